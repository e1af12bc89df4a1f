import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { resolve as resolveModule } from 'import-meta-resolve';

/** A short name of a content: equal where the content is. */
export const hashOf = (...texts: string[]): string => {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text).update('\0');
  return hash.digest('base64url');
};

// Whatever names a file beside the one it stands in: imports, `extends`, URLs of data. Too many are found rather than too few.
const BESIDE = /(['"`])(\.{1,2}\/[^'"`\n]+)\1/g;
const PACKAGE = /(?:\bfrom|\bimport)\s*\(?\s*(['"])([^'"./][^'"\n]*)\1/g;

/** The hash of some files and of all that they import, directly or not. A package counts by the version that is installed. */
export const fingerprint = (entries: string[]): string =>
  hashOf(...[...filesBehind(entries)].sort(([a], [b]) => (a < b ? -1 : 1)).flat());

/** Some files and all that they import, directly or not, each with the hash of its content. */
export function filesBehind(entries: string[]): Map<string, string> {
  const seen = new Map<string, string>();
  const queue = entries.map((file) => realpathSync(file));
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file)) continue;
    const text = readFileSync(file, 'utf8');
    seen.set(file, hashOf(text));
    if (file.endsWith('package.json')) continue;
    queue.push(...neighbours(file, text), ...packages(file, text));
  }
  return seen;
}

/** The files that a file names, and the declarations that belong to it. */
function neighbours(file: string, text: string): string[] {
  const named = [...text.matchAll(BESIDE)].map(([, , path]) => resolve(dirname(file), path!));
  const types = file.replace(/\.([cm]?)js$/, '.d.$1ts');
  return [...named.flatMap((path) => [path, `${path}.ts`, `${path}.js`, `${path}.json`]), types]
    .filter((path) => existsSync(path) && statSync(path).isFile())
    .map((path) => realpathSync(path));
}

function packages(file: string, text: string): string[] {
  return [...text.matchAll(PACKAGE)].flatMap(([, , name]) => {
    if (name!.startsWith('node:')) return [];
    try {
      return [packageOrFile(fileURLToPath(resolveModule(name!, pathToFileURL(file).href)))];
    } catch {
      return []; // a word in a comment, or a package that only types need
    }
  });
}

/** What stands for an imported file: itself where it is the author's, its package's manifest where it was installed. */
export function packageOrFile(path: string): string {
  const file = realpathSync(path);
  if (!file.includes('/node_modules/')) return file;
  let folder = dirname(file);
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return join(folder, 'package.json');
}
