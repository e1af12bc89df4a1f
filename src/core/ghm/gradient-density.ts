import { type Logits, type Rows, shaped, type Vector } from '../rows.ts';
import { histogram } from './gradient-histogram.ts';
import { readGradientNorms } from './gradient-norms.ts';
import { type BinsOption, binEdges, binOf } from './unit-bins.ts';

/**
 * The gradient density of each sample by unit regions, GD(g) = R M: the samples in its region of [0, 1] over the width 1/M of that region.
 *
 * @param g numbers in [0, 1], as `gradientNorm` gives them: a vector, or rows of one length.
 * @returns for each sample a density in [M, N M], in samples per unit of g; of a uniform density it is N.
 * @throws as `gradientHistogram` does.
 * @formula given={{ g: distribution, i: index }} where={({ g }) => ({
 *   M: 5, '\\mathrm{GD}': gradientDensity(g, { bins: 5 }), '\\delta': (i, j) => Number(i === j),
 * })}
 * $$ \mathrm{GD}_i = M \sum_j \delta(\lfloor M g_i \rfloor, \lfloor M g_j \rfloor) $$
 * @see li2019, section 3.3
 * @example
 * ```ts
 * import { gradientDensity } from 'surprisal';
 * gradientDensity([0.1, 0.2, 0.25, 0.99, 1], { bins: 4 }); // => [8, 8, 4, 8, 8]
 * ```
 */
export function gradientDensity(g: Vector, options?: BinsOption | null): Float64Array;
export function gradientDensity(g: Rows, options?: BinsOption | null): Float64Array[];
export function gradientDensity(
  g: Logits,
  options?: BinsOption | null,
): Float64Array | Float64Array[] {
  const { bins } = options ?? {};
  const caller = 'gradientDensity';
  const { shape, norms } = readGradientNorms(caller, g);
  const edges = binEdges(caller, bins);
  const counts = histogram(norms, edges);
  return shaped(
    shape,
    Float64Array.from(norms, (norm) => counts[binOf(norm, edges)]! * counts.length),
  );
}
