import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ModuleFiles, Sources } from '../../src/notebook/changed-library.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** What the page hands to the sandbox: the text of each file of the core and the laboratory. */
export const sources: Sources = Object.fromEntries(
  globSync(['src/core/**/*.ts', 'src/lab/**/*.{ts,json}'], {
    cwd: root,
    exclude: ['src/core/kernel/assembly/**'],
  }).map((path) => [path, readFileSync(join(root, path), 'utf8')]),
);

export const modules: ModuleFiles = {
  surprisal: 'src/core/index.ts',
  'surprisal/lab': 'src/lab/index.ts',
};

/** Stands in for the scripts that the sandbox loads. */
export const load = (expression: string): unknown => new Function(`return ${expression}`)();
