// Writes the references that the tests of GHM, multi-task losses and metrics hold the core to, as generate.mjs does those of the rest:
//
//   node test/oracle/ghm-multi-task-metrics-generate.mjs

import { readFileSync, writeFileSync } from 'node:fs';
import { DIGITS } from './exact.mjs';

const { version } = JSON.parse(
  readFileSync(new URL('../../node_modules/decimal.js/package.json', import.meta.url), 'utf8'),
);

const header = {
  generatedBy: `node test/oracle/ghm-multi-task-metrics-generate.mjs with decimal.js ${version}, ${DIGITS} digits`,
  kinds: 'ordinary cases are held to a relative error of 1e-14; tiny and huge ones to 1e-12',
};

for (const subject of ['ghm', 'multi-task', 'metrics']) {
  const { functions, cases } = await import(`./${subject}.mjs`);
  const lines = cases().map(({ function: name, kind, args, options }) =>
    JSON.stringify({
      function: name,
      kind,
      args,
      options,
      value: decimals(functions[name](...args, options)),
    }),
  );
  writeFileSync(
    new URL(`${subject}.json`, import.meta.url),
    `${JSON.stringify(header, null, 2).slice(0, -2)},\n  "cases": [\n${lines.join(',\n')}\n  ]\n}\n`,
  );
}

function decimals(value) {
  return Array.isArray(value) ? value.map(decimals) : value.toSignificantDigits(25).toString();
}
