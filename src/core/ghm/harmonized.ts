import { type Batch, positionOf } from '../rows.ts';
import { Sum } from '../sum.ts';
import { BLOCK } from '../tail.ts';
import { rangeError } from '../validate.ts';
import { advance, type DensityState, requireDensityState } from './density-state.ts';
import { readMask, type SampleMask } from './sample-mask.ts';
import { type BinsOption, binEdges, binOf } from './unit-bins.ts';

export interface HarmonyOptions extends BinsOption {
  /** Which samples count, in their shape: 0 or false is masked. All when absent. */
  mask?: SampleMask;
  /** What β = N/(R M) divides by besides R: `'paper'`, as when absent, the number M of bins; `'nonempty'`, as the authors' code, of those with a sample. */
  normalization?: 'paper' | 'nonempty';
  /** The moving average of the counts across batches, from `createDensityState`, which stands in for R. It has the bins then. */
  state?: DensityState;
}

/**
 * Writes, for the samples from `start` to `end`, the derivatives whose magnitudes are the gradient norms, and where asked the losses times
 * `scale`, to the beginning of two vectors.
 */
export type SampleKernel = (
  start: number,
  end: number,
  slopes: Float64Array,
  losses?: Float64Array,
  scale?: number,
) => void;

/** Samples that are to be weighted by the density of their gradient norms. */
export interface Samples {
  caller: string;
  /** The name of the argument that a NaN can come from. */
  name: string;
  shape: Batch;
  kernel: SampleKernel;
}

/** Samples with the options that are read. */
export interface Harmony extends Samples {
  edges: Float64Array;
  mask: Uint8Array | undefined;
  normalization: 'paper' | 'nonempty';
  state: DensityState | undefined;
}

// In this unit the sum of the largest losses is a double.
const UNIT = 2 ** 600;

export function readHarmony(
  samples: Samples,
  { bins, mask, normalization = 'paper', state }: HarmonyOptions,
): Harmony {
  const { caller, name, shape } = samples;
  if (state !== undefined) requireDensityState(caller, state);
  const edges = binEdges(caller, bins === undefined ? state?.bins : bins);
  if (state !== undefined && state.bins !== edges.length - 1)
    throw rangeError(`${caller}: bins`, `be the ${state.bins} of the state`, bins);
  if (normalization !== 'paper' && normalization !== 'nonempty')
    throw rangeError(`${caller}: normalization`, "be 'paper' or 'nonempty'", normalization);
  return { ...samples, edges, mask: readMask(caller, name, shape, mask), normalization, state };
}

/** (1/N) Σ β L, bin by bin: the sum of the losses of each bin over its density. It moves the state on. */
export function harmonizedLoss(harmony: Harmony): number {
  const { counts, losses } = tally(harmony, 1);
  const densities = densitiesOf(harmony, counts);
  const loss = total(losses, densities);
  if (loss !== Infinity) return loss;
  return total(tally(harmony, 1 / UNIT).losses, densities) * UNIT;
}

/** Σ of the losses of each bin over its density. */
function total(losses: Sum[], densities: Float64Array): number {
  const sum = new Sum();
  for (const [bin, density] of densities.entries())
    if (density > 0) sum.add(losses[bin]!.value / density);
  return sum.value;
}

/** The samples of each bin, and the sum of their losses. */
function tally(
  { kernel, shape, edges, mask, ...samples }: Harmony,
  scale: number,
): { counts: Float64Array; losses: Sum[] } {
  const length = shape.flat.length;
  const counts = new Float64Array(edges.length - 1);
  const sums = Array.from(counts, () => new Sum());
  const slopes = new Float64Array(Math.min(length, BLOCK));
  const losses = new Float64Array(slopes.length);
  for (let start = 0; start < length; start += BLOCK) {
    const end = Math.min(start + BLOCK, length);
    kernel(start, end, slopes, losses, scale);
    for (let i = start; i < end; i++) {
      if (mask && mask[i] === 0) continue;
      const norm = Math.abs(slopes[i - start]!);
      if (Number.isNaN(norm)) throw notANumber({ shape, ...samples }, i);
      const bin = binOf(norm, edges);
      counts[bin]!++;
      sums[bin]!.add(losses[i - start]!);
    }
  }
  return { counts, losses: sums };
}

/** The derivative of each sample and its bin, −1 where it is masked; and the samples of each bin. */
function assigned({ kernel, shape, edges, mask, ...samples }: Harmony): {
  slopes: Float64Array;
  bins: Int32Array;
  counts: Float64Array;
} {
  const length = shape.flat.length;
  const slopes = new Float64Array(length);
  const bins = new Int32Array(length).fill(-1);
  const counts = new Float64Array(edges.length - 1);
  kernel(0, length, slopes);
  for (let i = 0; i < length; i++) {
    if (mask && mask[i] === 0) continue;
    const norm = Math.abs(slopes[i]!);
    if (Number.isNaN(norm)) throw notANumber({ shape, ...samples }, i);
    bins[i] = binOf(norm, edges);
    counts[bins[i]!]!++;
  }
  return { slopes, bins, counts };
}

/** β of each sample, 0 where it is masked. It moves the state on. */
export function harmonizingWeights(harmony: Harmony): Float64Array {
  const { bins, counts } = assigned(harmony);
  const densities = densitiesOf(harmony, counts);
  const samples = counts.reduce((sum, count) => sum + count, 0);
  const weights = new Float64Array(bins.length);
  for (let i = 0; i < bins.length; i++)
    if (bins[i]! >= 0) weights[i] = samples / densities[bins[i]!]!;
  return weights;
}

/** β/N of each sample times its derivative, with the state as the loss has left it. */
export function harmonizedGradient(harmony: Harmony): Float64Array {
  const { slopes, bins, counts } = assigned(harmony);
  const densities = densitiesAfter(harmony, counts);
  return slopes.map((slope, i) => (bins[i]! < 0 ? 0 : slope / densities[bins[i]!]!));
}

/** The density R M of each bin with a sample; with a state S M, once it is moved on. 0 for the others. */
function densitiesOf(harmony: Harmony, counts: Float64Array): Float64Array {
  if (harmony.state && counts.some((count) => count > 0)) advance(harmony.state, counts);
  return densitiesAfter(harmony, counts);
}

function densitiesAfter(
  { caller, normalization, state }: Harmony,
  counts: Float64Array,
): Float64Array {
  const bins =
    normalization === 'paper' ? counts.length : counts.filter((count) => count > 0).length;
  return counts.map((count, bin) => {
    if (count === 0) return 0;
    const average = state ? state.counts[bin]! : count;
    if (!(average > 0))
      throw rangeError(
        `${caller}: state.counts[${bin}]`,
        'be positive, as it is once the loss of this batch was computed',
        average,
      );
    return average * bins;
  });
}

const notANumber = ({ caller, name, shape }: Omit<Samples, 'kernel'>, i: number): RangeError =>
  rangeError(`${caller}: ${name}${positionOf(shape, i)}`, 'not be NaN where it counts', Number.NaN);
