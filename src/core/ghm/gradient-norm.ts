import { asBinaryBatch } from '../losses/binary-batch.ts';
import { type Logits, type Rows, shaped, type Vector } from '../rows.ts';
import { numeratorOf, tailOf } from '../tail.ts';

/**
 * The gradient norm |σ(x) − y| of each sample, by which GHM tells easy samples from hard: the magnitude of the derivative of binary
 * cross-entropy by the logit.
 *
 * @param logits a vector, or rows of one length; any doubles.
 * @param targets in [0, 1], in the same shape.
 * @returns numbers in [0, 1] in the shape of the logits, without unit: 0 is easy, 1 hopeless. NaN for a logit that is NaN. Hard targets keep full
 * relative accuracy however far the logit.
 * @throws RangeError for an empty or unequal shape or a target outside [0, 1]; TypeError for anything that is no number.
 * @formula given={{ x: real, y: probability }} where={({ x, y }) => ({ 'g(x, y)': gradientNorm([x], [y])[0] })}
 * $$ g(x, y) = \left| \frac{1}{1 + e^{-x}} - y \right| $$
 * @see li2019, section 3.1
 * @example
 * ```ts
 * import { gradientNorm } from 'surprisal';
 * gradientNorm([0, 2, 2], [1, 1, 0]); // => [0.5, 0.119202922022, 0.880797077978]
 * gradientNorm([40], [1]); // => [4.24835425529e-18]
 * ```
 */
export function gradientNorm(logits: Vector, targets: Vector): Float64Array;
export function gradientNorm(logits: Rows, targets: Rows): Float64Array[];
export function gradientNorm(logits: Logits, targets: Logits): Float64Array | Float64Array[] {
  const batch = asBinaryBatch('gradientNorm', 'logits', logits, targets);
  return shaped(
    batch.shape,
    batch.inputs.map((x, i) => Math.abs(slopeOf(x, batch.targets[i]!, tailOf(x)))),
  );
}

/** σ(x) − y, from `tail` = e^−|x|. */
export const slopeOf = (x: number, y: number, tail: number): number =>
  ((1 - y) * numeratorOf(x, tail) - y * numeratorOf(-x, tail)) / (1 + tail);
