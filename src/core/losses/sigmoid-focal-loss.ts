import { kernel } from '../kernel/kernel.ts';
import { type Logits, type Rows, shaped, type Vector } from '../rows.ts';
import { BLOCK, numeratorOf, writeExcesses, writeTails } from '../tail.ts';
import { requireProbability } from '../validate.ts';
import { asBinaryBatch, binaryDivisor, reducedBinary } from './binary-batch.ts';
import { logisticLoss } from './logistic-loss.ts';
import { type GammaOption, modulatingFactor, requireGamma } from './modulating-factor.ts';
import {
  type LossKernel,
  type Reduced,
  type ReductionOption,
  type Unreduced,
  weighted,
} from './reduction.ts';

export interface AlphaOption {
  /** The weight α in [0, 1] of class 1; class 0 has 1 − α. Absent or null: neither is weighted. */
  alpha?: number | null;
}

export type FocalOptions = AlphaOption & GammaOption;

/**
 * Focal loss of logits, each a yes-or-no question of its own: α_t (1 − p_t)^γ (−ln p_t), where p_t is the probability of the target.
 *
 * A soft target y has p_t = p y + (1 − p)(1 − y) and α_t = α y + (1 − α)(1 − y), and its cross-entropy in place of −ln p_t.
 *
 * @param logits a vector, or rows of one length; any doubles.
 * @param targets in [0, 1], in the same shape: 1 for class 1.
 * @returns nats in [0, ∞]: the mean over all elements, or what `reduction` says. Divide the sum by the number of positives to follow the paper.
 * `Infinity` for a logit of ±∞ on the wrong side; NaN for a logit that is NaN.
 * @throws RangeError for an empty or unequal shape, a target or alpha outside [0, 1], a gamma that is negative or infinite, an unknown
 * reduction; TypeError for anything that is no number. Arguments the wrong way round are refused only where a logit is outside [0, 1].
 * @formula given={{ x: real, k: index, a: probability, '\\gamma': positive }} where={({ x, k, a, '\\gamma': gamma }) => {
 *   const y = k % 2;
 *   const p_t = 1 / (1 + Math.exp(y === 1 ? -x : x));
 *   return { p_t, '\\alpha_t': y === 1 ? a : 1 - a, 'L(x, y)': sigmoidFocalLoss([x], [y], { alpha: a, gamma }) };
 * }}
 * $$ L(x, y) = -\alpha_t (1 - p_t)^\gamma \ln p_t $$
 * @see lin2017focal
 * @example
 * ```ts
 * import { sigmoidFocalLoss } from 'surprisal';
 * const x = Math.log(9);
 * sigmoidFocalLoss([x], [1]); // => 0.00105360515658
 * sigmoidFocalLoss([x], [1], { alpha: 0.25 }); // => 0.000263401289145
 * sigmoidFocalLoss([x, x], [1, 0], { gamma: 0, reduction: 'none' }); // => [0.105360515658, 2.30258509299]
 * ```
 */
export function sigmoidFocalLoss(
  logits: Vector,
  targets: Vector,
  options: FocalOptions & Unreduced,
): Float64Array;
export function sigmoidFocalLoss(
  logits: Rows,
  targets: Rows,
  options: FocalOptions & Unreduced,
): Float64Array[];
export function sigmoidFocalLoss(
  logits: Logits,
  targets: Logits,
  options?: (FocalOptions & Reduced) | null,
): number;
export function sigmoidFocalLoss(
  logits: Logits,
  targets: Logits,
  options?: (FocalOptions & ReductionOption) | null,
): number | Float64Array | Float64Array[] {
  return focalLoss('sigmoidFocalLoss', logits, targets, options ?? {});
}

/**
 * The gradient of `sigmoidFocalLoss` with respect to the logits. For a hard target it is ± α_t (1 − p_t)^γ (γ p_t ln p_t + p_t − 1), which
 * stays finite and accurate where p_t rounds to 0 or 1, for every γ ≥ 0.
 *
 * @param logits as for the loss.
 * @param targets as for the loss.
 * @returns the gradient of the reduced loss in the shape of the logits; for `'none'` the derivative of each loss by its own logit.
 * @throws as `sigmoidFocalLoss` does.
 * @formula given={{ x: real, k: index, a: probability, '\\gamma': positive }} where={({ x, k, a, '\\gamma': gamma }) => {
 *   const y = k % 2;
 *   const p_t = 1 / (1 + Math.exp(y === 1 ? -x : x));
 *   const [slope] = sigmoidFocalLossGradient([x], [y], { alpha: a, gamma });
 *   return { y, p_t, '\\alpha_t': y === 1 ? a : 1 - a, '\\frac{\\partial L}{\\partial x}': slope };
 * }}
 * $$ \frac{\partial L}{\partial x} = (2 y - 1) \alpha_t (1 - p_t)^\gamma (\gamma p_t \ln p_t + p_t - 1) $$
 * @see lin2017focal
 * @example
 * ```ts
 * import { sigmoidFocalLossGradient } from 'surprisal';
 * sigmoidFocalLossGradient([Math.log(9)], [1]); // => [-0.00289648928184]
 * sigmoidFocalLossGradient([0, 800], [1, 1], { gamma: 0.5, reduction: 'none' }); // => [-0.476085658527, 0]
 * ```
 */
export function sigmoidFocalLossGradient(
  logits: Vector,
  targets: Vector,
  options?: (FocalOptions & ReductionOption) | null,
): Float64Array;
export function sigmoidFocalLossGradient(
  logits: Rows,
  targets: Rows,
  options?: (FocalOptions & ReductionOption) | null,
): Float64Array[];
export function sigmoidFocalLossGradient(
  logits: Logits,
  targets: Logits,
  options?: (FocalOptions & ReductionOption) | null,
): Float64Array | Float64Array[] {
  return focalLossGradient('sigmoidFocalLossGradient', logits, targets, options ?? {});
}

/** The focal loss under the name of the function that was called. */
export function focalLoss(
  caller: string,
  logits: unknown,
  targets: unknown,
  options: FocalOptions & ReductionOption,
): number | Float64Array | Float64Array[] {
  const reading = read(caller, logits, targets, options);
  const kernel: LossKernel = (...block) => writeLosses(reading, ...block);
  return reducedBinary(reading.batch, kernel, options.reduction);
}

function writeLosses(
  { batch, gamma, alphaOfOne, alphaOfZero }: Reading,
  ...[start, end, scale, out]: Parameters<LossKernel>
): void {
  const { inputs, targets } = batch;
  const alphas = [alphaOfOne, alphaOfZero] as const;
  if (
    scale === 1 &&
    gamma === 2 &&
    kernel.writeFocalLosses?.(inputs, targets, start, end, out, ...alphas)
  )
    return;
  const tails = new Float64Array(end - start);
  writeTails(inputs, start, end, tails);
  writeExcesses(tails, tails.length, out);
  for (let i = start; i < end; i++) {
    const x = inputs[i]!;
    const y = targets[i]!;
    const no = 1 - y;
    const tail = tails[i - start]!;
    const p = numeratorOf(x, tail) / (1 + tail);
    const q = numeratorOf(-x, tail) / (1 + tail);
    const loss = logisticLoss(x, out[i - start]!, y, no, scale);
    const factor = modulatingFactor(p * y + q * no, q * y + p * no, gamma);
    out[i - start] = weighted((alphaOfOne * y + alphaOfZero * no) * factor, loss);
  }
}

/** Its gradient, under the name of the function that was called. */
export function focalLossGradient(
  caller: string,
  logits: unknown,
  targets: unknown,
  options: FocalOptions & ReductionOption,
): Float64Array | Float64Array[] {
  const reading = read(caller, logits, targets, options);
  const { batch } = reading;
  const divisor = binaryDivisor(batch, options.reduction);
  const gradient = new Float64Array(batch.inputs.length);
  const tails = new Float64Array(Math.min(gradient.length, BLOCK));
  const excesses = new Float64Array(tails.length);
  for (let start = 0; start < gradient.length; start += BLOCK) {
    const end = Math.min(start + BLOCK, gradient.length);
    writeSlopes(reading, start, end, tails, excesses, divisor, gradient);
  }
  return shaped(batch.shape, gradient);
}

function writeSlopes(
  { batch, gamma, alphaOfOne, alphaOfZero }: Reading,
  start: number,
  end: number,
  tails: Float64Array,
  excesses: Float64Array,
  divisor: number,
  gradient: Float64Array,
): void {
  const { inputs, targets } = batch;
  const block = gradient.subarray(start, end);
  const parameters = [alphaOfOne, alphaOfZero, divisor] as const;
  if (gamma === 2 && kernel.writeFocalSlopes?.(inputs, targets, start, end, block, ...parameters))
    return;
  writeTails(inputs, start, end, tails);
  writeExcesses(tails, end - start, excesses);
  for (let i = start; i < end; i++) {
    const x = inputs[i]!;
    const y = targets[i]!;
    const no = 1 - y;
    const tail = tails[i - start]!;
    const p = numeratorOf(x, tail) / (1 + tail);
    const q = numeratorOf(-x, tail) / (1 + tail);
    // At x = ±∞ the probability that multiplies the loss is 0, and so is their product.
    const loss = Math.min(logisticLoss(x, excesses[i - start]!, y, no, 1), Number.MAX_VALUE);
    const complement = q * y + p * no;
    // p q / (1 − p_t), which is p_t for a hard target.
    const share = y === 1 ? p : y === 0 ? q : (p / complement) * q;
    const slope = no * p - y * q;
    const factor = modulatingFactor(p * y + q * no, complement, gamma);
    gradient[i] =
      ((alphaOfOne * y + alphaOfZero * no) * factor * (gamma * (no - y) * (share * loss) + slope)) /
      divisor;
  }
}

type Reading = ReturnType<typeof read>;

function read(
  caller: string,
  logits: unknown,
  targets: unknown,
  { alpha = null, gamma = 2 }: FocalOptions,
) {
  const batch = asBinaryBatch(caller, 'logits', logits, targets);
  if (alpha !== null) requireProbability(`${caller}: alpha`, alpha);
  requireGamma(caller, gamma);
  return { batch, gamma, alphaOfOne: alpha ?? 1, alphaOfZero: 1 - (alpha ?? 0) };
}
