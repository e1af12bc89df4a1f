import { kernel } from '../kernel/kernel.ts';
import { type ClassesOption, type Logits, type Rows, shaped, type Vector } from '../rows.ts';
import { numeratorOf, tailOf, writeExcesses, writeTails } from '../tail.ts';
import { isVector, requireProbability, requireWeight } from '../validate.ts';
import {
  asBinaryBatch,
  type BinaryBatch,
  binaryDivisor,
  reducedBinary,
  weightsOf,
} from './binary-batch.ts';
import type { WeightsOption } from './binary-cross-entropy.ts';
import { readClassWeights } from './class-weights.ts';
import { logisticLoss } from './logistic-loss.ts';
import {
  type LossKernel,
  type Reduced,
  type ReductionOption,
  type Unreduced,
  weighted,
} from './reduction.ts';

interface Options extends WeightsOption, ClassesOption {
  /** Multiplies the loss of class 1: one number, or one for each element of a row. Non-negative; 1 when absent. */
  posWeight?: number | ArrayLike<number>;
  /** ε in [0, 1]: the target y becomes y (1 − ε) + ε/2. */
  labelSmoothing?: number;
}

/**
 * Binary cross-entropy of logits: softplus(x) − x y, or with weights w (v y softplus(−x) + (1 − y) softplus(x)), where v is `posWeight`.
 *
 * @param logits a vector, rows of one length, or a flat vector with `classes` (which matters to a `posWeight` for each class only). Any doubles.
 * @param targets in [0, 1], in the same shape; 0 and 1 are hard, what lies between is soft.
 * @returns nats in [0, ∞]: the mean over all elements, or what `reduction` says. `Infinity` for a logit of ±∞ on the wrong side, unless its
 * weight is 0; NaN for a logit that is NaN.
 * @throws RangeError for an empty or unequal shape, a target or labelSmoothing outside [0, 1], a negative or infinite weight, an unknown
 * reduction; TypeError for anything that is no number. Probabilities given for logits look like logits near 0, and are not refused.
 * @formula given={{ x: vector, y: distribution, v: positive }} where={({ x, y, v }) => ({
 *   n: x.length, 'L(x, y)': binaryCrossEntropyWithLogits(x, y, { posWeight: v }),
 * })}
 * $$ L(x, y) = \frac{1}{n} \sum_i \left( v y_i \ln(1 + e^{-x_i}) + (1 - y_i) \ln(1 + e^{x_i}) \right) $$
 * @see blanchard2021
 * @example
 * ```ts
 * import { binaryCrossEntropyWithLogits } from 'surprisal';
 * binaryCrossEntropyWithLogits([2, 1, 0], [1, 0, 0], { reduction: 'sum' }); // => 2.13333687912
 * binaryCrossEntropyWithLogits([-800], [1]); // => 800
 * binaryCrossEntropyWithLogits([0], [1], { posWeight: 3 }); // => 2.07944154168
 * ```
 */
export function binaryCrossEntropyWithLogits(
  logits: Vector,
  targets: Vector,
  options: Options & Unreduced,
): Float64Array;
export function binaryCrossEntropyWithLogits(
  logits: Rows,
  targets: Rows,
  options: Options & Unreduced,
): Float64Array[];
export function binaryCrossEntropyWithLogits(
  logits: Logits,
  targets: Logits,
  options?: (Options & Reduced) | null,
): number;
export function binaryCrossEntropyWithLogits(
  logits: Logits,
  targets: Logits,
  options?: (Options & ReductionOption) | null,
): number | Float64Array | Float64Array[] {
  const reading = read('binaryCrossEntropyWithLogits', logits, targets, options ?? {});
  const kernel: LossKernel = (...block) => writeLosses(reading, ...block);
  return reducedBinary(reading.batch, kernel, options?.reduction);
}

function writeLosses(
  { batch, plain, weight, posWeight, posWeights, kept, moved }: Reading,
  ...[start, end, scale, out]: Parameters<LossKernel>
): void {
  const { inputs, targets } = batch;
  const { classes } = batch.shape;
  if (plain && scale === 1 && kernel.writeLogisticLosses?.(inputs, targets, start, end, out))
    return;
  writeTails(inputs, start, end, out);
  writeExcesses(out, end - start, out);
  for (let i = start; i < end; i++) {
    const x = inputs[i]!;
    const y = targets[i]!;
    const one = (posWeights ? posWeights[i % classes]! : posWeight) * (y * kept + moved);
    const zero = (1 - y) * kept + moved;
    const loss = logisticLoss(x, out[i - start]!, one, zero, scale);
    out[i - start] = weight ? weighted(weight[i]!, loss) : loss;
  }
}

/**
 * The gradient of `binaryCrossEntropyWithLogits` with respect to the logits: σ(x) − y where there are no weights.
 *
 * @param logits as for the loss.
 * @param targets as for the loss.
 * @returns the gradient of the reduced loss in the shape of the logits; for `'none'` the derivative of each loss by its own logit. Hard targets
 * keep full relative accuracy however far the logit; with a soft one that σ(x) nearly meets, the error is below
 * 10⁻¹⁵ of the target, not of the difference.
 * @throws as `binaryCrossEntropyWithLogits` does.
 * @formula given={{ x: vector, y: distribution, k: index }} where={({ x, y, k }) => ({
 *   n: x.length, '\\frac{\\partial L}{\\partial x_k}': binaryCrossEntropyWithLogitsGradient(x, y)[k - 1],
 * })}
 * $$ \frac{\partial L}{\partial x_k} = \frac{1}{n} \left( \frac{1}{1 + e^{-x_k}} - y_k \right) $$
 * @see goodfellow2016, section 6.2.2
 * @example
 * ```ts
 * import { binaryCrossEntropyWithLogitsGradient } from 'surprisal';
 * const options = { reduction: 'sum' } as const;
 * binaryCrossEntropyWithLogitsGradient([2, 1, 0], [1, 0, 0], options); // => [-0.119202922022, 0.73105857863, 0.5]
 * ```
 */
export function binaryCrossEntropyWithLogitsGradient(
  logits: Vector,
  targets: Vector,
  options?: (Options & ReductionOption) | null,
): Float64Array;
export function binaryCrossEntropyWithLogitsGradient(
  logits: Rows,
  targets: Rows,
  options?: (Options & ReductionOption) | null,
): Float64Array[];
export function binaryCrossEntropyWithLogitsGradient(
  logits: Logits,
  targets: Logits,
  options?: (Options & ReductionOption) | null,
): Float64Array | Float64Array[] {
  const { batch, weight, posWeight, posWeights, kept, moved } = read(
    'binaryCrossEntropyWithLogitsGradient',
    logits,
    targets,
    options ?? {},
  );
  const { classes } = batch.shape;
  const divisor = binaryDivisor(batch, options?.reduction);
  const gradient = new Float64Array(batch.inputs.length);
  for (let i = 0; i < gradient.length; i++) {
    const y = batch.targets[i]!;
    const one = (posWeights ? posWeights[i % classes]! : posWeight) * (y * kept + moved);
    const zero = (1 - y) * kept + moved;
    const slope = slopeOf(batch.inputs[i]!, one, zero);
    gradient[i] = (weight ? weight[i]! * slope : slope) / divisor;
  }
  return shaped(batch.shape, gradient);
}

/** zero σ(x) − one σ(−x), the derivative of one softplus(−x) + zero softplus(x). */
function slopeOf(x: number, one: number, zero: number): number {
  const tail = tailOf(x);
  return (zero * numeratorOf(x, tail) - one * numeratorOf(-x, tail)) / (1 + tail);
}

type Reading = ReturnType<typeof read>;

function read(
  caller: string,
  logits: unknown,
  targets: unknown,
  { posWeight = 1, weights, labelSmoothing = 0, classes }: Options,
) {
  const batch = asBinaryBatch(caller, 'logits', logits, targets, { classes });
  requireProbability(`${caller}: labelSmoothing`, labelSmoothing);
  const weight = weightsOf(batch, weights);
  return {
    batch,
    /** Whether the loss is one softplus of each logit. */
    plain: posWeight === 1 && labelSmoothing === 0 && weight === undefined,
    weight,
    ...readPosWeight(batch, posWeight),
    kept: 1 - labelSmoothing,
    moved: labelSmoothing / 2,
  };
}

/** One weight for all, or one for each element of a row. */
function readPosWeight(
  { caller, shape }: BinaryBatch,
  posWeight: unknown,
): { posWeight: number; posWeights?: Float64Array } {
  const argument = `${caller}: posWeight`;
  if (isVector(posWeight))
    return { posWeight: 1, posWeights: readClassWeights(argument, posWeight, shape.classes) };
  requireWeight(argument, posWeight);
  return { posWeight };
}
