import { binEdges, binOf } from '../../core/ghm/unit-bins.ts';
import { gradientNorm } from '../../core/index.ts';
import { requireWeight } from '../../core/validate.ts';

/** By which factor the cross-entropy of each row counts, given the logits of all. The factors are constants to the slope. */
export type RowRule = (logits: Float64Array) => Float64Array;

interface Rows {
  readonly targets: ArrayLike<number>;
  /** The part of each row in the data; they sum to 1. */
  readonly shares: Float64Array;
}

/** β of GHM: the even density over that of the row's bin. */
export function harmonizing({ targets, shares }: Rows, bins?: number): RowRule {
  const edges = binEdges('fit: loss', bins);
  const count = edges.length - 1;
  return (logits) => {
    const binOfRow = Array.from(gradientNorm(logits, targets), (norm) => binOf(norm, edges));
    const crowds = new Float64Array(count);
    for (const [row, bin] of binOfRow.entries()) crowds[bin]! += shares[row]!;
    // A bin may hold rows that count nothing, and no others.
    return Float64Array.from(binOfRow, (bin) =>
      crowds[bin]! > 0 ? 1 / (crowds[bin]! * count) : 0,
    );
  };
}

/**
 * Hard negative mining as in SSD: all positives, for each of them `ratio` negatives with the largest loss, and the sum over the number of
 * positives. A row at the limit is kept in part. Equal losses by index.
 */
export function mining({ targets, shares }: Rows, ratio = 3): RowRule {
  requireWeight('fit: loss.ratio', ratio);
  const rows = [...shares.keys()];
  const isNegative = (row: number) => targets[row] === 0;
  const positives = rows.reduce((sum, row) => (isNegative(row) ? sum : sum + shares[row]!), 0);
  return (logits) => {
    const factors = new Float64Array(rows.length);
    // Without a positive nothing is kept.
    if (positives === 0) return factors;
    // The loss of a negative grows with its logit.
    const hardestFirst = rows.filter(isNegative).sort((a, b) => logits[b]! - logits[a]! || a - b);
    let room = ratio * positives;
    for (const row of hardestFirst) {
      const kept = Math.min(room, shares[row]!);
      room -= kept;
      factors[row] = kept > 0 ? kept / shares[row]! / positives : 0;
    }
    return factors.map((factor, row) => (isNegative(row) ? factor : 1 / positives));
  };
}
