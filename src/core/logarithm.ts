import { rangeError, requireNumber } from './validate.ts';

/** The unit of a result: nats without `base`, bits for 2, hartleys for 10. */
export interface BaseOption {
  /** Base of the logarithm; positive, finite, not 1. Natural when absent. */
  base?: number;
}

/** The logarithm to a base. Bits and hartleys are exact at powers of 2 and 10, where ln x / ln b is not. */
export function logarithm(caller: string, base: number | undefined): (x: number) => number {
  if (base === undefined) return Math.log;
  requireBase(caller, base);
  if (base === 2) return Math.log2;
  if (base === 10) return Math.log10;
  const scale = Math.log(base);
  return (x) => Math.log(x) / scale;
}

/** How many nats one unit of the base has. */
export function natsPerUnit(caller: string, base: number | undefined): number {
  if (base === undefined) return 1;
  requireBase(caller, base);
  return Math.log(base);
}

function requireBase(caller: string, base: unknown): asserts base is number {
  const argument = { caller, name: 'base' };
  requireNumber(argument, base);
  if (!(base > 0 && base < Infinity) || base === 1)
    throw rangeError(argument, '', 'be positive, finite and not 1', base);
}
