import { readFileSync } from 'node:fs';

/** An entry point of the package that has a page: a folder of the core, or the laboratory. */
export interface EntryPoint {
  /** `information` for `surprisal/information`. */
  name: string;
  /** The path of its sources' index from the project's folder. */
  index: string;
}

/** The entry points that package.json names, the whole core aside. */
export function entryPoints(root: string): EntryPoint[] {
  const { exports } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
    exports: Record<string, { default: string }>;
  };
  return Object.entries(exports).flatMap(([key, { default: compiled }]) => {
    const index = compiled.replace('./lib/', 'src/').replace(/\.js$/, '.ts');
    return key !== '.' && /^src\/(?:core|lab)\//.test(index) ? [{ name: key.slice(2), index }] : [];
  });
}
