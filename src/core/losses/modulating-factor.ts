import { rangeError, requireNumber } from '../validate.ts';

/** (1 − p)^γ of a probability p and its complement 1 − p, each as accurate as it can be. It is exactly 1 for γ = 0. */
export function modulatingFactor(p: number, complement: number, gamma: number): number {
  if (gamma === 2) return complement * complement;
  // A complement near 1 says little about p, which a large γ raises to any height.
  return complement < 0.5 ? complement ** gamma : Math.exp(gamma * Math.log1p(-p));
}

export interface GammaOption {
  /** The focusing parameter γ ≥ 0; 2 when absent, as in the paper. 0 is cross-entropy. */
  gamma?: number;
}

export function requireGamma(caller: string, gamma: unknown): asserts gamma is number {
  const argument = `${caller}: gamma`;
  requireNumber(argument, gamma);
  if (!(gamma >= 0 && gamma < Infinity))
    throw rangeError(argument, 'be non-negative and finite', gamma);
}
