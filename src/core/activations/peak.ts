import { Sum } from '../sum.ts';

/** The index of the largest logit of a row; that of a NaN where there is one. */
export function peakOf(flat: ArrayLike<number>, start: number, end: number): number {
  let peak = start;
  for (let i = start + 1; i < end; i++) {
    if (flat[i]! > flat[peak]! || Number.isNaN(flat[i])) peak = i;
  }
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
  const others = new Sum();
  for (let i = start; i < end; i++) {
    if (i !== peak) others.add(Math.exp(gap(flat[i]!, largest, temperature)));
  }
  return others.value;
}

/** (z − largest) / temperature, also where the difference leaves the range of doubles and the quotient does not. */
export function gap(z: number, largest: number, temperature: number): number {
  const difference = z - largest;
  if (difference !== -Infinity) return difference / temperature;
  return 2 * ((z / 2 - largest / 2) / temperature);
}
