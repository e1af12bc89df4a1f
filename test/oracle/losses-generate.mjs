// Writes the references that test/core/losses/oracle.test.ts holds the losses to, as generate.mjs does those of the rest:
//
//   node test/oracle/losses-generate.mjs

import { readFileSync, writeFileSync } from 'node:fs';
import { DIGITS } from './exact.mjs';
import { losses } from './losses.mjs';
import { lossesCases } from './losses-cases.mjs';

const { version } = JSON.parse(
  readFileSync(new URL('../../node_modules/decimal.js/package.json', import.meta.url), 'utf8'),
);

const header = {
  generatedBy: `node test/oracle/losses-generate.mjs with decimal.js ${version}, at least ${DIGITS} digits`,
  kinds:
    'ordinary cases are held to a relative error of 1e-14; tiny, huge, near-equal and degenerate ones to 1e-12',
};

const lines = lossesCases().map(({ function: name, args, options, kind }) =>
  JSON.stringify({
    function: name,
    kind,
    args: written(args),
    options,
    value: decimals(losses[name](...args, options)),
  }),
);

writeFileSync(
  new URL('losses.json', import.meta.url),
  `${JSON.stringify(header, null, 2).slice(0, -2)},\n  "cases": [\n${lines.join(',\n')}\n  ]\n}\n`,
);

/** Doubles as JSON: the ones that it has no number for become strings. */
function written(value) {
  if (Array.isArray(value)) return value.map(written);
  if (typeof value !== 'number') return value;
  if (Object.is(value, -0)) return '-0';
  return Number.isFinite(value) ? value : String(value);
}

function decimals(value) {
  return Array.isArray(value) ? value.map(decimals) : value.toSignificantDigits(25).toString();
}
