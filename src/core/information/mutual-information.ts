import { type NormalizeOption, readJointTable } from '../distribution.ts';
import { kernel } from '../kernel/kernel.ts';
import { type BaseOption, logarithm } from '../logarithm.ts';
import { Sum } from '../sum.ts';
import { productError } from '../two-product.ts';
import { divergenceTerm, logRatio } from './divergence-term.ts';

/**
 * Mutual information of a pair: how much one tells about the other, D(p(x, y) ‖ p(x) p(y)).
 *
 * @param pxy a joint distribution as rows of equal length; x chooses the row, y the column.
 * @returns nats (or units of `base`), from 0 (independent) to the smaller marginal entropy. Never negative.
 * @throws RangeError where rows differ in length or the table is no distribution; TypeError where it is no table of numbers.
 * @formula given={{ p: joint }} where={({ p }) => ({ 'I(X; Y)': mutualInformation(p) })}
 * $$ I(X; Y) = \sum_{x,y} p(x, y) \ln \frac{p(x, y)}{\left(\sum_{y'} p(x, y')\right) \left(\sum_{x'} p(x', y)\right)} $$
 * @see cover2006
 * @example
 * ```ts
 * import { mutualInformation } from 'surprisal';
 * mutualInformation([[0.1, 0.5], [0.1, 0.3]], { base: 2 }); // => 0.0074033921147
 * mutualInformation([[0.25, 0.25], [0.25, 0.25]]); // => 0
 * ```
 */
export function mutualInformation(
  pxy: ArrayLike<ArrayLike<number>>,
  options?: (BaseOption & NormalizeOption) | null,
): number {
  const { base, normalize } = options ?? {};
  const caller = 'mutualInformation';
  const { nats } = logarithm(caller, base);
  const fast = normalize ? undefined : kernel.dependence?.(pxy);
  if (fast !== undefined) return fast / nats;
  const { cells, columns, rowSums, columnSums } = readJointTable(caller, pxy, normalize);
  const sum = new Sum();
  const columnTotals = Float64Array.from(columnSums, ({ value }) => value);
  for (let x = 0; x < rowSums.length; x++) {
    const row = rowSums[x]!.value;
    for (let y = 0; y < columns; y++) {
      const cell = cells[x * columns + y]!;
      const column = columnTotals[y]!;
      const independent = row * column;
      if (independent < SMALLEST_PRODUCT) sum.add(smallTerm(cell, row, column));
      else if (cell !== independent)
        sum.add(divergenceTerm(cell, independent, -productError(row, column, independent)));
    }
  }
  return sum.value / nats;
}

// Below this a product of two doubles may have lost digits to the subnormal range.
const SMALLEST_PRODUCT = 1e-280;

/** The divergence term of a cell against row · column. A product that underflows is no zero: this divides by one factor at a time. */
function smallTerm(cell: number, row: number, column: number): number {
  const independent = row * column;
  if (cell === independent) return 0;
  return cell === 0 ? independent : cell * (logRatio(cell / row, column) - 1) + independent;
}
