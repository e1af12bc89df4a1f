/**
 * Loops of the core over long vectors of doubles, two elements at a time. They give what the loops beside which they are asked for give, and
 * decline (with false or undefined) what needs more care: short vectors, infinite logits, what is no distribution.
 */
export interface Kernel {
  /** Writes e^−|x| of the elements from `start` to `end` to the beginning of `out`. */
  writeTails: (x: Float64Array, start: number, end: number, out: Float64Array) => boolean;
  writeSigmoids: (x: Float64Array, out: Float64Array) => boolean;
  /** Likewise the binary cross-entropies of logits x with targets y. */
  writeLogisticLosses: BinaryLoop;
  /** The focal losses with γ = 2 and a weight for either class, and their derivatives over a divisor. */
  writeFocalLosses: BinaryLoop<[alphaOfOne: number, alphaOfZero: number]>;
  writeFocalSlopes: BinaryLoop<[alphaOfOne: number, alphaOfZero: number, divisor: number]>;
  /** Writes for rows of logits where their peaks stand, and the sums of e^(z − peak) over the others. */
  writePeaks: (
    flat: Float64Array,
    classes: number,
    start: number,
    end: number,
    peaks: Float64Array,
    others: Float64Array,
  ) => boolean;
  /** −Σ p ln p of a distribution. */
  entropy: (p: ArrayLike<number>) => number | undefined;
  /** Σ p ln(p/q) of two distributions. */
  divergence: (p: ArrayLike<number>, q: ArrayLike<number>) => number | undefined;
  /** Σ p(x, y) ln(p(x, y) / (p(x) p(y))) of a joint distribution. */
  dependence: (pxy: ArrayLike<ArrayLike<number>>) => number | undefined;
}

export type BinaryLoop<Parameters extends number[] = []> = (
  x: Float64Array,
  y: Float64Array,
  start: number,
  end: number,
  out: Float64Array,
  ...parameters: Parameters
) => boolean;

/** What `accelerate` has put in place: nothing before it is called, or where there is no SIMD. */
export const kernel: Partial<Kernel> = {};
