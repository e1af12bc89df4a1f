import type { Logarithm } from './logarithm.ts';
import { asRows, positionOf } from './rows.ts';
import { additionError, Sum } from './sum.ts';
import { productError } from './two-product.ts';
import {
  isWeight,
  rangeError,
  requireSameLength,
  requireVector,
  requireWeight,
} from './validate.ts';

/**
 * Whether the sum of a vector is 1, as nearly as its precision can tell: rounding stays below the tolerance, a forgotten normalisation does not.
 */
export const isUnitSum = (sum: number, vector: unknown): boolean =>
  Math.abs(sum - 1) <= (vector instanceof Float32Array ? 1e-6 : 1e-9);

export interface NormalizeOption {
  /** Takes non-negative weights with a positive sum, and divides them by it. */
  normalize?: boolean;
}

/**
 * A vector read as a distribution: probability i is weights[i] / total. Weights are kept as they were given, since dividing first
 * would round what later steps subtract.
 */
export interface Distribution {
  weights: ArrayLike<number>;
  sum: Sum;
  /** 1, or the sum of the weights where they are to be normalized. */
  total: number;
}

/** Reads a distribution: non-empty, finite, non-negative, sum 1 within the tolerance unless `normalize`. */
export function readDistribution(
  argument: string,
  p: unknown,
  normalize: boolean | undefined,
): Distribution {
  requireVector(argument, p);
  let i = 0;
  // To the first that is refused: twice as fast as a loop that may refuse each.
  while (i < p.length && isWeight(p[i])) i++;
  if (i < p.length) requireWeight(`${argument}[${i}]`, p[i]);
  const sum = new Sum();
  sum.addAll(p);
  return { weights: p, sum, total: totalFor(argument, sum.value, p, normalize) };
}

/** What the elements of a distribution are to be divided by: 1, or the sum of the weights. */
export const divisorOf = (argument: string, p: unknown, normalize: boolean | undefined): number =>
  readDistribution(argument, p, normalize).total;

function totalFor(
  argument: string,
  sum: number,
  vector: unknown,
  normalize: boolean | undefined,
): number {
  if (normalize) {
    if (!(sum > 0 && sum < Infinity)) throw rangeError(argument, 'have a positive finite sum', sum);
    return sum;
  }
  if (!isUnitSum(sum, vector))
    throw rangeError(argument, 'sum to 1 (or pass { normalize: true })', sum);
  return 1;
}

/** The logarithm of probability i; of one that is nearly 1, from what is left for the others. */
export function logProbability(
  { weights, sum, total }: Distribution,
  i: number,
  { log, nats }: Logarithm,
): number {
  const weight = weights[i]!;
  // A probability may exceed 1 by rounding; no outcome has negative surprise for that.
  if (total === 1) return weight > 1 ? 0 : log(weight);
  return weight > total / 2 ? Math.log1p(-sum.without(weight) / total) / nats : log(weight / total);
}

/** Reads two distributions over the same outcomes. */
export function readDistributions(
  caller: string,
  p: unknown,
  q: unknown,
  normalize: boolean | undefined,
  [nameP, nameQ]: [string, string] = ['p', 'q'],
): [Distribution, Distribution] {
  requireVector(`${caller}: ${nameP}`, p);
  requireVector(`${caller}: ${nameQ}`, q);
  requireSameLength(caller, nameP, p, nameQ, q);
  return [
    readDistribution(`${caller}: ${nameP}`, p, normalize),
    readDistribution(`${caller}: ${nameQ}`, q, normalize),
  ];
}

/** Two distributions on one scale, each times `unit`. */
export interface Pair {
  p: ArrayLike<number>;
  q: ArrayLike<number>;
  /** What p − q misses where p and q had to be rounded. */
  lost?: Float64Array;
  unit: number;
}

/** p − q of one outcome, known to the last digit. */
export const differenceAt = ({ p, q, lost }: Pair, i: number): number =>
  p[i]! - q[i]! + (lost ? lost[i]! : 0);

/** Reads two distributions over the same outcomes for functions that compare them outcome by outcome. */
export function readPair(
  caller: string,
  p: unknown,
  q: unknown,
  normalize: boolean | undefined,
  names?: [string, string],
): Pair {
  const [a, b] = readDistributions(caller, p, q, normalize, names);
  if (!normalize) return { p: a.weights, q: b.weights, unit: 1 };
  const [x, y] = [scaled(a), scaled(b)];
  const scaledP = x.weights.map((weight) => weight * y.total);
  const scaledQ = y.weights.map((weight) => weight * x.total);
  const lost = scaledP.map(
    (product, i) =>
      productError(x.weights[i]!, y.total, product) -
      productError(y.weights[i]!, x.total, scaledQ[i]!),
  );
  return { p: scaledP, q: scaledQ, lost, unit: x.total * y.total };
}

/** The weights times a power of two that brings their total near 1: exact, and no product of two can overflow. */
function scaled({ weights, total }: Distribution): { weights: Float64Array; total: number } {
  const power = 2 ** -Math.round(Math.log2(total));
  return { weights: Float64Array.from(weights, (weight) => weight * power), total: total * power };
}

/** A joint distribution, row by row, with its two marginals. */
export interface JointTable {
  columns: number;
  /** The probabilities, row after row. */
  cells: Float64Array;
  rowSums: Sum[];
  columnSums: Sum[];
}

/** Reads a joint table: rows of one length, finite, non-negative, sum 1 over all cells unless `normalize`. */
export function readJointTable(
  caller: string,
  pxy: unknown,
  normalize: boolean | undefined,
): JointTable {
  const table = asRows(caller, 'pxy', pxy);
  const { flat: cells, classes: columns } = table;
  let i = 0;
  while (i < cells.length && isWeight(cells[i])) i++;
  if (i < cells.length) requireWeight(`${caller}: pxy${positionOf(table, i)}`, cells[i]);
  const sum = new Sum();
  sum.addAll(cells);
  const firstRow = (pxy as ArrayLike<unknown>)[0];
  const total = totalFor(`${caller}: pxy`, sum.value, firstRow, normalize);
  if (total !== 1) for (let i = 0; i < cells.length; i++) cells[i]! /= total;
  return { columns, cells, ...marginals(cells, columns) };
}

function marginals(cells: Float64Array, columns: number): { rowSums: Sum[]; columnSums: Sum[] } {
  const rowSums = Array.from({ length: cells.length / columns }, () => new Sum());
  // The sums of all columns grow row by row, as cells lie in memory, and apart from any object.
  const totals = new Float64Array(columns);
  const lost = new Float64Array(columns);
  for (let x = 0; x < rowSums.length; x++) {
    const row = cells.subarray(x * columns, (x + 1) * columns);
    rowSums[x]!.addAll(row);
    for (let y = 0; y < columns; y++) {
      const cell = row[y]!;
      const total = totals[y]! + cell;
      lost[y]! += additionError(totals[y]!, cell, total);
      totals[y] = total;
    }
  }
  const columnSums = Array.from(totals, (total, y) => {
    const sum = new Sum();
    sum.add(total);
    sum.add(lost[y]!);
    return sum;
  });
  return { rowSums, columnSums };
}
