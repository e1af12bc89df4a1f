import { rangeError, requireNumber, typeError } from '../validate.ts';
import { type BinsOption, binEdges, DEFAULT_BINS } from './unit-bins.ts';

export interface DensityStateOptions extends BinsOption {
  /** α in [0, 1): how much of the average a batch leaves as it was; 0.75 when absent. */
  momentum?: number;
  /** Where the average starts: from `'zero'`, as when absent, or from the counts of the `'first'` batch. */
  initial?: 'zero' | 'first';
  /** Whether bins without a sample in a batch `'keep'` their value, as when absent and in the authors' code, or `'decay'`, as in the paper. */
  emptyBins?: 'keep' | 'decay';
}

/** The moving average of the counts of a histogram of gradient norms, across batches. A plain object: a copy of it is another state. */
export interface DensityState extends Readonly<Required<DensityStateOptions>> {
  /** S, the average for each bin. */
  readonly counts: Float64Array;
  /** How many batches it has seen. */
  batches: number;
}

/**
 * Starts the moving average S = α S + (1 − α) R of the counts R of the bins. Pass it as `state` to the GHM losses and weights, one for each kind
 * of loss; every such call is one batch and moves it on. A batch in which all samples are masked is none.
 *
 * From zero, S is too small by the factor 1 − αᵗ after t batches, and the weights too large by 1/(1 − αᵗ): fourfold after the first at
 * α = 0.75. Nothing corrects this, here as in the authors' code. Start from the first batch to have none of it, except for bins that are
 * empty in that batch, which start from zero.
 *
 * @returns the state, whose `counts` are S for each bin.
 * @throws RangeError for bins that are no whole number from 1 to 1000000, a momentum outside [0, 1), an unknown `initial` or `emptyBins`;
 * TypeError for anything that should be a number and is none.
 * @see li2019, section 3.3
 * @example
 * ```ts
 * import { createDensityState, ghmClassificationWeights } from 'surprisal';
 * const state = createDensityState({ bins: 10, momentum: 0.75 });
 * ghmClassificationWeights([-3, 3], [0, 0], { state }); // => [0.8, 0.8]
 * ghmClassificationWeights([-3, 3], [0, 0], { state }); // => [0.457142857143, 0.457142857143]
 * ```
 */
export function createDensityState(options?: DensityStateOptions | null): DensityState {
  const {
    bins = DEFAULT_BINS,
    momentum = 0.75,
    initial = 'zero',
    emptyBins = 'keep',
  } = options ?? {};
  binEdges('createDensityState', bins);
  requireAverage('createDensityState: ', { momentum, initial, emptyBins });
  return { bins, momentum, initial, emptyBins, counts: new Float64Array(bins), batches: 0 };
}

export function requireDensityState(caller: string, state: unknown): asserts state is DensityState {
  const { counts, bins, batches, ...average } = (state ?? {}) as Partial<DensityState>;
  if (!(counts instanceof Float64Array && counts.length === bins && Number.isInteger(batches)))
    throw typeError(`${caller}: state`, 'come from createDensityState', state);
  requireAverage(`${caller}: state.`, average);
}

/** Refuses what is no way to take an average; `owner` is what stands before the name of an option. */
function requireAverage(
  owner: string,
  { momentum, initial, emptyBins }: Omit<DensityStateOptions, 'bins'>,
): void {
  requireNumber(`${owner}momentum`, momentum);
  if (!(momentum >= 0 && momentum < 1))
    throw rangeError(`${owner}momentum`, 'be at least 0 and below 1', momentum);
  if (initial !== 'zero' && initial !== 'first')
    throw rangeError(`${owner}initial`, "be 'zero' or 'first'", initial);
  if (emptyBins !== 'keep' && emptyBins !== 'decay')
    throw rangeError(`${owner}emptyBins`, "be 'keep' or 'decay'", emptyBins);
}

/** Moves the average on by the counts of one batch. */
export function advance(state: DensityState, counts: Float64Array): void {
  const { momentum, initial, emptyBins, batches } = state;
  for (const [bin, count] of counts.entries()) {
    if (initial === 'first' && batches === 0) state.counts[bin] = count;
    else if (count > 0 || emptyBins === 'decay')
      state.counts[bin] = momentum * state.counts[bin]! + (1 - momentum) * count;
  }
  state.batches++;
}
