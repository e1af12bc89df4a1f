/** Text by path: `/src/core/sum.ts`. */
type Sources = Record<string, string>;

/** An import or export of values from another file, with the names that it asks for; or a worker. */
const statement =
  /^(import|export) (?!type )(?:(?:\* as )?\w+ from |\* from |\{([^}]*)\} from )?'((?:\.|surprisal)[^']*)';|new URL\('([^']+\.ts)'/gm;

const modules: Record<string, string> = {
  surprisal: '/src/core/index.ts',
  'surprisal/lab': '/src/lab/index.ts',
};

/**
 * The files of the core behind a file: those that it imports, itself or by what it imports. Of an index, which passes on what others hold,
 * only what it is asked for counts.
 */
export function coreBehind(entry: string, sources: Sources): string[] {
  const seen = new Set<string>();
  visit(entry);
  return [...seen].filter((path) => path.startsWith('/src/core/')).sort();

  function visit(path: string, asked?: readonly string[]): void {
    const isIndex = path.endsWith('/index.ts');
    if (seen.has(path) || !(path in sources)) return;
    if (!isIndex) seen.add(path);
    for (const [, keyword, braces, imported, worker] of sources[path]!.matchAll(statement)) {
      const names = braces === undefined ? asked : namesIn(braces);
      const isAsked = names?.some((name) => asked?.includes(name) ?? true) ?? true;
      if (isIndex ? keyword === 'export' && isAsked : names?.length !== 0)
        visit(fileOf(imported ?? worker!, path), names);
    }
  }
}

const namesIn = (braces: string): string[] =>
  braces
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '' && !each.startsWith('type '))
    .map((each) => each.split(' as ')[0]!);

const fileOf = (specifier: string, from: string): string =>
  modules[specifier] ?? new URL(specifier, `file://${from}`).pathname;
