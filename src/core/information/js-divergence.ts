import { differenceAt, type NormalizeOption, readDistribution, readPair } from '../distribution.ts';
import { type BaseOption, logarithm } from '../logarithm.ts';
import { Sum } from '../sum.ts';
import { rangeError, requireVector } from '../validate.ts';
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
 * @formula given={{ p: distribution, q: distribution }} where={({ p, q }) => ({ '\\mathrm{JS}(p, q)': jsDivergence(p, q) })}
 * $$ \mathrm{JS}(p, q) = \tfrac12 \sum_i p_i \ln \frac{2 p_i}{p_i + q_i} + \tfrac12 \sum_i q_i \ln \frac{2 q_i}{p_i + q_i} $$
 * @see lin1991
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
  options?: (WeightsOption & BaseOption & NormalizeOption) | null,
): number {
  return scaledDivergence('jsDivergence', p, q, options ?? {}) / SCALE;
}

// No mixture of scaled probabilities underflows to 0, where the divergence would seem infinite. A power of four has an exact root.
const SCALE = 2 ** 600;

/** The divergence times `SCALE`. */
function scaledDivergence(
  caller: string,
  p: ArrayLike<number>,
  q: ArrayLike<number>,
  { weights, base, normalize }: WeightsOption & BaseOption & NormalizeOption,
): number {
  const pair = readPair(caller, p, q, normalize);
  const [wp, wq] = weights === undefined ? [0.5, 0.5] : readWeights(caller, weights);
  const { nats } = logarithm(caller, base);
  const sum = new Sum();
  for (let i = 0; i < p.length; i++) {
    const difference = differenceAt(pair, i) * SCALE;
    if (difference === 0) continue;
    const x = pair.p[i]! * SCALE;
    const y = pair.q[i]! * SCALE;
    const mixture = wp * x + wq * y;
    // x − mixture is wq (x − y): the difference of nearly equal numbers is taken once, where it is exact.
    if (wp > 0) sum.add(wp * divergenceTerm(x, mixture, wq * difference - (x - mixture)));
    if (wq > 0) sum.add(wq * divergenceTerm(y, mixture, -wp * difference - (y - mixture)));
  }
  return sum.value / pair.unit / nats;
}

function readWeights(caller: string, weights: unknown): [number, number] {
  const argument = `${caller}: weights`;
  requireVector(argument, weights);
  if (weights.length !== 2)
    throw rangeError(`${caller}: weights`, 'be two numbers', weights.length);
  readDistribution(argument, weights, false);
  return [weights[0]!, weights[1]!];
}

/**
 * Jensen–Shannon distance, the square root of the divergence with equal weights: a metric.
 *
 * @param p a distribution.
 * @param q a distribution over the same outcomes.
 * @returns the square root of nats (or of units of `base`), in [0, √ln 2].
 * @throws as `jsDivergence` does, and RangeError for a base below 1.
 * @formula given={{ p: distribution, q: distribution }} where={({ p, q }) => ({ 'd(p, q)': jsDistance(p, q) })}
 * $$ d(p, q) = \sqrt{\tfrac12 \sum_i \left( p_i \ln \frac{2 p_i}{p_i + q_i} + q_i \ln \frac{2 q_i}{p_i + q_i} \right)} $$
 * @see endres2003
 * @example
 * ```ts
 * import { jsDistance } from 'surprisal';
 * jsDistance([0.5, 0.5], [0.9, 0.1]); // => 0.318981543477
 * ```
 */
export function jsDistance(
  p: ArrayLike<number>,
  q: ArrayLike<number>,
  options?: (BaseOption & NormalizeOption) | null,
): number {
  const { base, normalize } = options ?? {};
  const divergence = scaledDivergence('jsDistance', p, q, { base, normalize });
  if (base !== undefined && base < 1)
    throw rangeError('jsDistance: base', 'be above 1, where no divergence is negative', base);
  return Math.sqrt(divergence) / Math.sqrt(SCALE);
}
