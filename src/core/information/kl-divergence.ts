import { type NormalizeOption, readPair } from '../distribution.ts';
import { kernel } from '../kernel/kernel.ts';
import { type BaseOption, logarithm } from '../logarithm.ts';
import { Sum } from '../sum.ts';
import { divergenceTerm } from './divergence-term.ts';

/**
 * Kullback–Leibler divergence D(p ‖ q) = Σ p ln(p/q): the surprise that q adds to what p makes unavoidable. It is no distance: it is
 * not symmetric and breaks the triangle inequality.
 *
 * Summed from terms p ln(p/q) − p + q, none of which is negative, so that the result is accurate also where p and q nearly agree.
 *
 * @param p the distribution that outcomes follow.
 * @param q the model, over the same outcomes.
 * @returns nats (or units of `base`) in [0, ∞]: exactly 0 where p = q, `Infinity` where q = 0 < p for some outcome.
 * @throws RangeError where lengths differ or an argument is no distribution; TypeError where it is no vector of numbers.
 * @formula given={{ p: distribution, q: distribution }} where={({ p, q }) => ({ 'D(p‖q)': klDivergence(p, q) })}
 * $$ D(p \Vert q) = \sum_i p_i \ln \frac{p_i}{q_i} $$
 * @see kullback1951
 * @example
 * ```ts
 * import { klDivergence } from 'surprisal';
 * klDivergence([1, 0, 0], [0.7, 0.2, 0.1]); // => 0.356674943939
 * klDivergence([0.7, 0.2, 0.1], [1, 0, 0]); // => Infinity
 * ```
 */
export function klDivergence(
  p: ArrayLike<number>,
  q: ArrayLike<number>,
  options?: (BaseOption & NormalizeOption) | null,
): number {
  const { base, normalize } = options ?? {};
  const fast = normalize ? undefined : kernel.divergence?.(p, q);
  const { nats } = logarithm('klDivergence', base);
  if (fast !== undefined) return fast / nats;
  const { p: x, q: y, lost, unit } = readPair('klDivergence', p, q, normalize);
  const sum = new Sum();
  for (let i = 0; i < x.length; i++) sum.add(divergenceTerm(x[i]!, y[i]!, lost ? lost[i]! : 0));
  return sum.value / unit / nats;
}
