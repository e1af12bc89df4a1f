import { rangeError } from '../core/validate.ts';
import { finiteRows } from './training/finite.ts';

/**
 * Every column of a table moved to the mean 0 and scaled to the standard deviation 1, that of the population: squares are divided by N.
 * A penalty on the weights then means the same for each column, whatever its unit.
 *
 * @param rows N rows of one length, of finite numbers
 * @returns new rows
 * @throws RangeError for rows of unequal length, a number that is not finite, or a column that does not vary; TypeError for anything that is
 * no number
 * @example
 * ```ts
 * import { standardize } from 'surprisal/lab';
 *
 * standardize([[1, 10], [3, 40]]); // => [[-1, -1], [1, 1]]
 * ```
 */
export function standardize(rows: ArrayLike<ArrayLike<number>>): Float64Array[] {
  const { flat, classes: columns, rows: count } = finiteRows('standardize', 'rows', rows);
  const table = Array.from({ length: count }, () => new Float64Array(columns));
  for (let column = 0; column < columns; column++) {
    const values = table.map((_, row) => flat[row * columns + column]!);
    const mean = meanOf(values);
    const deviation = Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)));
    if (!(deviation > 0)) throw rangeError(`standardize: rows[…][${column}]`, 'vary', values[0]);
    values.forEach((value, row) => {
      table[row]![column] = (value - mean) / deviation;
    });
  }
  return table;
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
