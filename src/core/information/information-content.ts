import { logProbability, type NormalizeOption, readDistribution } from '../distribution.ts';
import { type BaseOption, logarithm } from '../logarithm.ts';
import { isVector, requireProbability, requireVector } from '../validate.ts';

/**
 * Information content (surprisal) of an outcome of probability p: −ln p.
 *
 * @param p a probability in [0, 1], or a vector of them; no sum is asked for unless `normalize`.
 * @returns nats (or units of `base`) in [0, ∞]: `Infinity` at p = 0, exactly 0 at p = 1; a Float64Array for a vector.
 * @throws RangeError for a probability outside [0, 1]; TypeError for anything that is no number or vector.
 * @formula given={{ p: probability }} where={({ p }) => ({ 'I(p)': informationContent(p) })}
 * $$ I(p) = -\ln p $$
 * @see shannon1948
 * @example
 * ```ts
 * import { informationContent } from 'surprisal';
 * informationContent(0.25); // => 1.38629436112
 * informationContent(0.25, { base: 2 }); // => 2
 * informationContent([1, 0.5, 0], { base: 2 }); // => [0, 1, Infinity]
 * ```
 */
export function informationContent(
  p: number,
  options?: (BaseOption & NormalizeOption) | null,
): number;
export function informationContent(
  p: ArrayLike<number>,
  options?: (BaseOption & NormalizeOption) | null,
): Float64Array;
export function informationContent(
  p: number | ArrayLike<number>,
  options?: (BaseOption & NormalizeOption) | null,
): number | Float64Array {
  const { base, normalize } = options ?? {};
  const argument = 'informationContent: p';
  const logs = logarithm('informationContent', base);
  if (!isVector(p)) {
    requireProbability(argument, p);
    return 0 - logs.log(p);
  }
  if (normalize) {
    const distribution = readDistribution(argument, p, normalize);
    return new Float64Array(p.length).map((_, i) => 0 - logProbability(distribution, i, logs));
  }
  requireVector(argument, p);
  for (let i = 0; i < p.length; i++) requireProbability(`${argument}[${i}]`, p[i]);
  const content = new Float64Array(p.length);
  for (let i = 0; i < p.length; i++) content[i] = 0 - logs.log(p[i]!);
  return content;
}
