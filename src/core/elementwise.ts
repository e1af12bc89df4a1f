import {
  isVector,
  rangeError,
  requireNumber,
  requireNumbers,
  requireVector,
  typeError,
} from './validate.ts';

/** Where a vector result goes. */
export interface OutOption<Out extends WritableVector = WritableVector> {
  /**
   * An array, Float64Array or Float32Array of the result's length to write into and return, instead of a new Float64Array. It may be the input.
   */
  out?: Out;
}

export interface WritableVector {
  readonly length: number;
  [index: number]: number;
}

/** A function that takes a number to a number, and a vector to a vector element by element. */
export interface Elementwise {
  (x: number): number;
  <Out extends WritableVector = Float64Array>(
    x: ArrayLike<number>,
    options?: OutOption<Out> | null,
  ): Out;
}

/**
 * Extends a function of one number to vectors. NaN and infinities pass through it; what is no number is refused. `write` is the loop over a
 * vector: each function has its own, since in a loop that many share no call of `f` is inlined.
 */
export function elementwise(
  caller: string,
  f: (x: number) => number,
  write: (x: ArrayLike<number>, out: WritableVector) => void,
): Elementwise {
  const argument = `${caller}: x`;
  return ((x: number | ArrayLike<number>, options?: OutOption | null) => {
    if (!isVector(x)) {
      requireNumber(argument, x);
      return f(x);
    }
    requireVector(argument, x);
    requireNumbers(argument, x);
    const result = outputFor(caller, x.length, options?.out);
    write(x, result);
    return result;
  }) as Elementwise;
}

/** The caller's `out`, refused where it cannot hold the result; a new vector where there is none. */
export function outputFor(
  caller: string,
  length: number,
  out: WritableVector | undefined,
): WritableVector {
  if (out === undefined) return new Float64Array(length);
  const argument = `${caller}: out`;
  if (!takesNumbers(out))
    throw typeError(argument, 'be an array, a Float64Array or a Float32Array', out);
  if (out.length !== length) throw rangeError(argument, `have length ${length}`, out.length);
  return out;
}

/** Whether what is written is kept: whole numbers alone would cut it, and a frozen array refuses it. */
const takesNumbers = (out: unknown): boolean =>
  out instanceof Float64Array ||
  out instanceof Float32Array ||
  (Array.isArray(out) && !Object.isFrozen(out));
