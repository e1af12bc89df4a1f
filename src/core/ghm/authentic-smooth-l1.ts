import { isVector, rangeError, requireNumber, requireNumbers, requireVector } from '../validate.ts';

export interface MuOption {
  /** μ, where the loss turns from a parabola to a line, in the unit of d: positive and finite; 0.02 when absent. */
  mu?: number;
}

/**
 * Authentic smooth L1, √(d² + μ²) − μ: |d| − μ far out, d²/2μ near 0, smooth everywhere.
 *
 * @param d a residual, or a vector of them; any doubles.
 * @returns a number in [0, ∞] in the unit of d; a vector for a vector. It neither overflows for large d nor cancels for small. NaN gives NaN.
 * @throws RangeError for an empty vector or a mu that is not positive and finite; TypeError for anything that is no number.
 * @formula given={{ d: real, '\\mu': positive }} where={({ d, '\\mu': mu }) => ({ 'L(d)': authenticSmoothL1(d, { mu }) })}
 * $$ L(d) = \sqrt{d^2 + \mu^2} - \mu $$
 * @see li2019, section 3.5
 * @example
 * ```ts
 * import { authenticSmoothL1 } from 'surprisal';
 * authenticSmoothL1(0.02); // => 0.00828427124746
 * authenticSmoothL1([0.1, -1, 1e308]); // => [0.0819803902719, 0.980199980004, 1e308]
 * ```
 */
export function authenticSmoothL1(d: number, options?: MuOption | null): number;
export function authenticSmoothL1(d: ArrayLike<number>, options?: MuOption | null): Float64Array;
export function authenticSmoothL1(
  d: number | ArrayLike<number>,
  options?: MuOption | null,
): number | Float64Array {
  return map('authenticSmoothL1', d, options, smoothL1);
}

/**
 * The derivative d/√(d² + μ²) of `authenticSmoothL1` by d. Its magnitude is the gradient norm of GHM for regression.
 *
 * @param d a residual, or a vector of them; any doubles.
 * @returns a number in [−1, 1], without unit; a vector for a vector. NaN gives NaN.
 * @throws as `authenticSmoothL1` does.
 * @formula given={{ d: real, '\\mu': positive }} where={({ d, '\\mu': mu }) => ({ "L'(d)": authenticSmoothL1Gradient(d, { mu }) })}
 * $$ L'(d) = \frac{d}{\sqrt{d^2 + \mu^2}} $$
 * @see li2019, section 3.5
 * @example
 * ```ts
 * import { authenticSmoothL1Gradient } from 'surprisal';
 * authenticSmoothL1Gradient([0.02, -0.1, 1]); // => [0.707106781187, -0.980580675691, 0.99980005998]
 * ```
 */
export function authenticSmoothL1Gradient(d: number, options?: MuOption | null): number;
export function authenticSmoothL1Gradient(
  d: ArrayLike<number>,
  options?: MuOption | null,
): Float64Array;
export function authenticSmoothL1Gradient(
  d: number | ArrayLike<number>,
  options?: MuOption | null,
): number | Float64Array {
  return map('authenticSmoothL1Gradient', d, options, smoothL1Slope);
}

export function requireMu(caller: string, mu: unknown): asserts mu is number {
  const argument = `${caller}: mu`;
  requireNumber(argument, mu);
  if (!(mu > 0 && mu < Infinity)) throw rangeError(argument, 'be positive and finite', mu);
}

/** √(d² + μ²) − μ as d²/(√(d² + μ²) + μ), with the square of the smaller over the larger only. */
export function smoothL1(d: number, mu: number): number {
  const size = Math.abs(d);
  if (size < mu) {
    const ratio = size / mu;
    return (size * ratio) / (Math.sqrt(1 + ratio * ratio) + 1);
  }
  const ratio = mu / size;
  return size / (Math.sqrt(1 + ratio * ratio) + ratio);
}

/** d/√(d² + μ²), in the same way. */
export function smoothL1Slope(d: number, mu: number): number {
  if (Math.abs(d) < mu) {
    const ratio = d / mu;
    return ratio / Math.sqrt(1 + ratio * ratio);
  }
  const ratio = mu / d;
  return Math.sign(d) / Math.sqrt(1 + ratio * ratio);
}

function map(
  caller: string,
  d: number | ArrayLike<number>,
  options: MuOption | null | undefined,
  f: (d: number, mu: number) => number,
): number | Float64Array {
  const { mu = 0.02 } = options ?? {};
  const argument = `${caller}: d`;
  requireMu(caller, mu);
  if (!isVector(d)) {
    requireNumber(argument, d);
    return f(d, mu);
  }
  requireVector(argument, d);
  requireNumbers(argument, d);
  return Float64Array.from(d, (element) => f(element, mu));
}
