import type { Logits, Rows, Vector } from '../rows.ts';
import type { Reduced, ReductionOption, Unreduced } from './reduction.ts';
import { type AlphaOption, focalLoss, focalLossGradient } from './sigmoid-focal-loss.ts';

/**
 * α-balanced cross-entropy of logits: −α ln p for class 1, −(1 − α) ln(1 − p) for class 0. α is the weight of class **1**; α = ½ halves the loss.
 *
 * @param logits a vector, or rows of one length; any doubles.
 * @param targets in [0, 1], in the same shape: 1 for class 1. A soft target y has the weight α y + (1 − α)(1 − y).
 * @returns nats in [0, ∞]: the mean over all elements (not over their weights), or what `reduction` says.
 * @throws RangeError for an empty or unequal shape, a target or alpha outside [0, 1], an unknown reduction; TypeError for anything that is
 * no number.
 * @formula given={{ x: vector, y: distribution, '\\alpha': probability }} where={({ x, y, '\\alpha': alpha }) => ({
 *   n: x.length, 'L(x, y)': alphaBalancedCrossEntropy(x, y, { alpha }),
 * })}
 * $$ L(x, y) = \frac{1}{n} \sum_i \left( \alpha y_i + (1 - \alpha) (1 - y_i) \right) \left( \ln(1 + e^{x_i}) - x_i y_i \right) $$
 * @see lin2017focal, section 3.1
 * @example
 * ```ts
 * import { alphaBalancedCrossEntropy } from 'surprisal';
 * alphaBalancedCrossEntropy([0, 0], [1, 0], { alpha: 0.25, reduction: 'none' }); // => [0.17328679514, 0.51986038542]
 * ```
 */
export function alphaBalancedCrossEntropy(
  logits: Vector,
  targets: Vector,
  options: AlphaOption & Unreduced,
): Float64Array;
export function alphaBalancedCrossEntropy(
  logits: Rows,
  targets: Rows,
  options: AlphaOption & Unreduced,
): Float64Array[];
export function alphaBalancedCrossEntropy(
  logits: Logits,
  targets: Logits,
  options?: (AlphaOption & Reduced) | null,
): number;
export function alphaBalancedCrossEntropy(
  logits: Logits,
  targets: Logits,
  options?: (AlphaOption & ReductionOption) | null,
): number | Float64Array | Float64Array[] {
  const { alpha, reduction } = options ?? {};
  // Cross-entropy is focal loss that does not focus.
  return focalLoss('alphaBalancedCrossEntropy', logits, targets, { alpha, reduction, gamma: 0 });
}

/**
 * The gradient of `alphaBalancedCrossEntropy` with respect to the logits: α_t (σ(x) − y).
 *
 * @param logits as for the loss.
 * @param targets as for the loss.
 * @returns the gradient of the reduced loss in the shape of the logits; for `'none'` the derivative of each loss by its own logit.
 * @throws as `alphaBalancedCrossEntropy` does.
 * @formula given={{ x: vector, y: distribution, k: index, '\\alpha': probability }} where={({ x, y, k, '\\alpha': alpha }) => ({
 *   n: x.length, '\\frac{\\partial L}{\\partial x_k}': alphaBalancedCrossEntropyGradient(x, y, { alpha })[k - 1],
 * })}
 * $$ \frac{\partial L}{\partial x_k} = \frac{1}{n} \left( \alpha y_k + (1 - \alpha) (1 - y_k) \right) \left( \frac{1}{1 + e^{-x_k}} - y_k \right) $$
 * @see lin2017focal, section 3.1
 * @example
 * ```ts
 * import { alphaBalancedCrossEntropyGradient } from 'surprisal';
 * alphaBalancedCrossEntropyGradient([0, 0], [1, 0], { alpha: 0.25, reduction: 'sum' }); // => [-0.125, 0.375]
 * ```
 */
export function alphaBalancedCrossEntropyGradient(
  logits: Vector,
  targets: Vector,
  options?: (AlphaOption & ReductionOption) | null,
): Float64Array;
export function alphaBalancedCrossEntropyGradient(
  logits: Rows,
  targets: Rows,
  options?: (AlphaOption & ReductionOption) | null,
): Float64Array[];
export function alphaBalancedCrossEntropyGradient(
  logits: Logits,
  targets: Logits,
  options?: (AlphaOption & ReductionOption) | null,
): Float64Array | Float64Array[] {
  const { alpha, reduction } = options ?? {};
  return focalLossGradient('alphaBalancedCrossEntropyGradient', logits, targets, {
    alpha,
    reduction,
    gamma: 0,
  });
}
