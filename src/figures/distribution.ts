import type { Frame, Interval } from './frame.ts';
import { inFrame, type Specification } from './specification.ts';

/** A column of width one for each outcome, probabilities up. */
export const distributionFrame = (outcomes: number): Frame => ({
  width: 320,
  height: 250,
  marginTop: 44,
  marginRight: 4,
  marginBottom: 30,
  marginLeft: 40,
  x: [0, outcomes],
  y: [0, 1],
});

/** Where the bars of one outcome stand in its column, when so many distributions are compared. */
export function barInterval(outcome: number, series: number, of: number): Interval {
  const [padding, gap] = of === 1 ? [0.2, 0] : [0.08, 0.04];
  const width = (1 - 2 * padding - (of - 1) * gap) / of;
  const start = outcome + padding + series * (width + gap);
  return [start, start + width];
}

/** The axes that bars of probabilities stand in. */
export const plotAxes = (outcomes: readonly string[]): Specification =>
  plotColumns(distributionFrame(outcomes.length), outcomes, '↑ probability');

/** The axes of a frame with a column of width one for each outcome. */
export function plotColumns(
  frame: Frame,
  outcomes: readonly string[],
  label: string,
): Specification {
  return {
    ...inFrame(frame),
    marks: [
      { mark: 'gridY', options: { ticks: 5 } },
      { mark: 'axisY', options: { ticks: 5, tickSize: 0, label } },
      { mark: 'ruleY', data: [0] },
      {
        mark: 'axisX',
        data: outcomes.map((_, index) => index + 0.5),
        options: {
          tickFormat: (_: number, index: number) => outcomes[index],
          tickSize: 0,
          label: null,
        },
      },
    ],
  };
}

/** Gives one outcome a probability; the others share the rest in the proportions that they had. */
export function withProbability(
  p: readonly number[],
  outcome: number,
  probability: number,
): readonly number[] {
  const others = p.reduce((sum, each, index) => (index === outcome ? sum : sum + each), 0);
  const share = (each: number) => (others > 0 ? each / others : 1 / (p.length - 1));
  return p.map((each, index) =>
    index === outcome ? probability : (1 - probability) * share(each),
  );
}

/** A distribution in words: `cat 0.7, dog 0.2, horse 0.1`. */
export const inWords = (
  outcomes: readonly string[],
  p: ArrayLike<number>,
  text: (p: number) => string,
): string => outcomes.map((outcome, index) => `${outcome} ${text(p[index]!)}`).join(', ');
