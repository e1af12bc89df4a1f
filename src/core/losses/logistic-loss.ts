import { weighted } from './reduction.ts';

/** one softplus(−x) + zero softplus(x), times `scale`: the loss of a logit with weights on the two classes. `excess` is ln(1 + e^−|x|). */
export function logisticLoss(
  x: number,
  excess: number,
  one: number,
  zero: number,
  scale: number,
): number {
  if (Math.abs(x) === Infinity) return weighted(x > 0 ? zero : one, Infinity);
  // |x| − x is 0 or 2|x|, without the branch that a processor would guess wrong. Halves cannot overflow.
  const half = x * (scale / 2);
  const size = Math.abs(half);
  return one * (size - half + excess * scale) + zero * (size + half + excess * scale);
}
