import { crossEntropyWithLogits } from '../losses/cross-entropy-with-logits.ts';
import { asBatch, type Batch, type ClassesOption, type Logits, positionOf } from '../rows.ts';
import { Sum } from '../sum.ts';
import { rangeError, requireNumber, requireSameLength, requireVector } from '../validate.ts';

/** The temperature that fits best, and what it does. */
export interface TemperatureScaling {
  /** T, by which logits are to be divided: positive and finite. Above 1 the model was overconfident. */
  temperature: number;
  /** The mean cross-entropy at temperature 1, in nats. */
  lossBefore: number;
  /** The mean cross-entropy at the temperature, in nats. */
  lossAfter: number;
}

/** Logits of unit size, row after row, with the index of the target of each row. */
interface Validation {
  flat: Float64Array;
  classes: number;
  targets: Float64Array;
  /** The largest logit in magnitude, by which all were divided. */
  size: number;
}

const MOST_STEPS = 100;
const { EPSILON } = Number;

/**
 * Temperature scaling: the T > 0 for which the cross-entropy of softmax(z/T) is least over validation samples. It changes how sure a model is,
 * never which class it prefers. Fit it on samples that were not trained on, and measure on others again.
 *
 * Cross-entropy is convex in 1/T; its root of the slope is bracketed, then found by Newton steps in ln T, to rounding.
 *
 * @param logits rows of one length K, nested or a flat vector with `classes`; or, of a yes-or-no question, a vector with one logit a sample.
 * Finite.
 * @param targets the index of the class of each sample: 0 … K − 1, or 0 and 1 for a yes-or-no question.
 * @returns the temperature, and the mean cross-entropy before and after.
 * @throws RangeError for lengths that differ, empty vectors, logits that are not finite, a target that is no class. It also throws where no
 * temperature is best: if every sample is predicted right, loss falls without end towards T = 0, and if the logits say nothing about the targets,
 * or the opposite, towards T = ∞; or if the best is beyond the doubles. TypeError for anything that is no number.
 * @formula given={{ z: vector }} where={({ z }) => {
 *   const x = [...z, ...z, ...z];
 *   const y = x.map((logit, i) => Number(logit > 0 === i < 2 * z.length));
 *   return { x, y, T: temperatureScale(x, y).temperature };
 * }}
 * $$ \sum_i x_i y_i = \sum_i \frac{x_i}{1 + e^{-x_i / T}} $$
 * @see guo2017
 * @example
 * ```ts
 * import { temperatureScale } from 'surprisal';
 * const { temperature, lossBefore, lossAfter } = temperatureScale([[0, 2], [0, 2], [0, 2]], [1, 1, 0]);
 * temperature; // => 2.88539008178
 * lossBefore; // => 0.79359467771
 * lossAfter; // => 0.636514168295
 * temperatureScale([2, 2, 2], [1, 1, 0]).temperature; // => 2.88539008178
 * ```
 */
export function temperatureScale(
  logits: Logits,
  targets: ArrayLike<number>,
  options?: ClassesOption | null,
): TemperatureScaling {
  const { classes } = options ?? {};
  const validation = read('temperatureScale', logits, targets, classes);
  const inverse = bestInverse(validation);
  const temperature = validation.size / inverse;
  if (!(temperature > 0 && temperature < Infinity))
    throw new RangeError(
      `temperatureScale: logits must have a best temperature that is a positive double, got ${temperature}`,
    );
  return {
    temperature,
    lossBefore: lossAt(validation, validation.size),
    lossAfter: lossAt(validation, inverse),
  };
}

/** The 1/T at which the loss is least. */
function bestInverse(validation: Validation): number {
  requireOptimum(validation);
  let [low, high] = [1, 1];
  while (slopeAt(validation, low).slope >= 0) low /= 2;
  while (high < Infinity && slopeAt(validation, high).slope <= 0) high *= 2;
  if (high === Infinity) return high;
  let inverse = Math.sqrt(low) * Math.sqrt(high);
  for (let step = 0; step < MOST_STEPS; step++) {
    const { slope, curvature } = slopeAt(validation, inverse);
    if (slope < 0) low = inverse;
    else high = inverse;
    const newton = inverse * Math.exp(-slope / (inverse * curvature));
    if (Math.abs(newton - inverse) <= 2 * EPSILON * inverse) break;
    inverse = newton > low && newton < high ? newton : Math.sqrt(low) * Math.sqrt(high);
  }
  return inverse;
}

/** Refuses samples whose loss has no minimum between T = 0 and T = ∞. */
function requireOptimum(validation: Validation): void {
  // A slope that is 0 but for rounding has no sign to go by.
  if (slopeAt(validation, 0).slope >= -4 * EPSILON)
    throw new RangeError(
      'temperatureScale: logits must favour the targets over the other classes on average, for no finite temperature is best where they do not',
    );
  const { flat, classes, targets } = validation;
  const right = targets.every((target, r) => {
    const row = flat.subarray(r * classes, (r + 1) * classes);
    return row.every((z) => z <= row[target]!);
  });
  if (right)
    throw new RangeError(
      'temperatureScale: logits must be wrong about at least one of the targets, for no temperature above 0 is best where all are right',
    );
}

/** The first two derivatives of the mean loss by 1/T: the mean of E z − z_target, and that of the variance of z, both under softmax(z/T). */
function slopeAt(
  { flat, classes, targets }: Validation,
  inverse: number,
): { slope: number; curvature: number } {
  const slope = new Sum();
  const curvature = new Sum();
  for (let r = 0; r < targets.length; r++) {
    const row = flat.subarray(r * classes, (r + 1) * classes);
    const { mean, variance } = momentsOf(row, row[targets[r]!]!, inverse);
    slope.add(mean);
    curvature.add(variance);
  }
  return { slope: slope.value / targets.length, curvature: curvature.value / targets.length };
}

/** Mean and variance of z − origin under softmax(z · inverse). */
function momentsOf(
  row: Float64Array,
  origin: number,
  inverse: number,
): { mean: number; variance: number } {
  let largest = -Infinity;
  for (const z of row) if (z > largest) largest = z;
  let [total, first] = [0, 0];
  for (const z of row) {
    const weight = Math.exp((z - largest) * inverse);
    total += weight;
    first += weight * (z - origin);
  }
  const mean = first / total;
  let second = 0;
  for (const z of row) second += Math.exp((z - largest) * inverse) * (z - origin - mean) ** 2;
  return { mean, variance: second / total };
}

const lossAt = ({ flat, classes, targets }: Validation, inverse: number): number =>
  crossEntropyWithLogits(
    flat.map((z) => z * inverse),
    targets,
    { classes },
  );

function read(caller: string, logits: unknown, targets: unknown, classes?: number): Validation {
  const batch = asBatch(caller, 'logits', logits, classes);
  const binary = batch.form === 'vector';
  const size = largestOf(caller, batch);
  const width = binary ? 2 : batch.classes;
  const flat = new Float64Array(binary ? 2 * batch.flat.length : batch.flat.length);
  for (let i = 0; i < batch.flat.length; i++)
    flat[binary ? 2 * i + 1 : i] = batch.flat[i]! / (size || 1);
  const rows = flat.length / width;
  requireVector(`${caller}: targets`, targets);
  requireSameLength(
    caller,
    binary ? 'logits' : 'the rows of logits',
    { length: rows },
    'targets',
    targets,
  );
  return { flat, classes: width, targets: readTargets(caller, targets, width), size };
}

function largestOf(caller: string, batch: Batch): number {
  let largest = 0;
  for (let i = 0; i < batch.flat.length; i++) {
    const size = Math.abs(batch.flat[i]!);
    if (!(size < Infinity))
      throw rangeError(`${caller}: logits${positionOf(batch, i)}`, 'be finite', batch.flat[i]);
    if (size > largest) largest = size;
  }
  return largest;
}

function readTargets(caller: string, targets: ArrayLike<number>, classes: number): Float64Array {
  const argument = `${caller}: targets`;
  return Float64Array.from(targets, (target, r) => {
    requireNumber(`${argument}[${r}]`, target);
    if (!(Number.isInteger(target) && target >= 0 && target < classes))
      throw rangeError(`${argument}[${r}]`, `be a class index from 0 to ${classes - 1}`, target);
    return target;
  });
}
