import { type BirdStrikeCell, birdStrikes } from './bird-strikes.ts';

/** Bird strikes as a classifier takes them: rows of indicators, whether there was damage, and how many strikes a row stands for. */
export interface DamageRows {
  /** What the 11 columns indicate: sizes, phases and times without the first of each, which is where all its columns are 0. */
  readonly featureNames: readonly string[];
  /** 0 or 1, 11 in a row. */
  readonly features: readonly (readonly number[])[];
  /** 1 for damage. */
  readonly targets: readonly number[];
  /** The strikes that a row stands for; at least 1, in all 10 000. */
  readonly rowWeights: readonly number[];
}

const { cells, sizes, phases, times } = birdStrikes;

const indicators = (labels: readonly string[], label: string): number[] =>
  labels.slice(1).map((other) => Number(other === label));

const featuresOf = ({ size, phase, time }: BirdStrikeCell): number[] => [
  ...indicators(sizes, size),
  ...indicators(phases, phase),
  ...indicators(times, time),
];

const rows = cells
  .flatMap((cell) => [
    { features: featuresOf(cell), target: 0, weight: cell.undamaged },
    { features: featuresOf(cell), target: 1, weight: cell.damaged },
  ])
  .filter(({ weight }) => weight > 0);

/**
 * The cells of `birdStrikes` as a problem for `train`: does a strike do damage, given size of the bird, phase of the flight and time of day?
 * A fit to the weighted rows is the fit to the 10 000 strikes.
 *
 * @example
 * ```ts
 * import { damageRows } from 'surprisal/lab';
 *
 * damageRows.rowWeights.reduce((sum, weight) => sum + weight); // => 10000
 * ```
 */
export const damageRows: DamageRows = {
  featureNames: [sizes, phases, times].flatMap((labels) => labels.slice(1)),
  features: rows.map(({ features }) => features),
  targets: rows.map(({ target }) => target),
  rowWeights: rows.map(({ weight }) => weight),
};
