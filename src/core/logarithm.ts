import { rangeError, requireNumber } from './validate.ts';

/** The unit of a result: nats without `base`, bits for 2, hartleys for 10. */
export interface BaseOption {
  /** Base of the logarithm; positive, finite, not 1. Natural when absent. */
  base?: number;
}

/** Logarithms in one unit. */
export interface Logarithm {
  log: (x: number) => number;
  log1p: (x: number) => number;
  /** How many nats one unit has. */
  nats: number;
}

const NATURAL: Logarithm = { log: Math.log, log1p: Math.log1p, nats: 1 };

/** The logarithm to a base. Bits and hartleys are exact at powers of 2 and 10, where ln x / ln b is not. */
export function logarithm(caller: string, base: number | undefined): Logarithm {
  if (base === undefined) return NATURAL;
  requireNumber({ caller, name: 'base' }, base);
  if (!(base > 0 && base < Infinity) || base === 1)
    throw rangeError({ caller, name: 'base' }, '', 'be positive, finite and not 1', base);
  const nats = Math.log(base);
  return { log: logTo(base, nats), log1p: (x) => Math.log1p(x) / nats, nats };
}

function logTo(base: number, nats: number): (x: number) => number {
  if (base === 2) return Math.log2;
  if (base === 10) return Math.log10;
  return (x) => Math.log(x) / nats;
}
