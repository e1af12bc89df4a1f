import type { Frame, Interval } from './frame.ts';
import { inFrame, type Specification } from './specification.ts';

/** The coldest and the hottest that a reader can choose. */
export const temperatures: Interval = [1 / 4, 4];

const [coldest, hottest] = temperatures;

/** A temperature as the share of the way from cold to hot, of which each step is a factor, and back. */
export const scale = {
  share: (temperature: number) => Math.log(temperature / coldest) / Math.log(hottest / coldest),
  temperature: (share: number) => Number((coldest * (hottest / coldest) ** share).toPrecision(4)),
};

/** One line, on which equal steps are equal factors. */
export const frame: Frame = {
  width: 320,
  height: 62,
  marginTop: 20,
  marginRight: 18,
  marginBottom: 24,
  marginLeft: 18,
  x: [0, 1],
  y: [0, 1],
};

export function plot(): Specification {
  const ticks = ['¼', '½', '1', '2', '4'];
  const share = (tick: number) => tick / (ticks.length - 1);
  return {
    ...inFrame(frame),
    marks: [
      { mark: 'ruleY', data: [0] },
      {
        mark: 'axisX',
        data: ticks.map((_, tick) => share(tick)),
        options: {
          tickFormat: (_: number, tick: number) => ticks[tick],
          label: null,
        },
      },
    ],
  };
}
