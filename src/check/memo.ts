import type { Library } from './run.ts';

/** Gives what was computed before from the same texts, or computes it. */
export type Memo = <T>(texts: readonly (string | boolean | undefined)[], compute: () => T) => T;

// As many states of pages as are worth keeping: those of a whole book, and not each one that an author or a mutant goes through.
const MOST = 100;

const known = new WeakMap<Library, Map<string, Map<string, unknown>>>();

/**
 * What a page's fences give names to depends on their text alone, and points are drawn from a fixed seed. So an equation or a
 * claim whose own text is the same, on a page whose fences are the same, is as it was. This is what makes checking a saved
 * chapter quick.
 */
export function memoOf(library: Library, fences: string): Memo {
  const pages = known.get(library) ?? new Map<string, Map<string, unknown>>();
  known.set(library, pages);
  const results = pages.get(fences) ?? new Map<string, unknown>();
  pages.delete(fences);
  pages.set(fences, results); // the last one of the map is the one that was used last
  if (pages.size > MOST) pages.delete(pages.keys().next().value!);
  return <T>(texts: readonly (string | boolean | undefined)[], compute: () => T): T => {
    const key = JSON.stringify(texts);
    if (!results.has(key)) results.set(key, compute());
    return results.get(key) as T;
  };
}
