import type { Frame, Interval } from './frame.ts';
import { inFrame, type Specification } from './specification.ts';

/** Values as shares of the way along a line, and back. */
export interface Scale {
  share(value: number): number;
  value(share: number): number;
}

/** Equal steps are equal differences. */
export const linearScale = ([low, high]: Interval): Scale => ({
  share: (value) => (value - low) / (high - low),
  value: (share) => Number((low + share * (high - low)).toFixed(2)),
});

/** Equal steps are equal factors. */
export const logScale = ([low, high]: Interval): Scale => ({
  share: (value) => Math.log(value / low) / Math.log(high / low),
  value: (share) => Number((low * (high / low) ** share).toPrecision(4)),
});

/** A line along which a number is dragged, with names for some values, the lowest first. */
export interface Track {
  scale: Scale;
  ticks: readonly (readonly [text: string, value: number])[];
}

export const trackFrame: Frame = {
  width: 320,
  height: 62,
  marginTop: 20,
  marginRight: 18,
  marginBottom: 24,
  marginLeft: 18,
  x: [0, 1],
  y: [0, 1],
};

export const plotTrack = ({ scale, ticks }: Track): Specification => ({
  ...inFrame(trackFrame),
  marks: [
    { mark: 'ruleY', data: [0] },
    {
      mark: 'axisX',
      data: ticks.map(([, value]) => scale.share(value)),
      options: { tickFormat: (_: number, i: number) => ticks[i]![0], label: null },
    },
  ],
});
