// Writes the references of GHM, multi-task losses and metrics, as generate.mjs does those of the rest:
//
//   node test/oracle/ghm-multi-task-metrics-generate.mjs

import { writeReferences } from './write-references.mjs';

const GENERATOR = 'ghm-multi-task-metrics-generate.mjs';

for (const subject of ['ghm', 'multi-task', 'metrics']) {
  const { functions, cases } = await import(`./${subject}.mjs`);
  writeReferences(GENERATOR, subject, functions, cases());
}
