import { peakOf, sumBesidePeak } from '../activations/peak.ts';
import { kernel } from '../kernel/kernel.ts';
import { additionError, Sum } from '../sum.ts';
import { tailOf, writeTails } from '../tail.ts';

// A row of logits z lies in a flat vector from `start` to `end`; its largest stands at `peak`. With e = e^(z − largest), which is 1
// at the peak, a probability q is e over 1 + Σ e of the others, and 1 − q comes from no subtraction that cancels.

/** Σ e over a row without its peak; NaN where a logit is. */
export function othersOf(flat: Float64Array, start: number, end: number, peak: number): number {
  return Number.isNaN(flat[peak]) ? Number.NaN : sumBesidePeak(flat, start, end, peak, 1);
}

/** The peaks of many rows, and Σ e over each without its peak. */
export interface Peaks {
  peaks: Float64Array;
  others: Float64Array;
}

/** The same of the rows from `start` to `end`: their exponentials are computed together, which is faster. */
export function peaksOf(flat: Float64Array, classes: number, start: number, end: number): Peaks {
  const peaks = new Float64Array(end - start);
  const others = new Float64Array(end - start);
  if (kernel.writePeaks?.(flat, classes, start, end, peaks, others)) return { peaks, others };
  const tails = new Float64Array((end - start) * classes);
  for (let r = 0; r < peaks.length; r++) {
    const first = (start + r) * classes;
    const peak = peakOf(flat, first, first + classes);
    const largest = flat[peak]!;
    for (let k = 0; k < classes; k++) tails[r * classes + k] = flat[first + k]! - largest;
    peaks[r] = peak;
    // No exponential is left of the peak itself, but of a NaN.
    tails[r * classes + peak - first] = Number.isNaN(largest) ? Number.NaN : Infinity;
  }
  writeTails(tails, 0, tails.length, tails);
  for (let r = 0; r < others.length; r++) others[r] = sumOf(tails, r * classes, (r + 1) * classes);
  return { peaks, others };
}

/** The compensated sum of a part of a vector. */
function sumOf(terms: Float64Array, start: number, end: number): number {
  let sum = 0;
  let lost = 0;
  for (let i = start; i < end; i++) {
    const total = sum + terms[i]!;
    lost += additionError(sum, terms[i]!, total);
    sum = total;
  }
  return sum + lost;
}

/** e of one logit. */
export function exponentialOf(flat: Float64Array, i: number, peak: number): number {
  return i === peak ? 1 : tailOf(flat[i]! - flat[peak]!);
}

/** −ln q of one logit, times `scale`, in a row whose `excess` is −ln q of the peak. */
export function surprisalOf(
  flat: Float64Array,
  i: number,
  peak: number,
  excess: number,
  scale: number,
): number {
  // A single logit of +∞ takes all: ∞ − ∞ must not come up at the peak.
  const gap = i === peak ? 0 : flat[peak]! * scale - flat[i]! * scale;
  return gap + excess * scale;
}

/** Writes e of each logit of a row, and returns the sum of those beside the peak. */
export function writeExponentials(
  flat: Float64Array,
  start: number,
  end: number,
  peak: number,
  out: Float64Array,
): number {
  const sum = new Sum();
  for (let i = start; i < end; i++) {
    out[i] = exponentialOf(flat, i, peak);
    if (i !== peak) sum.add(out[i]!);
  }
  return Number.isNaN(flat[peak]) ? Number.NaN : sum.value;
}

/**
 * Turns the e of a row into the gradient by its logits of a loss that has the derivatives `slopes` (none negative) by the −ln q: the
 * derivative by z is q Σ slopes − slope. Written with what each sum has besides the element, it does not cancel for a hard target.
 */
export function writeGradient(
  out: Float64Array,
  start: number,
  end: number,
  peak: number,
  others: number,
  slopes: Float64Array,
  divisor: number,
): void {
  const steepest = steepestOf(slopes);
  const slopesBeside = new Sum();
  for (let k = 0; k < slopes.length; k++) if (k !== steepest) slopesBeside.add(slopes[k]!);
  const otherSlopes = slopesBeside.value;
  const total = 1 + others;
  const slope = slopes[steepest]! + otherSlopes;
  for (let i = start; i < end; i++) {
    const k = i - start;
    const e = out[i]!;
    const besideE = i === peak ? others : total - e;
    const besideSlope = k === steepest ? otherSlopes : slope - slopes[k]!;
    out[i] = ((e / total) * besideSlope - slopes[k]! * (besideE / total)) / divisor;
  }
}

function steepestOf(slopes: Float64Array): number {
  let steepest = 0;
  for (let k = 1; k < slopes.length; k++) if (slopes[k]! > slopes[steepest]!) steepest = k;
  return steepest;
}
