import data from './data/seattle-weather.json' with { type: 'json' };
import type { Provenance } from './provenance.ts';

/** Counts of the days of Seattle, by their weather. */
export interface SeattleWeather {
  readonly about: Provenance;
  /** The days observed. */
  readonly days: number;
  /** The five kinds of weather, in the order of counts and rows. */
  readonly weather: readonly string[];
  /** The two classes of precipitation, in the order of columns. */
  readonly precipitation: readonly string[];
  /** The days of each weather. */
  readonly weatherCounts: readonly number[];
  /** The days of each weather (5 rows) in each month, January first (12 columns). */
  readonly weatherByMonth: readonly (readonly number[])[];
  /** The days of each weather (5 rows) without and with precipitation (2 columns). */
  readonly weatherByPrecipitation: readonly (readonly number[])[];
}

/**
 * Every day in Seattle from 2012 to 2015, by weather, month and precipitation. None is missing.
 * The kind of weather was put together by the editors of the package from several NOAA fields.
 *
 * Source: NOAA daily summaries in npm `vega-datasets` 3.2.1 (seattle-weather.csv), a work of the
 * US Government.
 *
 * @example
 * ```ts
 * import { entropy, mutualInformation } from 'surprisal';
 * import { seattleWeather } from 'surprisal/lab';
 *
 * entropy(seattleWeather.weatherCounts, { normalize: true, base: 2 }); // => 1.5866
 * mutualInformation(seattleWeather.weatherByMonth, { normalize: true, base: 2 }); // => 0.1629
 * ```
 */
export const seattleWeather: SeattleWeather = data;
