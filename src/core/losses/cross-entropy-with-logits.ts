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
import { requireProbability } from '../validate.ts';
import { asTargets, type ClassTargets, IGNORED } from './class-targets.ts';
import { readClassWeights } from './class-weights.ts';
import {
  lossesOf,
  type Reduced,
  type ReductionOption,
  reducedLoss,
  requireReduction,
  type Unreduced,
  weighted,
} from './reduction.ts';
import { peaksOf, surprisalOf, writeExponentials, writeGradient } from './softmax-row.ts';

interface Options extends ClassesOption {
  /** A non-negative weight for each class. */
  classWeights?: ArrayLike<number>;
  /** ε in [0, 1]: the target y over K classes becomes (1 − ε) y + ε/K. */
  labelSmoothing?: number;
  /** Rows with this target count nowhere; it need not be the index of a class. Nothing is ignored when absent. */
  ignoreIndex?: number;
}

/**
 * Softmax cross-entropy of logits, −Σ_k w_k y_k ln q_k of each row with q = softmax(z): for a class index y it is −w_y ln q_y.
 *
 * 'mean' divides by the sum of the weights w_y of the rows that count where the targets are indices, and by the number of rows where they are
 * distributions, as PyTorch does. Where no row counts (all are ignored, or the weights are 0) it is 0.
 *
 * @param logits rows of one length K, nested or a flat vector with `classes`; or a single row. Any doubles; no probabilities, of which the
 * softmax would be taken a second time.
 * @param targets a class index in 0 … K − 1 for each row, or a distribution for each row, nested or flat. A single row may have a bare index.
 * @returns nats in [0, ∞]; a Float64Array with one number a row for `reduction: 'none'`. A single logit of +∞ takes the whole probability; NaN
 * where a logit is NaN, all are −∞ or several +∞.
 * @throws RangeError for shapes that do not match, an index that is no class, a distribution that does not sum to 1, a negative weight, a
 * labelSmoothing outside [0, 1]; for an ignoreIndex beside distributions; TypeError for anything that is no number.
 * @formula given={{ z: vector, y: distribution }} where={({ z, y }) => ({ 'L(z, y)': crossEntropyWithLogits(z, y) })}
 * $$ L(z, y) = -\sum_k y_k \ln \frac{e^{z_k}}{\sum_j e^{z_j}} $$
 * @see goodfellow2016, section 6.2.2
 * @see szegedy2016 (label smoothing)
 * @example
 * ```ts
 * import { crossEntropyWithLogits } from 'surprisal';
 * crossEntropyWithLogits([[1, 2, 3], [2, 1, 0]], [2, 0]); // => 0.407605964444
 * crossEntropyWithLogits([[1000, 0]], [[0, 1]]); // => 1000
 * const weather = [[2, 1, 0], [0, 0, 0]];
 * crossEntropyWithLogits(weather, [0, 2], { classWeights: [1, 1, 3], reduction: 'none' }); // => [0.407605964444, 3.295836866]
 * crossEntropyWithLogits(weather, [0, -100], { ignoreIndex: -100, labelSmoothing: 0.1 }); // => 0.507605964444
 * ```
 */
export function crossEntropyWithLogits(
  logits: Logits,
  targets: ClassTargets,
  options: Options & Unreduced,
): Float64Array;
export function crossEntropyWithLogits(
  logits: Logits,
  targets: ClassTargets,
  options?: (Options & Reduced) | null,
): number;
export function crossEntropyWithLogits(
  logits: Logits,
  targets: ClassTargets,
  options?: (Options & ReductionOption) | null,
): number | Float64Array {
  const batch = read('crossEntropyWithLogits', logits, targets, options ?? {});
  const { flat, rows, classes, targets: given, weights, smoothed } = batch;
  const target = new Float64Array(classes);
  if (options?.reduction === 'none') return lossesOf(writeLosses, rows);
  return reducedLoss(writeLosses, rows, batch.divisor);

  function writeLosses(start: number, end: number, scale: number, out: Float64Array): void {
    const { peaks, others } = peaksOf(flat, classes, start, end);
    for (let r = start; r < end; r++) {
      const first = r * classes;
      out[r - start] = 0;
      if (given.indices?.[r] === IGNORED) continue;
      const peak = peaks[r - start]!;
      const excess = Math.log1p(others[r - start]!);
      if (given.indices && !smoothed) {
        const k = given.indices[r]!;
        const surprisal = surprisalOf(flat, first + k, peak, excess, scale);
        out[r - start] = weighted(weights[k]!, surprisal);
      } else {
        batch.writeTarget(r, target);
        out[r - start] = meanSurprisal(flat, first, peak, excess, scale, target);
      }
    }
  }
}

function meanSurprisal(
  flat: Float64Array,
  first: number,
  peak: number,
  excess: number,
  scale: number,
  target: Float64Array,
): number {
  const sum = new Sum();
  for (let k = 0; k < target.length; k++)
    sum.add(weighted(target[k]!, surprisalOf(flat, first + k, peak, excess, scale)));
  return sum.value;
}

/**
 * The gradient of `crossEntropyWithLogits` with respect to the logits: q − y in each row where there are no weights.
 *
 * @param logits as for the loss.
 * @param targets as for the loss.
 * @returns the gradient of the reduced loss in the shape of the logits; for `'none'` the derivatives of the loss of each row by its own logits.
 * 0 in rows that are ignored. Hard targets keep full relative accuracy however far the logits are apart; with a soft or smoothed one that
 * q nearly meets, the error is below 10⁻¹⁴ of the target, not of the difference, where logits are a dozen apart.
 * @throws as `crossEntropyWithLogits` does.
 * @formula given={{ z: vector, y: distribution, k: index }} where={({ z, y, k }) => ({
 *   '\\frac{\\partial L}{\\partial z_k}': crossEntropyWithLogitsGradient(z, y)[k - 1],
 * })}
 * $$ \frac{\partial L}{\partial z_k} = \frac{e^{z_k}}{\sum_j e^{z_j}} - y_k $$
 * @see goodfellow2016, section 6.2.2
 * @see szegedy2016 (label smoothing)
 * @example
 * ```ts
 * import { crossEntropyWithLogitsGradient } from 'surprisal';
 * crossEntropyWithLogitsGradient([2, 1, 0], 0); // => [-0.334759044225, 0.244728471055, 0.0900305731704]
 * crossEntropyWithLogitsGradient([[0, 0], [0, 0]], [0, 1]); // => [[-0.25, 0.25], [0.25, -0.25]]
 * ```
 */
export function crossEntropyWithLogitsGradient(
  logits: Vector,
  targets: ClassTargets,
  options?: (Options & ReductionOption) | null,
): Float64Array;
export function crossEntropyWithLogitsGradient(
  logits: Rows,
  targets: ClassTargets,
  options?: (Options & ReductionOption) | null,
): Float64Array[];
export function crossEntropyWithLogitsGradient(
  logits: Logits,
  targets: ClassTargets,
  options?: (Options & ReductionOption) | null,
): Float64Array | Float64Array[] {
  const batch = read('crossEntropyWithLogitsGradient', logits, targets, options ?? {});
  const { flat, rows, classes, divisor } = batch;
  const gradient = new Float64Array(flat.length);
  const target = new Float64Array(classes);
  for (let r = 0; r < rows; r++) {
    if (divisor === 0 || batch.targets.indices?.[r] === IGNORED) continue;
    const first = r * classes;
    const end = first + classes;
    const peak = peakOf(flat, first, end);
    const others = writeExponentials(flat, first, end, peak, gradient);
    batch.writeTarget(r, target);
    writeGradient(gradient, first, end, peak, others, target, divisor);
  }
  return shaped(batch.shape, gradient);
}

/** Checks everything, and lays it out for the two. */
function read(
  caller: string,
  logits: unknown,
  targets: unknown,
  {
    classWeights,
    labelSmoothing = 0,
    ignoreIndex,
    reduction = 'mean',
    classes: rowLength,
  }: Options & ReductionOption,
) {
  const shape = asBatch(caller, 'logits', logits, rowLength);
  const given = asTargets(caller, targets, shape, ignoreIndex);
  requireProbability(`${caller}: labelSmoothing`, labelSmoothing);
  requireReduction(caller, reduction);
  const { rows, classes } = shape;
  const weights = weightsOf(caller, classWeights, classes);
  const byWeight = reduction === 'mean' && given.indices !== undefined;
  // The mean over weights does not depend on their scale, and their sum must not overflow.
  if (byWeight) bringNearOne(weights);
  return {
    shape,
    flat: doubles(shape.flat),
    rows,
    classes,
    targets: given,
    weights,
    smoothed: labelSmoothing > 0,
    divisor: byWeight ? weightOf(given.indices, weights) : reduction === 'mean' ? rows : 1,
    /** Writes w ((1 − ε) y + ε/K) of a row. */
    writeTarget(row: number, out: Float64Array): void {
      const index = given.indices?.[row];
      for (let k = 0; k < classes; k++) {
        const y = given.probabilities
          ? given.probabilities[row * classes + k]!
          : Number(k === index);
        out[k] = weights[k]! * ((1 - labelSmoothing) * y + labelSmoothing / classes);
      }
    },
  };
}

function weightsOf(caller: string, classWeights: unknown, classes: number): Float64Array {
  if (classWeights === undefined) return new Float64Array(classes).fill(1);
  return readClassWeights(`${caller}: classWeights`, classWeights, classes);
}

/** Divides by a power of two, which is exact, so that the largest lies in [1, 2). */
function bringNearOne(weights: Float64Array): void {
  const largest = weights.reduce((a, b) => Math.max(a, b));
  if (largest === 0) return;
  // The logarithm of the largest doubles rounds up to 1024, of which 2 has no power.
  const unit = 2 ** Math.min(1023, Math.floor(Math.log2(largest)));
  for (let k = 0; k < weights.length; k++) weights[k]! /= unit;
}

/** The sum of the weights of the rows that count. */
function weightOf(indices: Float64Array, weights: Float64Array): number {
  const sum = new Sum();
  for (let r = 0; r < indices.length; r++) {
    if (indices[r] !== IGNORED) sum.add(weights[indices[r]!]!);
  }
  return sum.value;
}
