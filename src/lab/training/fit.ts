import type { LinearProblem } from './linear-objective.ts';
import { type FitOptions, type Training, trainingSteps } from './training-steps.ts';

/**
 * Fits a linear model, binary or softmax, to a data set: makes the mean loss plus ½ λ ‖w‖² small. On one engine the same
 * input gives the same weights; another may differ in the last digits, as its `Math.exp` does.
 *
 * Cross-entropy is convex, and has one minimum where λ > 0 (up to a number added to all biases, where softmax has them unpenalised). Focal loss is
 * not convex: another start may end at another minimum. GHM and hard negative mining weigh a row by the others, anew at each step: gradient
 * descent alone takes them, and they may have no end.
 *
 * Newton's method with line search: Nocedal and Wright, Numerical Optimization, 2nd ed., 2006.
 *
 * @param problem the data set, the loss of the core, and λ
 * @returns the last step. Its weights are for each output the bias, then the D weights; its objective is in nats, penalty included
 * @throws RangeError or TypeError for a problem or an option that is none; RangeError where the objective overflows, as it does when gradient
 * descent has too large a rate, and for Newton's method under GHM or mining
 * @example
 * ```ts
 * import { fit } from 'surprisal/lab';
 *
 * const { weights, objective, converged } = fit({
 *   features: [[-1], [0], [0], [1]],
 *   targets: [0, 0, 1, 1],
 *   loss: { name: 'binaryCrossEntropyWithLogits' },
 *   l2: 0.1,
 * });
 * weights[1]; // => 1.1775
 * objective; // => 0.550166838
 * converged; // => true
 * ```
 */
export function fit(problem: LinearProblem, options?: FitOptions | null): Training {
  let last!: Training;
  for (const step of trainingSteps(problem, options ?? {})) last = step;
  return last;
}
