import { type Logits, type Rows, shaped, type Vector } from '../rows.ts';
import {
  asBinaryBatch,
  type BinaryBatch,
  binaryDivisor,
  PROBABILITIES,
  reducedBinary,
  weightsOf,
} from './binary-batch.ts';
import { type Reduced, type ReductionOption, type Unreduced, weighted } from './reduction.ts';

export interface WeightsOption {
  /** A non-negative weight for each element, in the shape of the targets. 'mean' divides by the number of elements all the same. */
  weights?: Logits;
}

/**
 * Binary cross-entropy of predicted probabilities: −y ln p − (1 − y) ln(1 − p). Where there are logits, take
 * `binaryCrossEntropyWithLogits`: a probability near 1 has lost the digits that the loss needs.
 *
 * @param probabilities of class 1, in [0, 1]: a vector, or rows of one length.
 * @param targets in [0, 1], in the same shape.
 * @returns nats in [0, ∞]: the mean over all elements, or what `reduction` says. `Infinity` for p = 0 or p = 1 on the wrong side, never
 * clipped, unless the weight is 0.
 * @throws RangeError for an empty or unequal shape, a number outside [0, 1] (NaN too), a negative or infinite weight, an unknown reduction;
 * TypeError for anything that is no number.
 * @formula given={{ p: distribution, y: distribution }} where={({ p, y }) => ({ n: p.length, 'L(p, y)': binaryCrossEntropy(p, y) })}
 * $$ L(p, y) = \frac{1}{n} \sum_i \left( -y_i \ln p_i - (1 - y_i) \ln(1 - p_i) \right) $$
 * @see good1952
 * @example
 * ```ts
 * import { binaryCrossEntropy } from 'surprisal';
 * binaryCrossEntropy([0.9], [1]); // => 0.105360515658
 * binaryCrossEntropy([0.9, 0.9], [1, 0], { reduction: 'none' }); // => [0.105360515658, 2.30258509299]
 * binaryCrossEntropy([1], [0]); // => Infinity
 * ```
 */
export function binaryCrossEntropy(
  probabilities: Vector,
  targets: Vector,
  options: WeightsOption & Unreduced,
): Float64Array;
export function binaryCrossEntropy(
  probabilities: Rows,
  targets: Rows,
  options: WeightsOption & Unreduced,
): Float64Array[];
export function binaryCrossEntropy(
  probabilities: Logits,
  targets: Logits,
  options?: (WeightsOption & Reduced) | null,
): number;
export function binaryCrossEntropy(
  probabilities: Logits,
  targets: Logits,
  options?: (WeightsOption & ReductionOption) | null,
): number | Float64Array | Float64Array[] {
  const { weights, reduction } = options ?? {};
  const batch = readProbabilities('binaryCrossEntropy', probabilities, targets);
  const weight = weightsOf(batch, weights);
  return reducedBinary(batch, writeLosses, reduction);

  function writeLosses(start: number, end: number, scale: number, out: Float64Array): void {
    for (let i = start; i < end; i++) {
      const p = batch.inputs[i]!;
      const y = batch.targets[i]!;
      const loss = weighted(y, -Math.log(p)) + weighted(1 - y, -Math.log1p(-p));
      out[i - start] = weight ? weighted(weight[i]!, loss * scale) : loss * scale;
    }
  }
}

/**
 * The derivative of `binaryCrossEntropy` with respect to the probabilities (it has no logits): (p − y) / (p (1 − p)), times the weight.
 *
 * @param probabilities as for the loss.
 * @param targets as for the loss.
 * @returns the gradient of the reduced loss in the shape of the probabilities; for `'none'` the derivative of each loss by its own probability.
 * `±Infinity` for p = 0 or p = 1 on the wrong side, unless the weight is 0.
 * @throws as `binaryCrossEntropy` does.
 * @formula given={{ p: distribution, y: distribution, k: index }} where={({ p, y, k }) => ({
 *   n: p.length, '\\frac{\\partial L}{\\partial p_k}': binaryCrossEntropyGradient(p, y)[k - 1],
 * })}
 * $$ \frac{\partial L}{\partial p_k} = \frac{1}{n} \cdot \frac{p_k - y_k}{p_k (1 - p_k)} $$
 * @see good1952
 * @example
 * ```ts
 * import { binaryCrossEntropyGradient } from 'surprisal';
 * binaryCrossEntropyGradient([0.5, 0.75], [1, 0], { reduction: 'sum' }); // => [-2, 4]
 * ```
 */
export function binaryCrossEntropyGradient(
  probabilities: Vector,
  targets: Vector,
  options?: (WeightsOption & ReductionOption) | null,
): Float64Array;
export function binaryCrossEntropyGradient(
  probabilities: Rows,
  targets: Rows,
  options?: (WeightsOption & ReductionOption) | null,
): Float64Array[];
export function binaryCrossEntropyGradient(
  probabilities: Logits,
  targets: Logits,
  options?: (WeightsOption & ReductionOption) | null,
): Float64Array | Float64Array[] {
  const { weights, reduction } = options ?? {};
  const batch = readProbabilities('binaryCrossEntropyGradient', probabilities, targets);
  const weight = weightsOf(batch, weights);
  const divisor = binaryDivisor(batch, reduction);
  const gradient = new Float64Array(batch.inputs.length);
  for (let i = 0; i < gradient.length; i++) {
    const w = weight ? weight[i]! : 1;
    if (w > 0) gradient[i] = slopeOf(batch.inputs[i]!, batch.targets[i]!, w, divisor);
  }
  return shaped(batch.shape, gradient);
}

/** The weighted derivative by p over the divisor. In this order 1/p stays finite where the result is. */
function slopeOf(p: number, y: number, weight: number, divisor: number): number {
  // Cancelled by hand: of (p − 1) / (p (1 − p)) at p = 1 arithmetic makes 0/0.
  if (y === 1) return -weight / (p * divisor);
  if (y === 0) return weight / ((1 - p) * divisor);
  return (weight * (p - y)) / (p * (1 - p) * divisor);
}

const readProbabilities = (caller: string, probabilities: unknown, targets: unknown): BinaryBatch =>
  asBinaryBatch(caller, 'probabilities', probabilities, targets, {
    range: PROBABILITIES,
  });
