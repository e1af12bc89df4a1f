import { asBatch, asBatchLike, type Batch, doubles, positionOf, shaped } from '../rows.ts';
import { requireProbability, requireWeight } from '../validate.ts';
import {
  type LossKernel,
  lossesOf,
  type Reduction,
  reducedLoss,
  requireReduction,
} from './reduction.ts';

/** What numbers may be, and the check that says so where one is not. */
interface Range {
  largest: number;
  refuse: (argument: string, value: unknown) => void;
}

export const PROBABILITIES: Range = { largest: 1, refuse: requireProbability };
const WEIGHTS: Range = { largest: Number.MAX_VALUE, refuse: requireWeight };

/** Yes-or-no questions with their answers: two arguments of one shape, read as doubles. */
export interface BinaryBatch {
  caller: string;
  /** The name of the first argument. */
  name: string;
  shape: Batch;
  /** Logits or probabilities. */
  inputs: Float64Array;
  /** In [0, 1]. */
  targets: Float64Array;
}

/** Reads logits, or numbers of a range, with the targets that belong to them. */
export function asBinaryBatch(
  caller: string,
  name: string,
  inputs: unknown,
  targets: unknown,
  { range, classes }: { range?: Range; classes?: number } = {},
): BinaryBatch {
  const shape = asBatch(caller, name, inputs, classes);
  const batch = { caller, name, shape, inputs: doubles(shape.flat) };
  if (range) requireRange(`${caller}: ${name}`, shape, batch.inputs, range);
  return { ...batch, targets: readAlike(batch, 'targets', targets, PROBABILITIES) };
}

/** One weight for each element; undefined where none are given. */
export function weightsOf(batch: BinaryBatch, weights: unknown): Float64Array | undefined {
  return weights === undefined ? undefined : readAlike(batch, 'weights', weights, WEIGHTS);
}

/** Reads an argument of the shape of the inputs. */
function readAlike(
  { caller, name: inputName, shape }: Omit<BinaryBatch, 'targets'>,
  name: string,
  value: unknown,
  range: Range,
): Float64Array {
  const batch = asBatchLike(caller, name, value, inputName, shape);
  const numbers = doubles(batch.flat);
  requireRange(`${caller}: ${name}`, batch, numbers, range);
  return numbers;
}

function requireRange(
  argument: string,
  shape: Batch,
  numbers: Float64Array,
  { largest, refuse }: Range,
): void {
  let i = 0;
  // To the first that is refused, as fast as a loop can be.
  while (i < numbers.length && numbers[i]! >= 0 && numbers[i]! <= largest) i++;
  if (i < numbers.length) refuse(`${argument}${positionOf(shape, i)}`, numbers[i]);
}

/** The losses of a batch: their mean over all elements, their sum, or themselves in the shape of the inputs. */
export function reducedBinary(
  { caller, shape, inputs }: BinaryBatch,
  kernel: LossKernel,
  reduction: Reduction = 'mean',
): number | Float64Array | Float64Array[] {
  requireReduction(caller, reduction);
  const count = inputs.length;
  if (reduction === 'none') return shaped(shape, lossesOf(kernel, count));
  return reducedLoss(kernel, count, reduction === 'mean' ? count : 1);
}

/** What the derivative of each element is divided by. */
export function binaryDivisor(
  { caller, inputs }: BinaryBatch,
  reduction: Reduction = 'mean',
): number {
  requireReduction(caller, reduction);
  return reduction === 'mean' ? inputs.length : 1;
}
