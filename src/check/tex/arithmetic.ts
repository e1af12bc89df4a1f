import { TexError } from './tex-error.ts';

export type Quantity = number | readonly number[] | readonly (readonly number[])[];
/** A quantity as a caller may hand it in. */
export type Given = Quantity | Float64Array;

/** The quantity that was handed in; undefined if it is none. */
export function quantityOf(given: unknown): Quantity | undefined {
  if (typeof given === 'number') return given;
  if (given instanceof Float64Array) return Array.from(given);
  return Array.isArray(given) ? given : undefined;
}

export function scale(
  value: Quantity,
  by: number,
  operate = (x: number, y: number) => x * y,
): Quantity {
  if (typeof value === 'number') return operate(value, by);
  return value.map((element) => scale(element, by, operate)) as Quantity;
}

export function vectors(
  a: Quantity,
  b: Quantity,
  offset: number,
): [readonly number[], readonly number[]] {
  if (!isVector(a) || !isVector(b) || a.length !== b.length) {
    throw new TexError(`${shapeOf(a)} and ${shapeOf(b)} do not go together`, offset);
  }
  return [a, b];
}

export const isVector = (value: Quantity): value is readonly number[] =>
  Array.isArray(value) && value.every((element) => typeof element === 'number');

export function shapeOf(value: Quantity): string {
  if (typeof value === 'number') return 'a number';
  return isVector(value) ? `a vector of ${value.length}` : `a table of ${value.length} rows`;
}

export function dot(a: Quantity, b: Quantity, offset: number): number {
  const [x, y] = vectors(a, b, offset);
  return x.reduce((sum, element, i) => sum + element * y[i]!, 0);
}

export function norm(value: Quantity, order: number): number {
  const sizes = [value].flat(2).map((element) => Math.abs(element as number));
  if (order === Infinity) return Math.max(...sizes);
  return sizes.reduce((sum, size) => sum + size ** order, 0) ** (1 / order);
}

export function logarithm(base: number, x: number): number {
  if (base <= 0 || base === 1) return Number.NaN;
  if (base === 2) return Math.log2(x);
  if (base === 10) return Math.log10(x);
  return Math.log(x) / Math.log(base);
}

/** Zero has no reciprocal, whatever the arithmetic of floating point says. */
export const power = (base: number, exponent: number): number =>
  base === 0 && exponent < 0 ? Number.NaN : base ** exponent;

export function root(x: number, degree: number): number {
  if (degree === 2) return Math.sqrt(x);
  return degree === 3 ? Math.cbrt(x) : x ** (1 / degree);
}

// A logarithm that is an integer may come out a hair above it: \lceil \log_2 2^{29} \rceil is 29.
export function snapped(x: number): number {
  const nearest = Math.round(x);
  return Math.abs(x - nearest) <= 1e-9 * Math.max(1, Math.abs(x)) ? nearest : x;
}

export function factorial(n: number): number {
  if (!Number.isInteger(n) || n < 0) return Number.NaN;
  let product = 1;
  for (let i = 2; i <= n && product < Infinity; i++) product *= i;
  return product;
}

export function binomial(n: number, k: number): number {
  if (!Number.isInteger(n) || !Number.isInteger(k) || k < 0 || k > n) return Number.NaN;
  let result = 1;
  for (let i = 1; i <= k; i++) result = (result * (n - k + i)) / i;
  return Math.round(result);
}
