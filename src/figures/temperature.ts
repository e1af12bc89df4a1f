import type { Interval } from './frame.ts';
import { logScale, type Track } from './track.ts';

/** The coldest and the hottest that a reader can choose. */
export const temperatures: Interval = [1 / 4, 4];

export const temperatureTrack: Track = {
  scale: logScale(temperatures),
  ticks: [
    ['¼', 1 / 4],
    ['½', 1 / 2],
    ['1', 1],
    ['2', 2],
    ['4', 4],
  ],
};
