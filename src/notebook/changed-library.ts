import { transform } from 'sucrase';
import type { Library } from '../check/run.ts';
import type { LoadScript } from './load-script.ts';
import type { CoreChange } from './protocol.ts';

/** Text by path: `src/core/sum.ts`. */
export type Sources = Record<string, string>;

/** The names that a page may import, each with its file: `{ surprisal: 'src/core/index.ts' }`. */
export type ModuleFiles = Record<string, string>;

/**
 * Compiles changed sources, and gives what loads and links them to the modules that a page may import. All files are linked anew, so
 * that whatever calls a changed function sees the change. Throws an Error that says which change cannot be made, or what does not compile.
 */
export function changedLibrary(
  changes: CoreChange[],
  sources: Sources,
  modules: ModuleFiles,
): (load: LoadScript) => Library {
  const changed = changes.reduce(applyChange, sources);
  const bodies = Object.entries(changed).map(
    ([path, text]) => `${JSON.stringify(path)}: (require, exports) => {${compiled(path, text)}\n}`,
  );
  return (load) => {
    const require = linker(load(`({ ${bodies.join(',\n')} })`) as Record<string, Body>);
    return Object.fromEntries(Object.entries(modules).map(([name, file]) => [name, require(file)]));
  };
}

/** The sources with one text replaced. */
export function applyChange(sources: Sources, { file, before, after }: CoreChange): Sources {
  const [start, end, ...more] = (sources[file] ?? '').split(before);
  if (start === undefined || end === undefined || more.length > 0)
    throw new Error(`${file} does not hold this text exactly once: ${before}`);
  return { ...sources, [file]: start + after + end };
}

function compiled(path: string, text: string): string {
  if (path.endsWith('.json')) return `exports.__esModule = true; exports.default = ${text};`;
  try {
    return commonJs(text, path);
  } catch (error) {
    throw new Error((error as Error).message.replace(/^Error transforming /, ''));
  }
}

const known = new Map<string, string>();

/** Compiles a file once; a sandbox that waits for a question does so in advance. */
export function commonJs(text: string, path: string): string {
  const code =
    known.get(text) ??
    transform(text, {
      transforms: ['typescript', 'imports'],
      disableESTransforms: true,
      filePath: path,
    }).code;
  known.set(text, code);
  return code;
}

type Body = (require: (specifier: string) => object, exports: object) => void;

/** CommonJS in its smallest form: a file runs when it is first asked for. */
function linker(bodies: Record<string, Body>): (path: string) => object {
  const modules = new Map<string, object>();
  const require = (path: string): object => {
    const known = modules.get(path);
    if (known) return known;
    const body = bodies[path];
    if (!body) throw new Error(`there is no file ${path}`);
    const exports = {};
    modules.set(path, exports);
    body((specifier) => require(resolved(specifier, path)), exports);
    return exports;
  };
  return require;
}

/** `../sum.ts` as `src/core/losses/focal.ts` means it. */
function resolved(specifier: string, from: string): string {
  const folders = from.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') folders.pop();
    else if (part !== '.') folders.push(part);
  }
  return folders.join('/');
}
