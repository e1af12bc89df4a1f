// Writes the references that test/core/oracle.test.ts holds the core to:
//
//   node test/oracle/generate.mjs
//
// Every input is a double and stands for its exact value; every value is computed from the definition with decimal.js.

import { readFileSync, writeFileSync } from 'node:fs';
import { activationCases } from './activation-cases.mjs';
import { activations } from './activations.mjs';
import { DIGITS } from './exact.mjs';
import { information } from './information.mjs';
import { informationCases } from './information-cases.mjs';

const { version } = JSON.parse(
  readFileSync(new URL('../../node_modules/decimal.js/package.json', import.meta.url), 'utf8'),
);

write('information', information, informationCases());
write('activations', activations, activationCases());

function write(name, definitions, cases) {
  const header = {
    generatedBy: `node test/oracle/generate.mjs with decimal.js ${version}, at least ${DIGITS} digits`,
    kinds:
      'ordinary cases are held to a relative error of 1e-14; tiny, huge, near-equal and degenerate ones to 1e-12',
  };
  const lines = cases.map(({ function: key, args, options, kind }) => {
    const value = definitions[key](...args, options);
    return JSON.stringify({
      function: key,
      kind,
      args: written(args),
      options,
      value: decimals(value),
    });
  });
  const text = `${JSON.stringify(header, null, 2).slice(0, -2)},\n  "cases": [\n${lines.join(',\n')}\n  ]\n}\n`;
  writeFileSync(new URL(`${name}.json`, import.meta.url), text);
}

/** Doubles as JSON: the ones that it has no number for become strings. */
function written(value) {
  if (Array.isArray(value)) return value.map(written);
  if (typeof value !== 'number') return value;
  return Number.isFinite(value) && !Object.is(value, -0)
    ? value
    : Object.is(value, -0)
      ? '-0'
      : String(value);
}

function decimals(value) {
  return Array.isArray(value) ? value.map(decimals) : value.toSignificantDigits(25).toString();
}
