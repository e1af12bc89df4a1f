import { Sum } from './sum.ts';
import {
  type Argument,
  rangeError,
  requireSameLength,
  requireVector,
  requireWeight,
} from './validate.ts';

/** How far from 1 the sum of a distribution may be; rounding stays below it, a forgotten normalisation does not. */
export const SUM_TOLERANCE = 1e-9;

export interface NormalizeOption {
  /** Takes non-negative weights with a positive sum, and divides them by it. */
  normalize?: boolean;
}

/**
 * Checks that a vector is a distribution: non-empty, finite, non-negative, sum 1 within `SUM_TOLERANCE` unless `normalize`.
 * Returns what its elements are to be divided by: 1, or the sum of the weights.
 */
export function divisorOf(argument: Argument, p: unknown, normalize: boolean | undefined): number {
  requireVector(argument, p);
  const sum = new Sum();
  for (let i = 0; i < p.length; i++) {
    const weight = p[i];
    requireWeight(argument, weight, `[${i}]`);
    sum.add(weight);
  }
  return divisorFor(argument, sum.value, normalize);
}

function divisorFor(argument: Argument, sum: number, normalize: boolean | undefined): number {
  if (normalize) {
    if (!(sum > 0 && sum < Infinity))
      throw rangeError(argument, '', 'have a positive finite sum to be normalized', sum);
    return sum;
  }
  if (!(Math.abs(sum - 1) <= SUM_TOLERANCE))
    throw rangeError(argument, '', 'sum to 1 (or pass { normalize: true })', sum);
  return 1;
}

/** A vector that has been checked, divided by its sum where asked. The caller's own vector where nothing changes. */
export function asDistribution(
  argument: Argument,
  p: unknown,
  normalize: boolean | undefined,
): ArrayLike<number> {
  const divisor = divisorOf(argument, p, normalize);
  const vector = p as ArrayLike<number>;
  return divisor === 1 ? vector : Float64Array.from(vector, (weight) => weight / divisor);
}

/** Two distributions over the same outcomes. */
export function asDistributions(
  caller: string,
  p: unknown,
  q: unknown,
  normalize: boolean | undefined,
): [ArrayLike<number>, ArrayLike<number>] {
  requireVector({ caller, name: 'p' }, p);
  requireVector({ caller, name: 'q' }, q);
  requireSameLength(caller, 'p', p, 'q', q);
  return [
    asDistribution({ caller, name: 'p' }, p, normalize),
    asDistribution({ caller, name: 'q' }, q, normalize),
  ];
}

/** A joint distribution, row by row, with its two marginals. */
export interface JointTable {
  columns: number;
  /** The probabilities, row after row. */
  cells: Float64Array;
  rowSums: Float64Array;
  columnSums: Float64Array;
}

/** Checks a joint table: rows of one length, finite, non-negative, sum 1 over all cells unless `normalize`. */
export function asJointTable(
  argument: Argument,
  pxy: unknown,
  normalize: boolean | undefined,
): JointTable {
  requireVector(argument, pxy);
  const rows = pxy as unknown as ArrayLike<ArrayLike<number>>;
  requireVector({ ...argument, name: `${argument.name}[0]` }, rows[0]);
  const columns = rows[0].length;
  const cells = new Float64Array(rows.length * columns);
  const sum = new Sum();
  for (let x = 0; x < rows.length; x++) {
    const row = rows[x];
    requireVector({ ...argument, name: `${argument.name}[${x}]` }, row);
    requireSameLength(
      argument.caller,
      `${argument.name}[0]`,
      rows[0],
      `${argument.name}[${x}]`,
      row,
    );
    for (let y = 0; y < columns; y++) {
      const cell = row[y];
      requireWeight(argument, cell, `[${x}][${y}]`);
      cells[x * columns + y] = cell;
      sum.add(cell);
    }
  }
  const divisor = divisorFor(argument, sum.value, normalize);
  if (divisor !== 1) for (let i = 0; i < cells.length; i++) cells[i]! /= divisor;
  return { columns, cells, ...marginals(cells, columns) };
}

function marginals(
  cells: Float64Array,
  columns: number,
): { rowSums: Float64Array; columnSums: Float64Array } {
  const rowSums = Array.from({ length: cells.length / columns }, () => new Sum());
  const columnSums = Array.from({ length: columns }, () => new Sum());
  for (const [i, cell] of cells.entries()) {
    rowSums[Math.floor(i / columns)]!.add(cell);
    columnSums[i % columns]!.add(cell);
  }
  const values = (sums: Sum[]) => Float64Array.from(sums, (sum) => sum.value);
  return { rowSums: values(rowSums), columnSums: values(columnSums) };
}
