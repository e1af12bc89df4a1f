import type { Interval } from './frame.ts';

/** Numbers from one end of an interval to the other, both ends among them, so many equal steps apart. */
export const evenly = ([from, to]: Interval, steps: number): number[] =>
  Array.from({ length: steps + 1 }, (_, step) => from + ((to - from) * step) / steps);
