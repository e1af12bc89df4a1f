import data from './data/penguins.json' with { type: 'json' };
import type { Provenance } from './provenance.ts';

/** Penguins of three species on three islands, and what they weigh. */
export interface Penguins {
  readonly about: Provenance;
  /** The birds observed. */
  readonly birds: number;
  /** How many birds lack a body mass, or a sex that is one (ten are empty, one is "."). */
  readonly missing: Readonly<Record<'bodyMass' | 'sex', number>>;
  /** The three species, in the order of counts and rows. */
  readonly species: readonly string[];
  /** The three islands, in the order of columns. */
  readonly islands: readonly string[];
  /** The birds of each species. */
  readonly speciesCounts: readonly number[];
  /** The birds of each species (3 rows) on each island (3 columns). */
  readonly speciesByIsland: readonly (readonly number[])[];
  /** The birds with a body mass, in the order of the source: one entry a bird in each list. */
  readonly weighed: {
    /** Positions in the list of species. */
    readonly species: readonly number[];
    /** Positions in the list of islands. */
    readonly island: readonly number[];
    /** Grams. */
    readonly bodyMass: readonly number[];
  };
}

/**
 * Penguins of the Palmer Archipelago, Antarctica: species, island and body mass.
 *
 * Source: Gorman, Williams, Fraser, PLoS ONE 9(3):e90081, 2014, in npm `vega-datasets` 3.2.1
 * (penguins.json), CC0-1.0.
 *
 * @example
 * ```ts
 * import { entropy, mutualInformation } from 'surprisal';
 * import { penguins } from 'surprisal/lab';
 *
 * entropy(penguins.speciesCounts, { normalize: true, base: 2 }); // => 1.5136
 * mutualInformation(penguins.speciesByIsland, { normalize: true, base: 2 }); // => 0.7504
 * ```
 */
export const penguins: Penguins = data;
