import { additionError } from '../sum.ts';
import { tailOf } from '../tail.ts';

/** The index of the largest logit of a row; that of a NaN where there is one. */
export function peakOf(flat: ArrayLike<number>, start: number, end: number): number {
  let largest = flat[start]!;
  for (let i = start + 1; i < end; i++) largest = Math.max(largest, flat[i]!);
  let peak = start;
  while (flat[peak] !== largest && !Number.isNaN(flat[peak])) peak++;
  return peak;
}

/** Σ e^((z − largest) / temperature) over a row without its peak: what log1p turns into the excess of the log-sum-exp. */
export function sumBesidePeak(
  flat: ArrayLike<number>,
  start: number,
  end: number,
  peak: number,
  temperature: number,
): number {
  const largest = flat[peak]!;
  let sum = 0;
  let lost = 0;
  for (let i = start; i < end; i++) {
    if (i === peak) continue;
    const exponential = tailOf(gap(flat[i]!, largest, temperature));
    const total = sum + exponential;
    lost += additionError(sum, exponential, total);
    sum = total;
  }
  return sum + lost;
}

/** (z − largest) / temperature, also where the difference leaves the range of doubles and the quotient does not. */
export function gap(z: number, largest: number, temperature: number): number {
  const difference = z - largest;
  if (difference !== -Infinity) return difference / temperature;
  return 2 * ((z / 2 - largest / 2) / temperature);
}
