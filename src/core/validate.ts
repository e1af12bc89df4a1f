/** Where a value came from, for error messages: the function, and the argument. */
export interface Argument {
  caller: string;
  name: string;
}

/** A value as an error message shows it, cut where it is long. */
export function display(value: unknown): string {
  if (typeof value === 'string')
    return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (typeof value === 'bigint') return `${value}n`;
  if (Array.isArray(value)) return `an array of length ${value.length}`;
  if (typeof value === 'object' && value !== null)
    return `an object (${value.constructor?.name ?? 'no class'})`;
  if (typeof value === 'function') return 'a function';
  return Object.is(value, -0) ? '-0' : String(value);
}

const message = (
  { caller, name }: Argument,
  position: string,
  requirement: string,
  value: unknown,
) => `${caller}: ${name}${position} must ${requirement}, got ${display(value)}`;

export const typeError = (
  argument: Argument,
  position: string,
  requirement: string,
  value: unknown,
): TypeError => new TypeError(message(argument, position, requirement, value));

export const rangeError = (
  argument: Argument,
  position: string,
  requirement: string,
  value: unknown,
): RangeError => new RangeError(message(argument, position, requirement, value));

/** Whether a value is a vector: an array, a typed array, or anything else with a length that is not text. */
export function isVector(value: unknown): value is ArrayLike<number> {
  if (typeof value !== 'object' || value === null || value instanceof DataView) return false;
  const { length } = value as { length?: unknown };
  return typeof length === 'number' && Number.isInteger(length) && length >= 0;
}

/** Refuses anything but a vector with at least one element. Elements are not looked at. */
export function requireVector(
  argument: Argument,
  value: unknown,
): asserts value is ArrayLike<number> {
  if (!isVector(value)) throw typeError(argument, '', 'be an array of numbers', value);
  if (value.length === 0)
    throw new RangeError(`${argument.caller}: ${argument.name} must not be empty`);
}

export function requireNumber(
  argument: Argument,
  value: unknown,
  position = '',
): asserts value is number {
  if (typeof value !== 'number') throw typeError(argument, position, 'be a number', value);
}

/** Refuses anything but a number in [0, 1]. */
export function requireProbability(
  argument: Argument,
  value: unknown,
  position = '',
): asserts value is number {
  requireNumber(argument, value, position);
  if (!(value >= 0 && value <= 1))
    throw rangeError(argument, position, 'be between 0 and 1', value);
}

/** Whether a value is a finite number that is not negative: the quick test before `requireWeight` words the error. */
export const isWeight = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value < Infinity;

/** Refuses anything but a finite number that is not negative. */
export function requireWeight(
  argument: Argument,
  value: unknown,
  position = '',
): asserts value is number {
  requireNumber(argument, value, position);
  if (!Number.isFinite(value)) throw rangeError(argument, position, 'be finite', value);
  if (value < 0) throw rangeError(argument, position, 'be non-negative', value);
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
