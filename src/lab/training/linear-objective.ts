import { requireSameLength, requireVector, requireWeight } from '../../core/validate.ts';
import { type Design, designOf, logitsOf } from './design.ts';
import { type LogitLoss, type LossChoice, logitLoss } from './logit-loss.ts';
import type { Objective } from './objective.ts';

/** A linear model to be fitted to a data set. Plain data, so that a worker can be sent it. */
export interface LinearProblem {
  /** N rows of D numbers, without a column for the bias. */
  readonly features: ArrayLike<ArrayLike<number>>;
  /** For each row 0 or 1 (or what lies between); under `crossEntropyWithLogits` the index of its class. */
  readonly targets: ArrayLike<number>;
  /** How often each row counts: non-negative, not all 0. 1 when absent. */
  readonly rowWeights?: ArrayLike<number>;
  readonly loss: LossChoice;
  /** λ ≥ 0 of the penalty ½ λ ‖w‖². With 0, data that a plane separates have no minimum: weights grow until the slope is within the tolerance. */
  readonly l2: number;
  /** Whether the bias is part of w. It is not when absent. */
  readonly penalizeBias?: boolean;
}

// Of the step of a central difference: near the cube root of the rounding error, and a power of 2, so that it is exact.
const STEP = 2 ** -17;

/**
 * The mean of the losses over the rows, by their weights, plus ½ λ ‖w‖², as a function of the weights: for each output its bias, then its D
 * weights. The slope by a logit is the core's; by the chain rule it becomes the slope by a weight.
 */
export function linearObjective(problem: LinearProblem): Objective {
  const design = designOf('fit', problem.features);
  requireVector('fit: targets', problem.targets);
  requireSameLength('fit', 'features', problem.features, 'targets', problem.targets);
  const shares = sharesOf(problem, design.rows);
  requireWeight('fit: l2', problem.l2);
  const loss = logitLoss(problem.loss, problem.targets, shares);
  const size = loss.outputs * design.width;
  const firstPenalized = problem.penalizeBias ? 0 : 1;
  const penalties = Float64Array.from({ length: size }, (_, i) =>
    i % design.width < firstPenalized ? 0 : problem.l2,
  );

  return {
    size,
    value(weights) {
      const losses = loss.losses(logitsOf(design, weights));
      const mean = losses.reduce((sum, each, row) => sum + shares[row]! * each, 0);
      return weights.reduce((sum, weight, i) => sum + (penalties[i]! / 2) * weight ** 2, mean);
    },
    gradient(weights) {
      const gradient = penalties.map((penalty, i) => penalty * weights[i]!);
      addColumns(gradient, design, shares, loss.slopes(logitsOf(design, weights)));
      return gradient;
    },
    hessian(weights) {
      if (loss.reweighted) {
        const { name } = problem.loss;
        throw new RangeError(`fit: solver.name must be 'gradientDescent' for the loss ${name}`);
      }
      const hessian = new Float64Array(size * size);
      const curvatures = curvaturesOf(loss, logitsOf(design, weights));
      addProducts(hessian, design, shares, curvatures);
      for (let i = 0; i < size; i++) hessian[i * size + i]! += penalties[i]!;
      return hessian;
    },
  };
}

/** The row weights, divided by their sum. */
function sharesOf({ rowWeights }: LinearProblem, rows: number): Float64Array {
  if (rowWeights === undefined) return new Float64Array(rows).fill(1 / rows);
  const argument = 'fit: rowWeights';
  requireVector(argument, rowWeights);
  requireSameLength('fit', 'features', { length: rows }, 'rowWeights', rowWeights);
  let total = 0;
  for (let row = 0; row < rows; row++) {
    requireWeight(`${argument}[${row}]`, rowWeights[row]);
    total += rowWeights[row]!;
  }
  if (!(total > 0 && total < Infinity))
    throw new RangeError(`fit: rowWeights must have a positive finite sum, got ${total}`);
  return Float64Array.from(rowWeights, (weight) => weight / total);
}

/** Adds Σ share · slope · x over the rows, for each output. */
function addColumns(
  gradient: Float64Array,
  { rows, width, values }: Design,
  shares: Float64Array,
  slopes: Float64Array,
): void {
  const outputs = gradient.length / width;
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < outputs; k++) {
      const slope = shares[row]! * slopes[row * outputs + k]!;
      for (let j = 0; j < width; j++) gradient[k * width + j]! += slope * values[row * width + j]!;
    }
  }
}

/**
 * The second derivatives of the loss of each row by its logits, one N × K vector for each of the K logits that the slope is differentiated by.
 * They are central differences of the core's slopes: a Newton step need not be exact, only its goal, where the slopes vanish.
 */
function curvaturesOf(loss: LogitLoss, logits: Float64Array): Float64Array[] {
  const shifted = (output: number, by: number) =>
    loss.slopes(logits.map((logit, i) => (i % loss.outputs === output ? logit + by : logit)));
  return Array.from({ length: loss.outputs }, (_, output) => {
    const above = shifted(output, STEP);
    const below = shifted(output, -STEP);
    return above.map((slope, i) => (slope - below[i]!) / (2 * STEP));
  });
}

/** Adds Σ share · curvature · x xᵀ over the rows, for each pair of outputs. */
function addProducts(
  hessian: Float64Array,
  { rows, width, values }: Design,
  shares: Float64Array,
  curvatures: Float64Array[],
): void {
  const outputs = curvatures.length;
  const size = outputs * width;
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < outputs; k++) {
      for (let l = 0; l < outputs; l++) {
        const curvature = shares[row]! * curvatures[l]![row * outputs + k]!;
        for (let i = 0; i < width; i++) {
          const scaled = curvature * values[row * width + i]!;
          if (scaled === 0) continue;
          const first = (k * width + i) * size + l * width;
          for (let j = 0; j < width; j++) hessian[first + j]! += scaled * values[row * width + j]!;
        }
      }
    }
  }
}
