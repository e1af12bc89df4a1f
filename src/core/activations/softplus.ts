import { elementwise } from '../elementwise.ts';
import { excessOf, tailOf } from '../tail.ts';

const softplusOf = (x: number): number => Math.max(x, 0) + excessOf(tailOf(x));

const logSigmoidOf = (x: number): number => 0 - softplusOf(-x);

/**
 * Softplus, ln(1 + e^x): the cross-entropy of a logit x against class 0.
 *
 * @param x a logit, or a vector of them; any double.
 * @returns a number in [0, ∞]; it neither overflows for large x nor rounds to 0 for small; a vector for a vector (`out` takes it).
 * @throws TypeError for anything that is no number or vector of numbers. NaN gives NaN.
 * @formula given={{ x: real }} where={({ x }) => ({ '\\mathrm{softplus}(x)': softplus(x) })}
 * $$ \mathrm{softplus}(x) = \ln(1 + e^x) $$
 * @see blanchard2021
 * @example
 * ```ts
 * import { softplus } from 'surprisal';
 * softplus(0); // => 0.69314718056
 * softplus([1000, -40]); // => [1000, 4.24835425529e-18]
 * ```
 */
export const softplus = elementwise('softplus', softplusOf, (x, out) => {
  for (let i = 0; i < x.length; i++) out[i] = softplusOf(x[i]!);
});

/**
 * The logarithm of the sigmoid, −ln(1 + e^−x).
 *
 * @param x a logit, or a vector of them; any double.
 * @returns a number in [−∞, 0]; a vector for a vector (`out` takes it).
 * @throws TypeError for anything that is no number or vector of numbers. NaN gives NaN.
 * @formula given={{ x: real }} where={({ x }) => ({ '\\ln \\sigma(x)': logSigmoid(x) })}
 * $$ \ln \sigma(x) = -\ln(1 + e^{-x}) $$
 * @see blanchard2021
 * @example
 * ```ts
 * import { logSigmoid } from 'surprisal';
 * logSigmoid(0); // => -0.69314718056
 * logSigmoid(-800); // => -800
 * ```
 */
export const logSigmoid = elementwise('logSigmoid', logSigmoidOf, (x, out) => {
  for (let i = 0; i < x.length; i++) out[i] = logSigmoidOf(x[i]!);
});
