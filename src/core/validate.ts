// What an error is about is written as the function and its argument, `entropy: p`, or an element of it, `entropy: p[1]`.

/** A value as an error message shows it: a primitive as it is written, anything else by its kind. */
export function display(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 40));
  if (typeof value === 'bigint') return `${value}n`;
  return Object(value) === value ? {}.toString.call(value) : String(value);
}

const message = (argument: string, requirement: string, value: unknown): string =>
  `${argument} must ${requirement}, got ${display(value)}`;

export const typeError = (argument: string, requirement: string, value: unknown): TypeError =>
  new TypeError(message(argument, requirement, value));

export const rangeError = (argument: string, requirement: string, value: unknown): RangeError =>
  new RangeError(message(argument, requirement, value));

/** Whether a value is a whole number from 0. */
export const isWhole = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 0;

/** Whether a value is a vector: an array, a typed array, or any other object with a length. */
export const isVector = (value: unknown): value is ArrayLike<number> =>
  typeof value === 'object' && isWhole((value as ArrayLike<unknown> | null)?.length);

/** Refuses anything but a vector with at least one element. Elements are not looked at. */
export function requireVector(
  argument: string,
  value: unknown,
): asserts value is ArrayLike<number> {
  if (!isVector(value)) throw typeError(argument, 'be an array of numbers', value);
  if (value.length === 0) throw rangeError(argument, 'not be empty', value);
}

export function requireNumber(argument: string, value: unknown): asserts value is number {
  if (typeof value !== 'number') throw typeError(argument, 'be a number', value);
}

/** Refuses a vector with an element that is no number. */
export function requireNumbers(argument: string, vector: ArrayLike<unknown>): void {
  if (vector instanceof Float64Array) return;
  for (let i = 0; i < vector.length; i++) {
    if (typeof vector[i] !== 'number') requireNumber(`${argument}[${i}]`, vector[i]);
  }
}

/** Refuses anything but a number in [0, 1]. */
export function requireProbability(argument: string, value: unknown): asserts value is number {
  requireNumber(argument, value);
  if (!(value >= 0 && value <= 1)) throw rangeError(argument, 'be between 0 and 1', value);
}

/** Whether a value is a finite number that is not negative: the quick test before `requireWeight` words the error. */
export const isWeight = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value < Infinity;

/** Refuses anything but a finite number that is not negative. */
export function requireWeight(argument: string, value: unknown): asserts value is number {
  requireNumber(argument, value);
  if (!isWeight(value)) throw rangeError(argument, 'be non-negative and finite', value);
}

/** Vectors are never broadcast: two that belong together have one length. */
export function requireSameLength(
  caller: string,
  nameA: string,
  a: ArrayLike<unknown>,
  nameB: string,
  b: ArrayLike<unknown>,
): void {
  if (a.length !== b.length)
    throw new RangeError(
      `${caller}: ${nameA} and ${nameB} must have the same length, got ${a.length} and ${b.length}`,
    );
}
