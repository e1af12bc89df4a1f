import {
  type Distribution,
  differenceAt,
  type NormalizeOption,
  type Pair,
  readDistribution,
  readPair,
} from '../distribution.ts';
import { Sum } from '../sum.ts';
import { isVector, isWhole, rangeError, requireNumber, requireProbability } from '../validate.ts';

/**
 * Brier score: the squared error of a predicted probability. For a distribution it is summed over the classes, so that the worst
 * score is 2; for one probability of a yes-or-no outcome it is (q − y)², at most 1. The two scales differ by a factor of two.
 *
 * @param q a predicted distribution over K classes, or one probability in [0, 1].
 * @param y what happened: the index of the class (from 0) or a distribution over the K classes; for one probability a number in [0, 1].
 * @returns a number in [0, 2], or in [0, 1] for one probability; without unit.
 * @throws RangeError where q is no distribution, y is out of range or lengths differ; TypeError for a wrong type.
 * @formula given={{ q: distribution, y: distribution }} where={({ q, y }) => ({ 'B(q, y)': brierScore(q, y) })}
 * $$ B(q, y) = \sum_k (q_k - y_k)^2 $$
 * @see brier1950
 * @example
 * ```ts
 * import { brierScore } from 'surprisal';
 * brierScore([0.5, 0.4, 0.1], 0); // => 0.42
 * brierScore(0.7, 1); // => 0.09
 * ```
 */
export function brierScore(
  q: number | ArrayLike<number>,
  y: number | ArrayLike<number>,
  options?: NormalizeOption | null,
): number {
  const caller = 'brierScore';
  const target = `${caller}: y`;
  if (!isVector(q)) {
    requireProbability(`${caller}: q`, q);
    requireProbability(target, y);
    return (q - y) ** 2;
  }
  return isVector(y)
    ? scoreOfDistribution(readPair(caller, q, y, options?.normalize, ['q', 'y']), q.length)
    : scoreOfClass(readDistribution(`${caller}: q`, q, options?.normalize), y, target);
}

function scoreOfDistribution(pair: Pair, classes: number): number {
  const sum = new Sum();
  for (let i = 0; i < classes; i++) sum.add((differenceAt(pair, i) / pair.unit) ** 2);
  return sum.value;
}

function scoreOfClass({ weights, sum, total }: Distribution, y: unknown, target: string): number {
  requireNumber(target, y);
  if (!isWhole(y) || y >= weights.length)
    throw rangeError(target, `be a class index from 0 to ${weights.length - 1}`, y);
  const score = new Sum();
  for (let i = 0; i < weights.length; i++) {
    const error =
      i === y
        ? total === 1
          ? 1 - weights[i]!
          : sum.without(weights[i]!) / total
        : weights[i]! / total;
    score.add(error ** 2);
  }
  return score.value;
}
