import { rangeError, requireNumber } from '../validate.ts';

export interface BinsOption {
  /** M, the number of bins of equal width that [0, 1] is cut into; 10 when absent. */
  bins?: number;
}

export const DEFAULT_BINS = 10;

const MOST_BINS = 1e6;

/**
 * The edges k/M of the bins of [0, 1], each divided out: steps of 1/M that are added up drift. The last bin holds 1, too, so that its upper edge
 * is none.
 */
export function binEdges(caller: string, bins: unknown = DEFAULT_BINS): Float64Array {
  const argument = `${caller}: bins`;
  requireNumber(argument, bins);
  if (!(Number.isInteger(bins) && bins >= 1 && bins <= MOST_BINS))
    throw rangeError(argument, `be a whole number from 1 to ${MOST_BINS}`, bins);
  const edges = new Float64Array(bins + 1);
  for (let k = 0; k < bins; k++) edges[k] = k / bins;
  edges[bins] = Infinity;
  return edges;
}

/** The bin [k/M, (k + 1)/M) of a number in [0, 1]. The product is a guess, one off where it was rounded: 100 · 0.29 is 28.999999999999996. */
export function binOf(x: number, edges: Float64Array): number {
  let bin = Math.floor(x * (edges.length - 1));
  if (x < edges[bin]!) bin--;
  else if (x >= edges[bin + 1]!) bin++;
  return bin;
}
