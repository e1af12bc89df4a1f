import { requireVector } from '../../core/validate.ts';
import { designOf, logitsOf } from './design.ts';

/**
 * The logits b_k + w_k · x of a linear model, for every row x of a data set.
 *
 * @param features N rows of D numbers
 * @param weights as `train` gives them: for each of K outputs its bias, then its D weights
 * @returns N × K logits, row after row, as the losses of the core take them
 * @throws RangeError for rows of unequal length, a feature that is not finite, or a number of weights that is no multiple of 1 + D;
 * TypeError for anything that is no number
 * @example
 * ```ts
 * import { linearLogits } from 'surprisal/lab';
 *
 * linearLogits([[2], [3]], [-1, 0.5]); // => [0, 0.5]
 * linearLogits([[2], [3]], [-1, 0.5, 1, 0]); // => [0, 1, 0.5, 1]
 * ```
 */
export function linearLogits(
  features: ArrayLike<ArrayLike<number>>,
  weights: ArrayLike<number>,
): Float64Array {
  const design = designOf('linearLogits', features);
  requireVector('linearLogits: weights', weights);
  if (weights.length % design.width !== 0)
    throw new RangeError(
      `linearLogits: weights must be a multiple of ${design.width} in number, got ${weights.length}`,
    );
  return logitsOf(design, weights);
}
