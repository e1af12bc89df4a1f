import type { Library } from './run.ts';

/** Gives what was computed before from the same texts, or computes it. */
export type Memo = <T>(texts: readonly (string | boolean | undefined)[], compute: () => T) => T;

// Far more than one book has; what is thrown away is computed again.
const MOST = 20_000;

const known = new WeakMap<Library, Map<string, unknown>>();

/**
 * What a page's fences give names to depends on their text alone, and points are drawn from a fixed seed. So an equation or a
 * claim whose own text is the same, on a page whose fences are the same, is as it was. This is what makes checking a saved
 * chapter quick.
 */
export function memoOf(library: Library, fences: string): Memo {
  const results = known.get(library) ?? new Map<string, unknown>();
  known.set(library, results);
  return <T>(texts: readonly (string | boolean | undefined)[], compute: () => T): T => {
    const key = JSON.stringify([fences, ...texts]);
    if (results.has(key)) return results.get(key) as T;
    if (results.size >= MOST) results.clear();
    const result = compute();
    results.set(key, result);
    return result;
  };
}
