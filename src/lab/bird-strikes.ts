import data from './data/bird-strikes.json' with { type: 'json' };
import type { Provenance } from './provenance.ts';

/** Counts of reported bird strikes, by the damage done. */
export interface BirdStrikes {
  readonly about: Provenance;
  /** The strikes reported. */
  readonly strikes: number;
  /** How many reports leave a field empty, by the field. */
  readonly missing: Readonly<Record<'code' | 'size' | 'phase' | 'time' | 'aircraft', number>>;
  /** The damage codes as reported. B and C are rare and the package does not explain them. */
  readonly damageCodes: readonly string[];
  /** The sizes of the bird, in the order of columns; the first is the usual reference. */
  readonly sizes: readonly string[];
  /** The phases of the flight, the most frequent first. */
  readonly phases: readonly string[];
  /** The times of day, the most frequent first. */
  readonly times: readonly string[];
  /** The 225 aircraft models, the most frequent first, in the order of columns. */
  readonly aircraft: readonly string[];
  /** The strikes of each damage code. */
  readonly damageCodeCounts: readonly number[];
  /** The strikes without and with damage: code None, and every other code. */
  readonly damageCounts: readonly number[];
  /** The strikes without and with damage (2 rows) by size of the bird (3 columns). */
  readonly damageBySize: readonly (readonly number[])[];
  /** The strikes without and with damage (2 rows) by aircraft model (225 columns). */
  readonly damageByAircraft: readonly (readonly number[])[];
  /** The cells of size × phase × time that any strike falls into. */
  readonly cells: readonly BirdStrikeCell[];
}

/** The strikes that agree in size of the bird, phase of the flight and time of day. */
export interface BirdStrikeCell {
  readonly size: string;
  readonly phase: string;
  readonly time: string;
  readonly undamaged: number;
  readonly damaged: number;
}

/**
 * 10 000 wildlife strikes on aircraft in the United States, reported from 1990 to 2002. A strike
 * counts as damaged unless its code is None. No field used here is empty in any report.
 *
 * Source: FAA Wildlife Strike Database in npm `vega-datasets` 3.2.1 (birdstrikes.csv), a work of
 * the US Government.
 *
 * @example
 * ```ts
 * import { entropy, mutualInformation } from 'surprisal';
 * import { birdStrikes } from 'surprisal/lab';
 *
 * entropy(birdStrikes.damageCounts, { normalize: true, base: 2 }); // => 0.488
 * mutualInformation(birdStrikes.damageBySize, { normalize: true, base: 2 }); // => 0.058
 * ```
 */
export const birdStrikes: BirdStrikes = {
  ...data,
  damageCounts: data.damageBySize.map((bySize) => bySize.reduce((sum, count) => sum + count)),
};
