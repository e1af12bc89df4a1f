import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Plugin } from 'vite';
import { coreBehind } from './core-behind.ts';

const MODULE = 'virtual:core-behind-widgets';
const FILES = '{src/{core,lab,figures},components/widgets}/**/*.{ts,tsx}';

/** A Vite plugin: the module says for each widget by its name which files of the core its figure computes with. */
export const coreBehindWidgets = (root: string): Plugin => ({
  name: 'core-behind-widgets',
  resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
  load(id) {
    if (id !== `\0${MODULE}`) return undefined;
    const sources = Object.fromEntries(
      globSync(FILES, { cwd: root }).map((file) => [
        `/${file}`,
        readFileSync(join(root, file), 'utf8'),
      ]),
    );
    const widgets = globSync('components/widgets/*.tsx', { cwd: root }).map((file) => [
      basename(file, '.tsx'),
      coreBehind(`/${file}`, sources).map((path) => path.slice(1)),
    ]);
    return `export default ${JSON.stringify(Object.fromEntries(widgets))};`;
  },
});
