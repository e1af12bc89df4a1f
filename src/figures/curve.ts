import { evenly } from './evenly.ts';
import type { Frame, Interval } from './frame.ts';

export type Point = readonly [across: number, up: number];

/** Points of a function's graph, without those that a frame has no room for. */
export const curve = (
  height: (across: number) => number,
  interval: Interval,
  { y: [least, most] }: Frame,
  steps = 100,
): Point[] =>
  evenly(interval, steps)
    .map((across): Point => [across, height(across)])
    .filter(([, up]) => up >= least && up <= most);
