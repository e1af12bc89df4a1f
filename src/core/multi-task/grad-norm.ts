import { weighted } from '../losses/reduction.ts';
import { Sum } from '../sum.ts';
import { rangeError, requireWeight } from '../validate.ts';
import { requireWeights, requireWeightsAlike } from './task-vectors.ts';

export interface GradNormOptions {
  /** w, the weights of the tasks so far: finite, not negative; 1 each when absent. */
  weights?: ArrayLike<number>;
  /** α, how strongly tasks that lag behind are favoured; not negative, 1.5 when absent. */
  alpha?: number;
  /** The step by which the weights follow their gradient; not negative, 0.025 when absent. */
  learningRate?: number;
}

export interface GradNormStep {
  /** r, the inverse training rates: the loss ratios over their mean. */
  rates: Float64Array;
  /** Ḡ r^α, what the norms of the weighted gradients should be. Constants to the gradient. */
  targets: Float64Array;
  /** L_grad = Σ |G − Ḡ r^α|. */
  loss: number;
  /** The gradient of L_grad with respect to the weights. */
  gradient: Float64Array;
  /** The weights after a step against the gradient, none below 0, renormalised to sum to the number of tasks. */
  weights: Float64Array;
}

/**
 * One step of GradNorm, which balances how fast several tasks train by the norms G = w ‖∇L‖ of their gradients at the last shared layer.
 *
 * @param norms ‖∇L‖ of each task **before** it is weighted; finite, not negative.
 * @param lossRatios L(t)/L(0) of each task: its loss over what it was at first; finite, not negative, not all 0.
 * @returns the rates, the targets, L_grad with its gradient with respect to the weights, and the next weights, one for each task.
 * @throws RangeError for lengths that differ, empty vectors, numbers that are negative or not finite, loss ratios that are all 0, weighted norms
 * or ratios whose sum is no double, or where the step leaves no weight positive; TypeError for anything that is no number.
 * @formula given={{ G: distribution, '\\ell': distribution, k: index, '\\alpha': positive }} where={({ G, '\\ell': ratios, '\\alpha': alpha }) => {
 *   const { loss, rates } = gradNorm(G, ratios, { alpha });
 *   return { n: G.length, '\\bar{G}': 1 / G.length, r: rates, L: loss };
 * }}
 * $$ L = \sum_k |G_k - \bar G r_k^\alpha|, \quad \bar G = \frac{1}{n} \sum_k G_k, \quad r_k = \frac{n \ell_k}{\sum_j \ell_j} $$
 * @see chen2018
 * @example
 * ```ts
 * import { gradNorm } from 'surprisal';
 * const { rates, targets, loss, gradient, weights } = gradNorm([4, 1], [0.5, 0.25]);
 * rates; // => [1.33333333333, 0.666666666667]
 * targets; // => [3.8490017946, 1.36082763488]
 * loss; // => 0.511825840282
 * gradient; // => [4, -1]
 * weights; // => [0.935064935065, 1.06493506494]
 * ```
 */
export function gradNorm(
  norms: ArrayLike<number>,
  lossRatios: ArrayLike<number>,
  options?: GradNormOptions | null,
): GradNormStep {
  const { weights, alpha = 1.5, learningRate = 0.025 } = options ?? {};
  const caller = 'gradNorm';
  requireWeights(caller, 'norms', norms);
  requireWeightsAlike(caller, 'norms', norms, 'lossRatios', lossRatios);
  if (weights !== undefined) requireWeightsAlike(caller, 'norms', norms, 'weights', weights);
  requireWeight(`${caller}: alpha`, alpha);
  requireWeight(`${caller}: learningRate`, learningRate);
  const before = Float64Array.from(norms, (_, k) => (weights ? weights[k]! : 1));
  const weightedNorms = before.map((weight, k) => weight * norms[k]!);
  const meanNorm = meanOf(caller, 'norms times weights', weightedNorms);
  const meanRatio = meanOf(caller, 'lossRatios', lossRatios);
  if (meanRatio === 0)
    throw new RangeError(
      `${caller}: lossRatios must not all be 0, for a rate is one over their mean`,
    );
  const rates = Float64Array.from(lossRatios, (ratio) => ratio / meanRatio);
  const targets = rates.map((rate) => weighted(meanNorm, rate ** alpha));
  const gaps = weightedNorms.map((norm, k) => norm - targets[k]!);
  const gradient = gaps.map((gap, k) => Math.sign(gap) * norms[k]!);
  const loss = new Sum();
  for (const gap of gaps) loss.add(Math.abs(gap));
  return {
    rates,
    targets,
    loss: loss.value,
    gradient,
    weights: stepped(caller, before, gradient, learningRate),
  };
}

function stepped(
  caller: string,
  before: Float64Array,
  gradient: Float64Array,
  learningRate: number,
): Float64Array {
  const moved = before.map((weight, k) => Math.max(0, weight - learningRate * gradient[k]!));
  const mean = meanOf(caller, 'the weights after a step', moved);
  if (mean === 0)
    throw rangeError(`${caller}: learningRate`, 'leave a weight positive', learningRate);
  return moved.map((weight) => weight / mean);
}

function meanOf(caller: string, name: string, vector: ArrayLike<number>): number {
  const sum = new Sum();
  for (let k = 0; k < vector.length; k++) sum.add(vector[k]!);
  if (sum.value === Infinity)
    throw rangeError(`${caller}: ${name}`, 'have a finite sum', sum.value);
  return sum.value / vector.length;
}
