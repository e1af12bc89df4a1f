import { describe, expect, test } from 'vitest';
import { texMutants } from '../../../scripts/mutate/tex-mutants.ts';
import { boundFormulas } from './bound-formulas.ts';
import { closedChains } from './closed-chains.ts';
import { firstProblem } from './first-problem.ts';

/** The formula with one digit, operator, relation, function or letter changed, in every way. */
const mutantsOf = (tex: string) =>
  texMutants(tex).map(({ at, original, mutant }) => ({
    tex: tex.slice(0, at) + mutant + tex.slice(at + original.length),
    change: `${original} to ${mutant.trim()} at ${at}`,
  }));

const weaker = 'a weaker bound, which is true as well';
const rounded = 'another number that is rounded up to the same integer';

/** The mutants that state something true, by the formula, and why they do. */
const stillTrue: Record<string, Record<string, string>> = {
  [String.raw`H(X) = -\sum_{i=1}^{n} p_i \ln p_i \le \ln n`]: {
    [String.raw`\ln to \exp at 39`]: weaker,
  },
  [String.raw`\mathrm{JS} = \tfrac12 D(P\Vert M) + \tfrac12 D(Q\Vert M) \le \ln 2, \quad M = \frac{P+Q}{2}`]:
    {
      [String.raw`\ln to \exp at 62`]: weaker,
      '2 to 3 at 66': weaker,
    },
  [String.raw`T = \frac12\lVert p-q\rVert_1 \le \sqrt{D/2}`]: {
    [String.raw`/ to \cdot at 41`]: weaker,
    '2 to 1 at 42': weaker,
  },
  [String.raw`\sigma'(x) = \sigma(x)(1-\sigma(x)) \le \frac14`]: {
    '1 to 2 at 45': weaker,
    '4 to 3 at 46': weaker,
  },
  [String.raw`\lceil -\log_2 p\rceil < -\log_2 p + 1`]: {
    '- to + at 7': 'less on the left, which is true as well',
    '2 to 3 at 13': 'less on the left, which is true as well',
    '1 to 2 at 37': weaker,
  },
  [String.raw`\lceil-\log_2 0.4\rceil = \lceil-\log_2 0.3\rceil = 2`]: {
    '4 to 3 at 16': rounded,
    '2 to 3 at 38': rounded,
    '3 to 4 at 42': rounded,
  },
  [String.raw`\max(1.7+4.07, 0)/2 = 2.885`]: {
    '0 to 1 at 15': 'the other argument is greater still',
  },
};

// A bound of numbers, or a term that is multiplied by zero, is true with nearly any digits.
const isLoose = /[<>]|\\(?:le|ge|ll|gg)(?![a-z])|0\\cdot\\ln/;
const exact = closedChains
  .filter((tex) => !isLoose.test(tex))
  .map((tex) => ({ tex, bind: () => ({}) }));

describe('one digit, operator, relation, function or letter changed', () => {
  test.each([...boundFormulas, ...exact])('is noticed in $tex', (formula) => {
    const survivors = mutantsOf(formula.tex).filter(
      ({ tex }) => !firstProblem({ ...formula, tex }),
    );
    expect(survivors.map(({ change }) => change)).toEqual(
      Object.keys(stillTrue[formula.tex] ?? {}),
    );
  });

  test('there is something to notice', () => {
    const mutants = [...boundFormulas, ...exact].flatMap(({ tex }) => mutantsOf(tex));
    expect(mutants.length).toBeGreaterThan(3000);
  });
});
