import { asDistribution, asDistributions, type NormalizeOption } from '../distribution.ts';
import { type BaseOption, natsPerUnit } from '../logarithm.ts';
import { Sum } from '../sum.ts';
import { requireVector } from '../validate.ts';
import { divergenceTerm } from './divergence-term.ts';

export interface WeightsOption {
  /** How much p and q count in their mixture: two non-negative numbers that sum to 1. Halves when absent. */
  weights?: ArrayLike<number>;
}

/**
 * Jensen–Shannon divergence: the mean divergence of p and q from their mixture m, w₁ D(p ‖ m) + w₂ D(q ‖ m) with m = w₁ p + w₂ q.
 * Symmetric for equal weights, and always finite.
 *
 * @param p a distribution.
 * @param q a distribution over the same outcomes.
 * @returns nats (or units of `base`) from 0 to the entropy of the weights: at most ln 2.
 * @throws RangeError where lengths differ or an argument is no distribution; TypeError where it is no vector of numbers.
 * @see Lin, Divergence Measures Based on the Shannon Entropy, 1991.
 * @example
 * ```ts
 * import { jsDivergence } from 'surprisal';
 * jsDivergence([0.5, 0.5], [0.9, 0.1]); // => 0.101749225079
 * jsDivergence([1, 0], [0, 1], { base: 2 }); // => 1.0
 * ```
 */
export function jsDivergence(
  p: ArrayLike<number>,
  q: ArrayLike<number>,
  { weights, base, normalize }: WeightsOption & BaseOption & NormalizeOption = {},
): number {
  const caller = 'jsDivergence';
  const [a, b] = asDistributions(caller, p, q, normalize);
  const [wa, wb] = weights === undefined ? [0.5, 0.5] : readWeights(caller, weights);
  const unit = natsPerUnit(caller, base);
  const sum = new Sum();
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i]!, b[i]!];
    const mixture = wa * x + wb * y;
    if (x === y || mixture === 0) continue;
    // x − mixture is wb (x − y): the difference of nearly equal numbers is taken once, where it is exact.
    if (wa > 0) sum.add(wa * divergenceTerm(x, mixture, wb * (x - y)));
    if (wb > 0) sum.add(wb * divergenceTerm(y, mixture, wa * (y - x)));
  }
  return sum.value / unit;
}

function readWeights(caller: string, weights: unknown): [number, number] {
  const argument = { caller, name: 'weights' };
  requireVector(argument, weights);
  if (weights.length !== 2)
    throw new RangeError(`${caller}: weights must be two numbers, got ${weights.length}`);
  const { 0: a, 1: b } = asDistribution(argument, weights, false);
  return [a!, b!];
}

/**
 * Jensen–Shannon distance, the square root of the divergence with equal weights: a metric.
 *
 * @param p a distribution.
 * @param q a distribution over the same outcomes.
 * @returns the square root of nats (or of units of `base`), in [0, √ln 2].
 * @throws as `jsDivergence` does.
 * @see Endres and Schindelin, A New Metric for Probability Distributions, 2003.
 * @example
 * ```ts
 * import { jsDistance } from 'surprisal';
 * jsDistance([0.5, 0.5], [0.9, 0.1]); // => 0.318981543477
 * ```
 */
export function jsDistance(
  p: ArrayLike<number>,
  q: ArrayLike<number>,
  options: BaseOption & NormalizeOption = {},
): number {
  const { base, normalize } = options;
  return Math.sqrt(jsDivergence(p, q, { base, normalize }));
}
