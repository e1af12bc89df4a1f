import { brierScore, crossEntropy } from '../core/index.ts';
import { random } from '../lab/random.ts';
import type { Frame } from './frame.ts';
import type { Links } from './links.ts';
import { numberText } from './number-text.ts';
import { inFrame, type Specification } from './specification.ts';
import { count, type Fields, probability } from './state-text.ts';
import type { Table } from './table.ts';

export interface State {
  /** The probability of yes that the reader believes in, and the one that is reported. */
  belief: number;
  report: number;
  /** How many rounds have been played, with outcomes of which the belief is true. */
  rounds: number;
}

export const initial: State = { belief: 0.7, report: 0.9, rounds: 0 };

export const mostRounds = 1000;
export const roundsAtOnce = [1, 50] as const;

export const fields: Fields<State> = {
  belief: probability,
  report: probability,
  rounds: count(mostRounds),
};

export const presets: Record<string, Partial<State>> = {
  'a boast': initial,
  honest: { belief: 0.7, report: 0.7, rounds: 0 },
  'too careful': { belief: 0.9, report: 0.6, rounds: 0 },
  certain: { belief: 0.7, report: 1, rounds: 0 },
};

/** The penalty for a report when the outcome is yes, with probability p, or no. */
type Penalty = (p: number, report: number) => number;

/** What is expected of a penalty by one who believes p. */
const mixed =
  (yes: (report: number) => number, no: (report: number) => number): Penalty =>
  (p, report) =>
    (p > 0 ? p * yes(report) : 0) + (p < 1 ? (1 - p) * no(report) : 0);

export interface Rule {
  key: string;
  name: string;
  expected: Penalty;
  /** The best report of one who believes p; undefined where several are. */
  best(p: number): number | undefined;
}

/** A report of one half counts as a no. */
const saysYes = (report: number): boolean => report > 1 - report;

const towards = (p: number): number | undefined => (p === 0.5 ? undefined : Number(saysYes(p)));

export const rules: readonly Rule[] = [
  {
    key: 'log',
    name: 'logarithmic',
    expected: (p, report) => crossEntropy([p, 1 - p], [report, 1 - report]),
    best: (p) => p,
  },
  {
    key: 'brier',
    name: 'Brier',
    expected: mixed(
      (report) => brierScore(report, 1),
      (report) => brierScore(report, 0),
    ),
    best: (p) => p,
  },
  {
    key: 'absolute',
    name: 'absolute error',
    expected: mixed(
      (report) => 1 - report,
      (report) => report,
    ),
    best: towards,
  },
  {
    key: 'error',
    name: 'error rate',
    expected: mixed(
      (report) => Number(!saysYes(report)),
      (report) => Number(saysYes(report)),
    ),
    best: () => undefined,
  },
];

export const links: Links = {
  p: { title: 'belief p', symbols: ['p'], code: ['belief'] },
  q: { title: 'report q', symbols: ['q'], code: ['report', 'boast'] },
  log: { title: 'logarithmic', code: ['logarithmic'] },
  brier: { title: 'Brier', symbols: ['b(q,y)', 'B(P,Q)'], code: ['brierScore'] },
  absolute: { title: 'absolute error', symbols: ['A(p,q)'], code: ['absolute'] },
};

/** A rule with what it makes of the reports. */
export interface Scored extends Rule {
  honest: number;
  reported: number;
  /** The mean penalties of the rounds that were played. */
  played?: { honest: number; reported: number };
}

export interface Model extends State {
  scored: readonly Scored[];
  /** In how many of the rounds the answer was yes. */
  yes: number;
}

export function model(state: State): Model {
  const { belief, report, rounds } = state;
  const { uniform } = random(1950);
  const yes = Array.from({ length: rounds }, uniform).filter((draw) => draw < belief).length;
  const mean = (expected: Penalty, of: number) => expected(yes / rounds, of);
  return {
    ...state,
    yes,
    scored: rules.map((rule) => ({
      ...rule,
      honest: rule.expected(belief, belief),
      reported: rule.expected(belief, report),
      played:
        rounds === 0
          ? undefined
          : { honest: mean(rule.expected, belief), reported: mean(rule.expected, report) },
    })),
  };
}

/** Reports across, expected penalties up. */
export const frame: Frame = {
  width: 320,
  height: 290,
  marginTop: 42,
  marginRight: 14,
  marginBottom: 42,
  marginLeft: 36,
  x: [0, 1],
  y: [0, 1.5],
};

export const plot = (): Specification => ({
  ...inFrame(frame),
  marks: [
    { mark: 'gridY', options: { ticks: 5 } },
    { mark: 'axisY', options: { ticks: 5, tickSize: 0, label: '↑ expected penalty' } },
    { mark: 'axisX', options: { ticks: 5, label: 'report q →', labelAnchor: 'right' } },
    { mark: 'ruleY', data: [0] },
  ],
});

/** The state of the figure in a few sentences. */
export const describe = ({ belief, report, rounds, yes, scored }: Model): string =>
  [
    `You believe ${numberText(belief)} and report ${numberText(report)}.`,
    ...scored.map(
      ({ name, honest, reported }) =>
        `Expected penalty, ${name}: ${numberText(reported)}, honest ${numberText(honest)}.`,
    ),
    ...(rounds > 0 ? [`${rounds} rounds played, ${yes} of them yes.`] : []),
  ].join(' ');

export const table = ({ belief, scored }: Model): Table => ({
  columns: ['score', 'honest', 'reported', 'best report', 'honest, played', 'reported, played'],
  rows: scored.map(({ name, honest, reported, best, played }) => [
    name,
    honest,
    reported,
    best(belief) ?? 'several',
    played?.honest ?? '',
    played?.reported ?? '',
  ]),
});
