import { readFileSync, writeFileSync } from 'node:fs';
import { DIGITS } from './exact.mjs';

const { version } = JSON.parse(
  readFileSync(new URL('../../node_modules/decimal.js/package.json', import.meta.url), 'utf8'),
);

/** Writes the cases of a subject with the values that its definitions give, for the generator that is named. */
export function writeReferences(generator, subject, functions, cases) {
  const header = {
    generatedBy: `node test/oracle/${generator} with decimal.js ${version}, at least ${DIGITS} digits`,
    kinds: 'ordinary cases are held to a relative error of 1e-14; all others to 1e-12',
  };
  const lines = cases.map(({ function: name, kind, args, options }) =>
    JSON.stringify({
      function: name,
      kind,
      args: written(args),
      options,
      value: decimals(functions[name](...args, options)),
    }),
  );
  const text = `${JSON.stringify(header, null, 2).slice(0, -2)},\n  "cases": [\n${lines.join(',\n')}\n  ]\n}\n`;
  writeFileSync(new URL(`${subject}.json`, import.meta.url), text);
}

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
