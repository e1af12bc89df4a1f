import { peakOf } from '../activations/peak.ts';
import {
  asBatch,
  type ClassesOption,
  doubles,
  type Logits,
  type Rows,
  shaped,
  type Vector,
} from '../rows.ts';
import { Sum } from '../sum.ts';
import { isVector, requireWeight } from '../validate.ts';
import { asTargets, type ClassTargets } from './class-targets.ts';
import { readClassWeights } from './class-weights.ts';
import { type GammaOption, modulatingFactor, requireGamma } from './modulating-factor.ts';
import {
  lossesOf,
  type Reduced,
  type ReductionOption,
  reducedLoss,
  requireReduction,
  type Unreduced,
  weighted,
} from './reduction.ts';
import {
  exponentialOf,
  othersOf,
  surprisalOf,
  writeExponentials,
  writeGradient,
} from './softmax-row.ts';

interface Options extends GammaOption, ClassesOption {
  /** The weight of each class; one number weights all of them, and balances nothing. Absent or null: 1. */
  alpha?: number | ArrayLike<number> | null;
}

/**
 * Focal loss of logits under softmax: α_y (1 − q_y)^γ (−ln q_y) for each row with class y; over the classes of a distribution,
 * Σ_k y_k α_k (1 − q_k)^γ (−ln q_k).
 *
 * @param logits rows of one length K, nested or a flat vector with `classes`; or a single row. Any doubles; no probabilities.
 * @param targets a class index in 0 … K − 1 for each row, or a distribution for each row, nested or flat. A single row may have a bare index.
 * @returns nats in [0, ∞]: the mean over the rows (not over α), or what `reduction` says; a Float64Array with one number a row for `'none'`.
 * A single logit of +∞ takes the whole probability; NaN where a logit is NaN, all are −∞ or several +∞.
 * @throws RangeError for shapes that do not match, an index that is no class, a distribution that does not sum to 1, a negative alpha, a gamma
 * that is negative or infinite; TypeError for anything that is no number.
 * @formula given={{ z: vector, y: index, '\\gamma': positive }} where={({ z, y, '\\gamma': gamma }) => {
 *   const total = z.reduce((sum, x) => sum + Math.exp(x), 0);
 *   return { q: z.map((x) => Math.exp(x) / total), 'L(z, y)': softmaxFocalLoss(z, y - 1, { gamma }) };
 * }}
 * $$ L(z, y) = -(1 - q_y)^\gamma \ln q_y, \quad q_y = \frac{e^{z_y}}{\sum_k e^{z_k}} $$
 * @see lin2017focal
 * @example
 * ```ts
 * import { softmaxFocalLoss } from 'surprisal';
 * const logits = [[0.98, 0.01, 0.01].map(Math.log)];
 * softmaxFocalLoss(logits, [0]); // => 0.00000808108292701
 * softmaxFocalLoss(logits, [0], { alpha: 0.25 }); // => 0.00000202027073175
 * softmaxFocalLoss(logits, [0], { alpha: [0.5, 1, 1], gamma: 0 }); // => 0.0101013536588
 * ```
 */
export function softmaxFocalLoss(
  logits: Logits,
  targets: ClassTargets,
  options: Options & Unreduced,
): Float64Array;
export function softmaxFocalLoss(
  logits: Logits,
  targets: ClassTargets,
  options?: (Options & Reduced) | null,
): number;
export function softmaxFocalLoss(
  logits: Logits,
  targets: ClassTargets,
  options?: (Options & ReductionOption) | null,
): number | Float64Array {
  const { flat, rows, classes, gamma, divisor, weightOf } = read(
    'softmaxFocalLoss',
    logits,
    targets,
    options ?? {},
  );
  if (options?.reduction === 'none') return lossesOf(writeLosses, rows);
  return reducedLoss(writeLosses, rows, divisor);

  function writeLosses(start: number, end: number, scale: number, out: Float64Array): void {
    for (let r = start; r < end; r++) {
      const first = r * classes;
      const peak = peakOf(flat, first, first + classes);
      const others = othersOf(flat, first, first + classes, peak);
      const excess = Math.log1p(others);
      const sum = new Sum();
      for (let k = 0; k < classes; k++) {
        const weight = weightOf(r, k);
        if (weight === 0 && !Number.isNaN(excess)) continue;
        const i = first + k;
        const q = exponentialOf(flat, i, peak) / (1 + others);
        const complement = i === peak ? others / (1 + others) : 1 - q;
        const surprisal = surprisalOf(flat, i, peak, excess, scale);
        sum.add(weighted(weight * modulatingFactor(q, complement, gamma), surprisal));
      }
      out[r - start] = sum.value;
    }
  }
}

/**
 * The gradient of `softmaxFocalLoss` with respect to the logits, finite and accurate where q rounds to 0 or 1, for every γ ≥ 0.
 *
 * @param logits as for the loss.
 * @param targets as for the loss.
 * @returns the gradient of the reduced loss in the shape of the logits; for `'none'` the derivatives of the loss of each row by its own logits.
 * @throws as `softmaxFocalLoss` does.
 * @formula given={{ z: vector, y: index, k: index, '\\gamma': positive }} where={({ z, y, k, '\\gamma': gamma }) => {
 *   const total = z.reduce((sum, x) => sum + Math.exp(x), 0);
 *   const gradient = softmaxFocalLossGradient(z, y - 1, { gamma });
 *   return {
 *     q: z.map((x) => Math.exp(x) / total),
 *     '\\delta': (i, j) => Number(i === j),
 *     '\\frac{\\partial L}{\\partial z_k}': gradient[k - 1],
 *   };
 * }}
 * $$ \frac{\partial L}{\partial z_k} = (1 - q_y)^{\gamma - 1} \left( \gamma q_y \ln q_y + q_y - 1 \right) \left( \delta_{ky} - q_k \right) $$
 * @see lin2017focal
 * @example
 * ```ts
 * import { softmaxFocalLossGradient } from 'surprisal';
 * softmaxFocalLossGradient([Math.log(9), 0], 0); // => [-0.00289648928184, 0.00289648928184]
 * softmaxFocalLossGradient([800, 0, 0], 0, { gamma: 0.5 }); // => [0, 0, 0]
 * ```
 */
export function softmaxFocalLossGradient(
  logits: Vector,
  targets: ClassTargets,
  options?: (Options & ReductionOption) | null,
): Float64Array;
export function softmaxFocalLossGradient(
  logits: Rows,
  targets: ClassTargets,
  options?: (Options & ReductionOption) | null,
): Float64Array[];
export function softmaxFocalLossGradient(
  logits: Logits,
  targets: ClassTargets,
  options?: (Options & ReductionOption) | null,
): Float64Array | Float64Array[] {
  const { shape, flat, rows, classes, gamma, divisor, weightOf } = read(
    'softmaxFocalLossGradient',
    logits,
    targets,
    options ?? {},
  );
  const gradient = new Float64Array(flat.length);
  const slopes = new Float64Array(classes);
  for (let r = 0; r < rows; r++) {
    const first = r * classes;
    const end = first + classes;
    const peak = peakOf(flat, first, end);
    const others = writeExponentials(flat, first, end, peak, gradient);
    const excess = Math.log1p(others);
    for (let k = 0; k < classes; k++) {
      const weight = weightOf(r, k);
      slopes[k] = 0;
      if (weight === 0) continue;
      const i = first + k;
      const q = gradient[i]! / (1 + others);
      const complement = i === peak ? others / (1 + others) : 1 - q;
      slopes[k] = weight * slopeOf(q, complement, surprisalOf(flat, i, peak, excess, 1), gamma);
    }
    writeGradient(gradient, first, end, peak, others, slopes, divisor);
  }
  return shaped(shape, gradient);
}

/** The derivative of (1 − q)^γ s by the surprisal s = −ln q: (1 − q)^γ (1 + γ q s / (1 − q)). */
function slopeOf(q: number, complement: number, surprisal: number, gamma: number): number {
  // s / (1 − q) tends to 1 as q does; q s to 0 as s goes to infinity.
  const share = complement === 0 ? 1 : (q * Math.min(surprisal, Number.MAX_VALUE)) / complement;
  return modulatingFactor(q, complement, gamma) * (1 + gamma * share);
}

function read(
  caller: string,
  logits: unknown,
  targets: unknown,
  { alpha = null, gamma = 2, reduction = 'mean', classes: rowLength }: Options & ReductionOption,
) {
  const shape = asBatch(caller, 'logits', logits, rowLength);
  const { indices, probabilities } = asTargets(caller, targets, shape, undefined);
  const { rows, classes } = shape;
  const alphas = readAlpha(caller, alpha, classes);
  requireGamma(caller, gamma);
  requireReduction(caller, reduction);
  return {
    shape,
    flat: doubles(shape.flat),
    rows,
    classes,
    gamma,
    divisor: reduction === 'mean' ? rows : 1,
    /** α y of a class in a row. */
    weightOf: (row: number, k: number): number =>
      alphas[k]! * (probabilities ? probabilities[row * classes + k]! : Number(indices[row] === k)),
  };
}

function readAlpha(caller: string, alpha: unknown, classes: number): Float64Array {
  const argument = `${caller}: alpha`;
  if (isVector(alpha)) return readClassWeights(argument, alpha, classes);
  const weight = alpha ?? 1;
  requireWeight(argument, weight);
  return new Float64Array(classes).fill(weight);
}
