import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readChapter } from '../check/chapter.ts';
import { compileProgram } from '../check/program.ts';
import { programFunction } from '../check/run.ts';
import { scope } from '../check/samplers.ts';

const QUERY = '.mdx?claims';
const PREFIX = '\0claims:';

/**
 * A Vite plugin: `import('…/chapter.mdx?claims')` is a chapter's program as a module, with the claims that a reader may search
 * for counterexamples, and with the modules that it imports.
 */
export const pageClaims = ({
  root,
  modules,
}: {
  root: string;
  modules: Record<string, string>;
}) => ({
  name: 'page-claims',
  enforce: 'pre' as const,
  resolveId(id: string, importer = '') {
    if (!id.endsWith(QUERY)) return undefined;
    const path = id.slice(0, -'?claims'.length);
    const file = path.startsWith('.') ? resolve(dirname(importer), path) : join(root, path);
    return `${PREFIX}${file}.js`;
  },
  load(this: { addWatchFile: (path: string) => void }, id: string) {
    if (!id.startsWith(PREFIX)) return undefined;
    const file = id.slice(PREFIX.length, -'.js'.length);
    this.addWatchFile(file);
    return claimsModule(file, modules);
  },
});

/** The source of the module. */
export function claimsModule(file: string, modules: Record<string, string>): string {
  const { source, fences, claims } = readChapter(file, readFileSync(file, 'utf8'));
  const shared = fences.filter(({ typeErrors, isolated }) => !typeErrors && !isolated);
  const program = compileProgram(
    source,
    shared,
    claims.flatMap(({ given, predicate }) => [given?.code ?? '({})', predicate.code]),
  );
  const used = Object.entries(modules).filter(([name]) =>
    program.body.includes(`__page.import(${JSON.stringify(name)})`),
  );
  return [
    ...used.map(([, path], i) => `import * as module${i} from ${JSON.stringify(path)};`),
    `export const library = { ${used.map(([name], i) => `${JSON.stringify(name)}: module${i}`).join(', ')} };`,
    `export const quantifiers = ${JSON.stringify(claims.map(({ quantifier }) => quantifier))};`,
    `export ${programFunction(program, scope)}`,
  ].join('\n');
}
