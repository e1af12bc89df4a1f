import { type Evaluated, reached, samplersOf } from './bindings.ts';
import type { ClaimTag } from './chapter.ts';
import type { Verdict } from './check-chapter.ts';
import type { Memo } from './memo.ts';
import { type Search, type Statement, search, showPoint } from './search.ts';

/** How often an `always` is tried, and how long the case of a `sometimes` is searched for. */
const RUNS = 1000;
const PATIENCE = 20_000;

/** Tries every claim of a chapter. */
export const checkClaims = (claims: ClaimTag[], evaluated: Evaluated, memo: Memo): Verdict[] =>
  claims.map((claim) => verdictOf(claim, evaluated, memo));

function verdictOf(claim: ClaimTag, evaluated: Evaluated, memo: Memo): Verdict {
  const { line, column, name, given, quantifier, predicate } = claim;
  const verdict = {
    kind: 'claim' as const,
    line,
    column,
    name,
    code: predicate.code,
    documented: quantifier,
  };
  try {
    const result = memo(['claim', quantifier, given?.code, predicate.code], () =>
      search(statementOf(claim, evaluated), { runs: quantifier === 'always' ? RUNS : PATIENCE }),
    );
    return { ...verdict, ...judged(quantifier, result) };
  } catch (error) {
    return { ...verdict, wrong: (error as Error).message };
  }
}

/** What a claim states, with the values that the page gives its expressions. Throws an Error where they are unfit. */
function statementOf({ given, predicate, quantifier }: ClaimTag, evaluated: Evaluated): Statement {
  const samplers = samplersOf(given, evaluated);
  if (Object.keys(samplers).length === 0)
    throw new Error('a claim that draws nothing is an example: give it `given={{ … }}`');
  const holds = reached(quantifier, evaluated(predicate));
  if (typeof holds !== 'function')
    throw new Error(`\`${quantifier}\` is a function of what is drawn: ({ p }) => …`);
  return { given: samplers, holds: holds as Statement['holds'], quantifier };
}

function judged(
  quantifier: Statement['quantifier'],
  { tries, found, fault }: Search,
): Pick<Verdict, 'computed' | 'wrong'> {
  if (fault) return { wrong: fault };
  if (quantifier === 'sometimes')
    return found
      ? { computed: showPoint(found) }
      : { wrong: `no case was found in ${tries} draws` };
  return found
    ? { computed: showPoint(found), wrong: `does not hold at ${showPoint(found)}` }
    : { computed: tries.toLocaleString('en') };
}
