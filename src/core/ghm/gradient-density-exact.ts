import { type Logits, type Rows, shaped, type Vector } from '../rows.ts';
import { rangeError, requireNumber } from '../validate.ts';
import { readGradientNorms } from './gradient-norms.ts';

export interface EpsilonOption {
  /** ε, the width of the window around a sample: positive and finite; 0.1 when absent. */
  epsilon?: number;
}

/**
 * The gradient density of each sample as it is defined: the samples in the window [g − ε/2, g + ε/2) over the length of its part inside
 * [0, 1]. The samples are sorted once, so that it takes O(N log N).
 *
 * @param g numbers in [0, 1], as `gradientNorm` gives them: a vector, or rows of one length.
 * @returns for each sample a positive density, in samples per unit of g. A sample always counts itself, in a window below rounding, too.
 * @throws RangeError for an empty vector, a number outside [0, 1] or NaN, an epsilon that is not positive and finite; TypeError for anything that
 * is no number.
 * @formula given={{ g: distribution, i: index, '\\epsilon': probability }} where={({ g, '\\epsilon': epsilon }) => ({
 *   '\\mathrm{GD}': gradientDensityExact(g, { epsilon }),
 *   '\\delta_\\epsilon': (x, y) => Number(x >= y - epsilon / 2 && x < y + epsilon / 2),
 * })}
 * $$ \mathrm{GD}_i = \frac{\sum_j \delta_\epsilon(g_j, g_i)}{\min(g_i + \tfrac{\epsilon}{2}, 1) - \max(g_i - \tfrac{\epsilon}{2}, 0)} $$
 * @see li2019, section 3.2
 * @example
 * ```ts
 * import { gradientDensityExact } from 'surprisal';
 * gradientDensityExact([0.02, 0.03, 0.05, 0.08], { epsilon: 0.1 }); // => [42.8571428571, 37.5, 40, 30]
 * ```
 */
export function gradientDensityExact(g: Vector, options?: EpsilonOption | null): Float64Array;
export function gradientDensityExact(g: Rows, options?: EpsilonOption | null): Float64Array[];
export function gradientDensityExact(
  g: Logits,
  options?: EpsilonOption | null,
): Float64Array | Float64Array[] {
  const { epsilon = 0.1 } = options ?? {};
  const caller = 'gradientDensityExact';
  const { shape, norms } = readGradientNorms(caller, g);
  requireNumber(`${caller}: epsilon`, epsilon);
  if (!(epsilon > 0 && epsilon < Infinity))
    throw rangeError(`${caller}: epsilon`, 'be positive and finite', epsilon);
  const sorted = Float64Array.from(norms).sort();
  return shaped(
    shape,
    Float64Array.from(norms, (norm) => densityAt(norm, sorted, epsilon / 2)),
  );
}

function densityAt(norm: number, sorted: Float64Array, half: number): number {
  const above = countWhile(sorted, (other) => other < norm + half || other === norm);
  const below = countWhile(sorted, (other) => other < norm - half);
  return (above - below) / validLength(norm, half);
}

/** min(g + ε/2, 1) − max(g − ε/2, 0), without the rounding of the ends. */
const validLength = (norm: number, half: number): number =>
  Math.min(half, 1 - norm) + Math.min(half, norm);

/** How many elements of a sorted vector come before the first that fails the test. */
function countWhile(sorted: Float64Array, holds: (x: number) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(sorted[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}
