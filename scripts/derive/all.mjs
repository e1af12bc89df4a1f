/**
 * Derives the data sets of src/lab/data from the npm packages that hold them.
 *
 *   node scripts/derive/all.mjs [name …]           writes the files
 *   node scripts/derive/all.mjs --check [name …]   fails if a committed file differs from what is derived
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fetchPackage } from './fetch-package.mjs';
import { formatJson } from './format-json.mjs';

const DATA_SETS = ['moby-dick', 'seattle-weather', 'bird-strikes', 'penguins', 'iris'];

const { values, positionals } = parseArgs({
  options: { check: { type: 'boolean' } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !DATA_SETS.includes(name));
if (unknown.length > 0) {
  throw new Error(`no data set ${unknown.join(', ')}: there are ${DATA_SETS.join(', ')}`);
}

for (const name of positionals.length > 0 ? positionals : DATA_SETS) {
  const derived = await deriveText(name);
  const path = `src/lab/data/${name}.json`;
  const file = new URL(`../../${path}`, import.meta.url);
  if (values.check) check(path, existsSync(file) ? readFileSync(file, 'utf8') : null, derived);
  else writeFileSync(file, derived);
}

async function deriveText(name) {
  const { about, derive } = await import(`./${name}.mjs`);
  const derivedBy = `scripts/derive/${name}.mjs`;
  const data = derive(fetchPackage(about));
  return `${formatJson({ about: { ...about, derivedBy }, ...data })}\n`;
}

function check(path, committed, derived) {
  if (committed === derived) return console.log(`${path} is as derived`);
  process.exitCode = 1;
  if (committed === null) return console.error(`${path} is missing: run scripts/derive/all.mjs`);
  const lines = derived.split('\n');
  const same = committed.split('\n').findIndex((text, index) => text !== lines[index]);
  console.error(`${path}:${same + 1} differs from what scripts/derive/all.mjs derives`);
}
