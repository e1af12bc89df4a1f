import { elementwise } from '../elementwise.ts';
import { kernel } from '../kernel/kernel.ts';
import { BLOCK, numeratorOf, tailOf, writeTails } from '../tail.ts';

/**
 * Logistic sigmoid, the probability of class 1 that a logit stands for: 1 / (1 + e^−x).
 *
 * @param x a logit, or a vector of them; any double.
 * @returns a probability in [0, 1]; subnormal down to x = −745, where the textbook form returns 0; a vector for a vector (`out` takes it).
 * @throws TypeError for anything that is no number or vector of numbers. NaN gives NaN.
 * @formula given={{ x: real }} where={({ x }) => ({ '\\sigma(x)': sigmoid(x) })}
 * $$ \sigma(x) = \frac{1}{1 + e^{-x}} $$
 * @see goodfellow2016, section 6.2.2
 * @example
 * ```ts
 * import { sigmoid } from 'surprisal';
 * sigmoid(2); // => 0.880797077978
 * sigmoid([0, -745]); // => [0.5, 5e-324]
 * ```
 */
export const sigmoid = elementwise(
  'sigmoid',
  (x) => probabilityOf(x, tailOf(x)),
  (x, out) => {
    if (x instanceof Float64Array && out instanceof Float64Array && kernel.writeSigmoids?.(x, out))
      return;
    const tails = new Float64Array(Math.min(x.length, BLOCK));
    for (let start = 0; start < x.length; start += BLOCK) {
      const end = Math.min(start + BLOCK, x.length);
      writeTails(x, start, end, tails);
      for (let i = start; i < end; i++) out[i] = probabilityOf(x[i]!, tails[i - start]!);
    }
  },
);

function probabilityOf(x: number, tail: number): number {
  return numeratorOf(x, tail) / (1 + tail);
}
