import {
  rangeError,
  requireNumber,
  requireSameLength,
  requireVector,
  requireWeight,
} from '../validate.ts';

/** Refuses anything but finite numbers, one for each task. */
export function requireFinite(
  caller: string,
  name: string,
  vector: unknown,
): asserts vector is ArrayLike<number> {
  requireVector(`${caller}: ${name}`, vector);
  for (let k = 0; k < vector.length; k++) {
    requireNumber(`${caller}: ${name}[${k}]`, vector[k]);
    if (!Number.isFinite(vector[k]))
      throw rangeError(`${caller}: ${name}[${k}]`, 'be finite', vector[k]);
  }
}

/** Refuses anything but finite numbers that are not negative, one for each task. */
export function requireWeights(
  caller: string,
  name: string,
  vector: unknown,
): asserts vector is ArrayLike<number> {
  requireVector(`${caller}: ${name}`, vector);
  for (let k = 0; k < vector.length; k++) requireWeight(`${caller}: ${name}[${k}]`, vector[k]);
}

/** As `requireWeights`, for a vector that goes with another. */
export function requireWeightsAlike(
  caller: string,
  nameA: string,
  a: ArrayLike<unknown>,
  name: string,
  vector: unknown,
): asserts vector is ArrayLike<number> {
  requireWeights(caller, name, vector);
  requireSameLength(caller, nameA, a, name, vector);
}
