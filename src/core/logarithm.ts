import { rangeError, requireNumber } from './validate.ts';

/** The unit of a result: nats without `base`, bits for 2, hartleys for 10. */
export interface BaseOption {
  /** Base of the logarithm; positive, finite, not 1. Natural when absent. */
  base?: number;
}

/** Logarithms in one unit. */
export interface Logarithm {
  log: (x: number) => number;
  /** How many nats one unit has. */
  nats: number;
}

/** Exact at the powers of their base, where ln x / ln b is not. */
const EXACT: Record<number, (x: number) => number> = {
  2: Math.log2,
  10: Math.log10,
  [Math.E]: Math.log,
};

/** The logarithm to a base, the natural one where there is none. */
export function logarithm(caller: string, base = Math.E): Logarithm {
  requireNumber(`${caller}: base`, base);
  if (!(base > 0 && base < Infinity) || base === 1)
    throw rangeError(`${caller}: base`, 'be positive, finite and not 1', base);
  const nats = Math.log(base);
  return { log: EXACT[base] ?? ((x) => Math.log(x) / nats), nats };
}
