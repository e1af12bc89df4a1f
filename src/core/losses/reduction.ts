import { Sum } from '../sum.ts';
import { BLOCK } from '../tail.ts';
import { rangeError } from '../validate.ts';

/** How a batch of losses becomes one: its mean (as when absent), its sum, or not at all. */
export type Reduction = 'mean' | 'sum' | 'none';

export interface ReductionOption {
  /** The `'mean'` of the losses, as when absent, or their `'sum'`; `'none'` leaves them apart. */
  reduction?: Reduction;
}

/** The option that leaves the losses apart. */
export interface Unreduced {
  /** The `'mean'` of the losses, as when absent, or their `'sum'`; `'none'` leaves them apart. */
  reduction: 'none';
}

/** The option, where it makes one number of the losses. */
export interface Reduced {
  /** The `'mean'` of the losses, as when absent, or their `'sum'`; `'none'` leaves them apart. */
  reduction?: 'mean' | 'sum';
}

/** Writes the losses from `start` to `end`, each times `scale`, to the beginning of `out`. */
export type LossKernel = (start: number, end: number, scale: number, out: Float64Array) => void;

// Of two logits near the largest double not even the difference is one. In this unit it is.
const UNIT = 2 ** 600;

export function requireReduction(
  caller: string,
  reduction: unknown,
): asserts reduction is Reduction {
  if (reduction !== 'mean' && reduction !== 'sum' && reduction !== 'none')
    throw rangeError(`${caller}: reduction`, "be 'mean', 'sum' or 'none'", reduction);
}

/** The losses themselves. */
export function lossesOf(kernel: LossKernel, count: number): Float64Array {
  const losses = new Float64Array(count);
  kernel(0, count, 1, losses);
  if (!losses.includes(Infinity)) return losses;
  const inUnits = new Float64Array(count);
  kernel(0, count, 1 / UNIT, inUnits);
  return losses.map((loss, i) => (loss === Infinity ? inUnits[i]! * UNIT : loss));
}

/** The compensated sum of the losses over `divisor`, accurate also where the sum alone would be Infinity. A divisor of 0 gives 0. */
export function reducedLoss(kernel: LossKernel, count: number, divisor: number): number {
  if (divisor === 0) return 0;
  const loss = total(kernel, count, 1) / divisor;
  return loss === Infinity ? (total(kernel, count, 1 / UNIT) / divisor) * UNIT : loss;
}

function total(kernel: LossKernel, count: number, scale: number): number {
  const block = new Float64Array(Math.min(count, BLOCK));
  const sum = new Sum();
  for (let start = 0; start < count; start += BLOCK) {
    const end = Math.min(start + BLOCK, count);
    kernel(start, end, scale, block);
    sum.addAll(block, end - start);
  }
  return sum.value;
}

/** A loss times its weight. A weight of 0 leaves out even an infinite loss. */
export function weighted(weight: number, loss: number): number {
  return weight === 0 && loss === Infinity ? 0 : weight * loss;
}
