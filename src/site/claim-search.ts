import type { Outcome } from '../check/outcome.ts';
import { type Library, type Main, runMain } from '../check/run.ts';
import { type Sampler, scope } from '../check/samplers.ts';
import { type Search, type Statement, search } from '../check/search.ts';

/** What a chapter's module of claims exports; see page-claims.ts. */
interface PageClaims {
  library: Library;
  quantifiers: Statement['quantifier'][];
  main: Main;
}

const pages = import.meta.glob<PageClaims>('/content/docs/**/chapters/*.mdx', { query: '?claims' });

const CHUNK = 500;
const MOST = 100_000;

/**
 * Searches for a case that decides a claim: the checker's own search, on draws of its own, in pieces between which the page stays
 * alive. `source` is the path of the chapter and the number of the claim in it. Stops when `signal` says so.
 */
export async function searchClaim(
  source: string,
  signal: AbortSignal,
  report: (tries: number) => void,
): Promise<Search> {
  const statement = await statementAt(source);
  const seed = Math.trunc(Math.random() * 2 ** 31);
  let tries = 0;
  while (tries < MOST && !signal.aborted) {
    const result = search(statement, { runs: CHUNK, seed: (seed + tries) | 0 });
    tries += result.tries;
    if (result.found || result.fault) return { ...result, tries };
    report(tries);
    await new Promise((resolve) => setTimeout(resolve));
  }
  return { tries };
}

async function statementAt(source: string): Promise<Statement> {
  const [path, index] = source.split('#');
  const { library, quantifiers, main } = await pages[`/${path}`]!();
  const { expressions } = runMain(main, library, scope);
  const value = (at: number) => (expressions[at] as Extract<Outcome, { value: unknown }>).value;
  const at = Number(index);
  return {
    given: value(2 * at) as Record<string, Sampler>,
    holds: value(2 * at + 1) as Statement['holds'],
    quantifier: quantifiers[at]!,
  };
}
