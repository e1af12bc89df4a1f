import { damageRows } from './damage-rows.ts';
import { random } from './random.ts';

/**
 * The 10 000 reports of bird strikes in an order that a seed determines, to train on some and test on others. The shuffle is that of Fisher and
 * Yates: with perfect draws every order is as likely.
 *
 * Source: Fisher and Yates, Statistical Tables, 1938, in the form of Durstenfeld, Comm. ACM 7(7):420, 1964.
 *
 * @param seed as for `random`
 * @returns for each report the number of its row in `damageRows`
 * @example
 * ```ts
 * import { damageRows, shuffledReports } from 'surprisal/lab';
 *
 * const [first] = shuffledReports(1861);
 * damageRows.targets[first!]; // => 0
 * ```
 */
export function shuffledReports(seed: number): number[] {
  const { uniform } = random(seed);
  const reports = damageRows.rowWeights.flatMap((weight, row) =>
    new Array<number>(weight).fill(row),
  );
  for (let last = reports.length - 1; last > 0; last--) {
    const chosen = Math.floor(uniform() * (last + 1));
    [reports[last], reports[chosen]] = [reports[chosen]!, reports[last]!];
  }
  return reports;
}
