import { asJointTable, type NormalizeOption } from '../distribution.ts';
import { type BaseOption, natsPerUnit } from '../logarithm.ts';
import { Sum } from '../sum.ts';
import { divergenceTerm } from './divergence-term.ts';

/**
 * Mutual information of a pair: how much one tells about the other, D(p(x, y) ‖ p(x) p(y)).
 *
 * @param pxy a joint distribution as rows of equal length; x chooses the row, y the column.
 * @returns nats (or units of `base`), from 0 (independent) to the smaller marginal entropy. Never negative.
 * @throws RangeError where rows differ in length or the table is no distribution; TypeError where it is no table of numbers.
 * @see Cover and Thomas, Elements of Information Theory, 2006.
 * @example
 * ```ts
 * import { mutualInformation } from 'surprisal';
 * mutualInformation([[0.1, 0.5], [0.1, 0.3]], { base: 2 }); // => 0.0074033921147
 * mutualInformation([[0.25, 0.25], [0.25, 0.25]]); // => 0
 * ```
 */
export function mutualInformation(
  pxy: ArrayLike<ArrayLike<number>>,
  { base, normalize }: BaseOption & NormalizeOption = {},
): number {
  const caller = 'mutualInformation';
  const { cells, columns, rowSums, columnSums } = asJointTable(
    { caller, name: 'pxy' },
    pxy,
    normalize,
  );
  const sum = new Sum();
  for (let i = 0; i < cells.length; i++) {
    const independent = rowSums[Math.floor(i / columns)]! * columnSums[i % columns]!;
    if (cells[i]! > 0 || independent > 0) sum.add(divergenceTerm(cells[i]!, independent));
  }
  return sum.value / natsPerUnit(caller, base);
}
