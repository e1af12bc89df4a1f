import { rangeError, requireNumber, requireSameLength, requireVector } from '../validate.ts';

export interface ConfusionOptions {
  /** How many classes there are; one more than the largest class that occurs, and at least two, when absent. */
  classes?: number;
}

const MOST_CLASSES = 1e4;

/**
 * Counts how often each class was taken for which: the row is the true class, the column the predicted one. Of two classes it reads
 * [[true negatives, false positives], [false negatives, true positives]].
 *
 * @param predictions the class predicted for each sample: whole numbers from 0. Scores are no classes: compare them with a threshold first.
 * @param targets the true class of each sample.
 * @returns one Float64Array of counts for each true class; together they sum to the number of samples.
 * @throws RangeError for lengths that differ, empty vectors, anything but whole numbers from 0 below `classes`, `classes` above 10000; TypeError
 * for anything that is no number.
 * @formula given={{ z: vector, x: vector, i: index, j: index }} where={({ z, x }) => {
 *   const [y, p] = [z, x].map((v) => v.map((logit) => Number(logit > 0) + Number(logit > 2)));
 *   return { y, p, C: confusionMatrix(p, y, { classes: 5 }).map((row) => [...row]), '\\delta': (a, b) => Number(a === b) };
 * }}
 * $$ C_{ij} = \sum_n \delta(i - 1, y_n) \cdot \delta(j - 1, p_n) $$
 * @see he2009, section 4
 * @example
 * ```ts
 * import { confusionMatrix } from 'surprisal';
 * confusionMatrix([1, 1, 0, 0, 0], [1, 0, 1, 0, 0]); // => [[2, 1], [1, 1]]
 * confusionMatrix([2, 0], [1, 0], { classes: 3 }); // => [[1, 0, 0], [0, 0, 1], [0, 0, 0]]
 * ```
 */
export function confusionMatrix(
  predictions: ArrayLike<number>,
  targets: ArrayLike<number>,
  options?: ConfusionOptions | null,
): Float64Array[] {
  const { classes } = options ?? {};
  const caller = 'confusionMatrix';
  const most = classes === undefined ? MOST_CLASSES : readClasses(caller, classes);
  const largest = Math.max(
    requireClasses(caller, 'predictions', predictions, most),
    requireClasses(caller, 'targets', targets, most),
  );
  requireSameLength(caller, 'predictions', predictions, 'targets', targets);
  const size = classes ?? Math.max(2, largest + 1);
  const matrix = Array.from({ length: size }, () => new Float64Array(size));
  for (let i = 0; i < targets.length; i++) matrix[targets[i]!]![predictions[i]!]!++;
  return matrix;
}

function readClasses(caller: string, classes: unknown): number {
  const argument = `${caller}: classes`;
  requireNumber(argument, classes);
  if (!(Number.isInteger(classes) && classes >= 1 && classes <= MOST_CLASSES))
    throw rangeError(argument, `be a whole number from 1 to ${MOST_CLASSES}`, classes);
  return classes;
}

/** Refuses a vector of anything but classes, and returns the largest of them. */
function requireClasses(caller: string, name: string, vector: unknown, most: number): number {
  const argument = `${caller}: ${name}`;
  requireVector(argument, vector);
  let largest = 0;
  for (let i = 0; i < vector.length; i++) {
    const value = vector[i]!;
    requireNumber(`${argument}[${i}]`, value);
    if (!(Number.isInteger(value) && value >= 0 && value < most))
      throw rangeError(`${argument}[${i}]`, `be a class index from 0 to ${most - 1}`, value);
    if (value > largest) largest = value;
  }
  return largest;
}
