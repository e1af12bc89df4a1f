import { isUnitSum } from '../distribution.ts';
import { asBatch, type Batch, doubles, positionOf, type Rows } from '../rows.ts';
import { Sum } from '../sum.ts';
import {
  isVector,
  isWeight,
  rangeError,
  requireNumber,
  requireSameLength,
  requireVector,
  requireWeight,
  typeError,
} from '../validate.ts';

/** The index of a class (from 0) for each row; or a distribution over the classes for each row, nested or flat. One row may have a bare index. */
export type ClassTargets = number | ArrayLike<number> | ArrayLike<ArrayLike<number>>;

/** What happened in each row of a batch. */
export type Targets =
  | { indices: Float64Array; probabilities?: undefined }
  | { indices?: undefined; probabilities: Float64Array };

/** An index that stands for a row without target. */
export const IGNORED = -1;

/** Reads the targets that belong to a batch of logits. */
export function asTargets(
  caller: string,
  targets: unknown,
  logits: Batch,
  ignoreIndex: number | undefined,
): Targets {
  const argument = `${caller}: targets`;
  requireIgnoreIndex(caller, ignoreIndex);
  const { rows, classes } = logits;
  const given = typeof targets === 'number' && logits.form === 'vector' ? [targets] : targets;
  requireVector(argument, given);
  const nested = isVector((given as ArrayLike<unknown>)[0]);
  if (nested || (given.length === rows * classes && classes > 1))
    return { probabilities: readDistributions(caller, given, logits, ignoreIndex) };
  requireSameLength(caller, 'the rows of logits', { length: rows }, 'targets', given);
  return { indices: readIndices(caller, given, classes, ignoreIndex) };
}

function readIndices(
  caller: string,
  targets: ArrayLike<number>,
  classes: number,
  ignoreIndex: number | undefined,
): Float64Array {
  const argument = `${caller}: targets`;
  const read = new Float64Array(targets.length);
  // NaN equals nothing.
  const ignored = ignoreIndex ?? Number.NaN;
  for (let r = 0; r < targets.length; r++) {
    const target = targets[r]!;
    if (target === ignored) read[r] = IGNORED;
    else if (Number.isInteger(target) && target >= 0 && target < classes) read[r] = target;
    else {
      requireNumber(`${argument}[${r}]`, target);
      throw rangeError(`${argument}[${r}]`, `be a class index from 0 to ${classes - 1}`, target);
    }
  }
  return read;
}

function readDistributions(
  caller: string,
  targets: unknown,
  logits: Batch,
  ignoreIndex: number | undefined,
): Float64Array {
  const argument = `${caller}: targets`;
  if (ignoreIndex !== undefined)
    throw rangeError(
      `${caller}: ignoreIndex`,
      'be absent where the targets are distributions',
      ignoreIndex,
    );
  const batch = asBatch(caller, 'targets', targets);
  const nested = batch.form === 'nested';
  if (nested) {
    const [rows, row] = [{ length: logits.rows }, { length: logits.classes }];
    requireSameLength(caller, 'the rows of logits', rows, 'targets', { length: batch.rows });
    requireSameLength(caller, 'a row of logits', row, 'targets[0]', { length: batch.classes });
  }
  const probabilities = doubles(batch.flat);
  for (let r = 0; r < logits.rows; r++) {
    const sum = new Sum();
    for (let i = r * logits.classes; i < (r + 1) * logits.classes; i++) {
      const probability = probabilities[i]!;
      if (!isWeight(probability)) requireWeight(`${argument}${positionOf(batch, i)}`, probability);
      sum.add(probability);
    }
    const given = nested ? (targets as Rows)[r] : targets;
    const place = nested || logits.rows > 1 ? `[${r}]` : '';
    if (!isUnitSum(sum.value, given))
      throw rangeError(`${argument}${place}`, 'sum to 1', sum.value);
  }
  return probabilities;
}

function requireIgnoreIndex(caller: string, ignoreIndex: unknown): void {
  if (ignoreIndex === undefined || Number.isInteger(ignoreIndex)) return;
  const argument = `${caller}: ignoreIndex`;
  if (typeof ignoreIndex !== 'number') throw typeError(argument, 'be a whole number', ignoreIndex);
  throw rangeError(argument, 'be a whole number', ignoreIndex);
}
