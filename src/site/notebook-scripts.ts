import { createHash } from 'node:crypto';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin, type Rolldown } from 'vite';
import type { BookFiles } from '../book/read-book.ts';

const QUERY = '.ts?script';
const PREFIX = '\0script:';

/**
 * A Vite plugin: `import('./engine.ts?script')` is that file with all it imports as the text of one classic script, for a place
 * that can load no module; `hash` is what a policy calls it by.
 */
export const notebookScripts = (book: BookFiles): Plugin => ({
  name: 'notebook-scripts',
  enforce: 'pre',
  resolveId(id, importer = '') {
    if (!id.endsWith(QUERY)) return undefined;
    return `${PREFIX}${resolve(dirname(importer), id.slice(0, -'?script'.length))}.js`;
  },
  async load(id) {
    if (!id.startsWith(PREFIX)) return undefined;
    const { code, files } = await classicScript(id.slice(PREFIX.length, -'.js'.length), book);
    for (const file of files) this.addWatchFile(file);
    return [
      `export default ${JSON.stringify(code)};`,
      `export const hash = '${hashOf(code)}';`,
    ].join('\n');
  },
});

export const hashOf = (code: string) =>
  `sha256-${createHash('sha256').update(code).digest('base64')}` as const;

/** Bundles a file into one classic script. */
export async function classicScript(
  file: string,
  book: BookFiles,
): Promise<{ code: string; files: string[] }> {
  const output = (await build({
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'warn',
    root: book.root,
    plugins: [bookModule(book)],
    resolve: {
      conditions: ['worker', 'module', 'production'],
      // acorn-jsx asks for it as CommonJS, and would bring a second one along.
      alias: [{ find: /^acorn$/, replacement: fileURLToPath(import.meta.resolve('acorn')) }],
    },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rollupOptions: {
        input: file,
        preserveEntrySignatures: 'exports-only', // What a file exports is then the value of `script`.
        output: { format: 'iife', name: 'script' },
      },
    },
  })) as Rolldown.RolldownOutput;
  const [{ code, moduleIds }] = output.output;
  return { code, files: moduleIds.filter((id) => id.startsWith(book.root)) };
}

const BOOK = 'virtual:book';

/** What the checker is told about this book, as a module for a place without files. */
const bookModule = ({ root, modules, bibliography, published, tags }: BookFiles): Plugin => ({
  name: 'book-module',
  resolveId: (id) => (id === BOOK ? `\0${BOOK}` : undefined),
  load(id) {
    if (id !== `\0${BOOK}`) return undefined;
    const names = Object.keys(modules);
    const files = names.map((name) => [name, relative(root, modules[name]!)]);
    return [
      ...names.map((name, i) => `import * as module${i} from ${JSON.stringify(modules[name])};`),
      `export const library = { ${names.map((name, i) => `${JSON.stringify(name)}: module${i}`).join(', ')} };`,
      `export const modules = ${JSON.stringify(Object.fromEntries(files))};`,
      `export const bibliography = ${JSON.stringify([...bibliography])};`,
      `export const published = ${JSON.stringify(published)};`,
      `export const tags = ${JSON.stringify(tags && [...tags])};`,
    ].join('\n');
  },
});
