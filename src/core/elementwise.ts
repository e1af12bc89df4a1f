import { isVector, rangeError, requireNumber, requireVector, typeError } from './validate.ts';

/** Where a vector result goes. */
export interface OutOption<Out extends WritableVector = WritableVector> {
  /** A vector of the result's length to write into and return, instead of a new Float64Array. It may be the input. */
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

/** Extends a function of one number to vectors. NaN and infinities pass through it; what is no number is refused. */
export function elementwise(caller: string, f: (x: number) => number): Elementwise {
  const argument = `${caller}: x`;
  return ((x: number | ArrayLike<number>, options?: OutOption | null) => {
    if (!isVector(x)) {
      requireNumber(argument, x);
      return f(x);
    }
    requireVector(argument, x);
    const result = outputFor(caller, x.length, options?.out);
    for (let i = 0; i < x.length; i++) {
      const element = x[i];
      if (typeof element !== 'number') requireNumber(`${argument}[${i}]`, element);
      result[i] = f(element);
    }
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
  if (!isVector(out)) throw typeError(argument, 'be a vector', out);
  if (out.length !== length) throw rangeError(argument, `have length ${length}`, out.length);
  return out;
}
