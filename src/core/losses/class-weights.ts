import { rangeError, requireVector, requireWeight } from '../validate.ts';

/** Reads one non-negative weight for each class. */
export function readClassWeights(
  argument: string,
  weights: unknown,
  classes: number,
): Float64Array {
  requireVector(argument, weights);
  if (weights.length !== classes)
    throw rangeError(argument, `have length ${classes}, one for each class`, weights.length);
  return Float64Array.from(weights, (weight, k) => {
    requireWeight(`${argument}[${k}]`, weight);
    return weight;
  });
}
