import { Sum } from '../sum.ts';
import { requireFinite, requireWeightsAlike } from './task-vectors.ts';

/**
 * The weighted sum Σ w L of the losses of several tasks. The weights carry units: metres turned to millimetres multiply a squared loss by 10⁶.
 *
 * @param losses one finite number for each task, each in a unit of its own.
 * @param weights one number for each task, finite and not negative.
 * @returns the sum, in the unit that the weights bring the losses to.
 * @throws RangeError for lengths that differ, empty vectors, a loss that is not finite, a weight that is negative or not finite; TypeError for
 * anything that is no number.
 * @formula given={{ L: vector, w: distribution }} where={({ L, w }) => ({ S: weightedSum(L, w) })}
 * $$ S = \sum_k w_k L_k $$
 * @see kendall2018, section 3
 * @example
 * ```ts
 * import { weightedSum } from 'surprisal';
 * weightedSum([0.04, 0.7], [1, 1]); // => 0.74
 * weightedSum([4e4, 0.7], [1e-6, 1]); // => 0.74
 * ```
 */
export function weightedSum(losses: ArrayLike<number>, weights: ArrayLike<number>): number {
  const caller = 'weightedSum';
  requireFinite(caller, 'losses', losses);
  requireWeightsAlike(caller, 'losses', losses, 'weights', weights);
  const sum = sumOfProducts(losses, weights, 1);
  return Number.isFinite(sum) ? sum : sumOfProducts(losses, weights, 1 / UNIT) * UNIT * UNIT;
}

// In this unit no product overflows: ∞ − ∞ must not come up where losses of both signs are huge.
const UNIT = 2 ** 600;

function sumOfProducts(a: ArrayLike<number>, b: ArrayLike<number>, scale: number): number {
  const sum = new Sum();
  for (let k = 0; k < a.length; k++) sum.add(a[k]! * scale * (b[k]! * scale));
  return sum.value;
}
