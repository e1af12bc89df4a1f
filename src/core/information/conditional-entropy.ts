import { type NormalizeOption, readJointTable } from '../distribution.ts';
import { type BaseOption, logarithm } from '../logarithm.ts';
import { Sum } from '../sum.ts';
import { rangeError } from '../validate.ts';
import { logRatio } from './divergence-term.ts';

/** Which of the two is known. */
export interface GivenOption {
  /** `'x'`: the row is known, the result is H(Y | X). `'y'`: the column is known, the result is H(X | Y). */
  given: 'x' | 'y';
}

/**
 * Entropy that is left in one of a pair when the other is known, averaged over the other: H(Y | X) = Σ p(x, y) ln(p(x) / p(x, y)).
 *
 * @param pxy a joint distribution as rows of equal length; x chooses the row, y the column.
 * @returns nats (or units of `base`), from 0 to the entropy of the unknown one.
 * @throws RangeError where `given` is neither 'x' nor 'y', or the table is no distribution; TypeError where it is no table of numbers.
 * @formula given={{ p: joint }} where={({ p }) => ({ 'H(Y \\mid X)': conditionalEntropy(p, { given: 'x' }) })}
 * $$ H(Y \mid X) = \sum_{x,y} p(x, y) \ln \frac{\sum_{y'} p(x, y')}{p(x, y)} $$
 * @see shannon1948
 * @example
 * ```ts
 * import { conditionalEntropy } from 'surprisal';
 * conditionalEntropy([[0.45, 0.05], [0.05, 0.45]], { given: 'x' }); // => 0.325082973391
 * ```
 */
export function conditionalEntropy(
  pxy: ArrayLike<ArrayLike<number>>,
  options: GivenOption & BaseOption & NormalizeOption,
): number {
  const { given, base, normalize }: Partial<typeof options> = options ?? {};
  const caller = 'conditionalEntropy';
  if (given !== 'x' && given !== 'y') throw rangeError(`${caller}: given`, "be 'x' or 'y'", given);
  const { cells, columns, rowSums, columnSums } = readJointTable(caller, pxy, normalize);
  const { nats } = logarithm(caller, base);
  const sum = new Sum();
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]!;
    if (cell === 0) continue;
    const known = given === 'x' ? rowSums[Math.floor(i / columns)]! : columnSums[i % columns]!;
    const rest = known.without(cell);
    // What is left beside a cell tells its logarithm better than a quotient that rounds to 1.
    sum.add(cell * (rest <= cell ? Math.log1p(rest / cell) : logRatio(known.value, cell)));
  }
  return sum.value / nats;
}
