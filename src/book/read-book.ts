import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, parse, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { resolve as resolveModule } from 'import-meta-resolve';
import type { Book } from '../check/check-chapter.ts';
import type { PublishedFigures } from '../check/cited.ts';
import type { Library } from '../check/run.ts';
import { type BookConfiguration, validConfiguration } from './configuration.ts';

/** A book as it stands on disk: what its configuration names, found. */
export interface BookFiles extends Omit<Book, 'library'> {
  /** The project's folder. */
  root: string;
  /** Every page that the checker reads, as paths from the project's folder, in order. */
  paths: string[];
  /** Of the pages those that are source files, each with the module that its docstrings import from. */
  docstrings: Record<string, string>;
  /** The file behind each name that a page may import. */
  modules: Record<string, string>;
  /** The tsconfig whose options the fences are compiled with; undefined where the project has none. */
  tsconfig: string | undefined;
}

/** Finds what a configuration names. Throws an Error that says what is not there. */
export function readBook(configuration: BookConfiguration, root: string): BookFiles {
  const { chapters, pages, modules, docstrings, components, figures, bibliography } =
    validConfiguration(configuration);
  const mustCheck = find('chapters', chapters, root);
  const tsconfig = resolve(root, 'tsconfig.json');
  const own = new Set(mustCheck);
  const others = pages ? find('pages', pages, root) : [];
  const free = new Set(others.filter((path) => !own.has(path)));
  const sources = findDocstrings(docstrings ?? {}, root);
  return {
    root,
    paths: [...[...mustCheck, ...free].sort(), ...Object.keys(sources)],
    docstrings: sources,
    mayCheckNothing: (path) => free.has(path),
    modules: Object.fromEntries(
      Object.entries(modules).map(([name, target]) => [name, moduleFile(name, target, root)]),
    ),
    tags: components
      ? new Set(find('components', components, root).map((path) => parse(path).name))
      : undefined,
    published: figures ? readFigures(resolve(root, figures)) : {},
    bibliography: bibliography ? readKeys(resolve(root, bibliography)) : new Set(),
    tsconfig: existsSync(tsconfig) ? tsconfig : undefined,
  };
}

/** The text of a page. */
export const readPage = ({ root }: BookFiles, path: string): string =>
  readFileSync(join(root, path), 'utf8');

/** Imports what the pages may import. */
export async function loadLibrary({ modules }: BookFiles): Promise<Library> {
  const loaded = Object.entries(modules).map(
    async ([name, file]) => [name, await import(pathToFileURL(file).href)] as const,
  );
  return Object.fromEntries(await Promise.all(loaded));
}

function find(key: string, globs: string | string[], root: string): string[] {
  const found = globSync(globs, { cwd: root, exclude: ['**/node_modules'] }).map((path) =>
    path.replaceAll('\\', '/'),
  );
  if (found.length === 0) throw new Error(`\`${key}\`: no file in ${root} fits ${globs}`);
  return found.sort();
}

function findDocstrings(
  globs: Record<string, string | string[]>,
  root: string,
): Record<string, string> {
  const found = Object.entries(globs).flatMap(([module, files]) =>
    find('docstrings', files, root)
      .filter((path) => /@(?:example|formula)\b/.test(readFileSync(join(root, path), 'utf8')))
      .map((path) => [path, module] as const),
  );
  return Object.fromEntries(found);
}

function moduleFile(name: string, target: string, root: string): string {
  if (/^\.{0,2}\//.test(target)) {
    const file = resolve(root, target);
    if (existsSync(file)) return file;
    throw new Error(
      `\`modules\`: '${name}' is to be ${target}, but there is no such file in ${root}`,
    );
  }
  try {
    return fileURLToPath(resolveModule(target, pathToFileURL(join(root, 'package.json')).href));
  } catch {
    throw new Error(
      `\`modules\`: '${name}' is to be the package ${target}, which is not installed (a file is written ./${target})`,
    );
  }
}

function readFigures(file: string): PublishedFigures {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`\`figures\`: ${(error as Error).message}`);
  }
}

function readKeys(file: string): Set<string> {
  let sources: unknown;
  try {
    sources = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`\`bibliography\`: ${(error as Error).message}`);
  }
  if (!Array.isArray(sources) || !sources.every(({ id }) => typeof id === 'string'))
    throw new Error(`\`bibliography\`: ${file} is no list of sources with an \`id\` (CSL-JSON)`);
  return new Set(sources.map(({ id }) => id));
}
