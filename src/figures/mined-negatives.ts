import { hardNegativeMining, informationContent } from '../core/index.ts';
import { percentText } from './focal-weights.ts';
import type { Frame } from './frame.ts';
import type { Links } from './links.ts';
import { numberText } from './number-text.ts';
import { inFrame, type Specification } from './specification.ts';
import { choice, count, type Fields, probability } from './state-text.ts';
import type { Table } from './table.ts';
import { linearScale, type Scale, type Track } from './track.ts';

export const unmarkedCounts = ['0', '1', '10', '50'] as const;

export interface State {
  /** How many of the hardest negatives are trained on. */
  kept: number;
  /** How many of the negatives are objects that nobody marked. */
  unmarked: (typeof unmarkedCounts)[number];
  /** The probability of an object that the model gives them, in the middle. */
  sure: number;
}

export const initial: State = { kept: 30, unmarked: '10', sure: 0.8675 };

/** All boxes of the image that are labelled as background. */
export const negatives = 1000;

export const fields: Fields<State> = {
  kept: count(negatives, 1),
  unmarked: choice(unmarkedCounts),
  sure: probability,
};

export const presets: Record<string, Partial<State>> = {
  'the ten hardest': { kept: 10 },
  thirty: { kept: 30 },
  'all of them': { kept: negatives },
  'a model that does not see them': { sure: 0.1 },
};

export const links: Links = {
  kept: { title: 'negatives kept', symbols: ['k'], code: ['hardNegativeMining', 'thirty'] },
  wrong: { title: 'wrong labels', code: ['unmarked', 'wrong'] },
};

/** A rank, of which each is a whole number, by equal factors. */
export const rankScale: Scale = {
  share: (rank) => Math.log(rank) / Math.log(negatives),
  value: (share) => Math.round(negatives ** share),
};

export const sureTrack: Track = {
  scale: linearScale([0, 1]),
  ticks: [0, 0.25, 0.5, 0.75, 1].map((p) => [String(p), p] as const),
};

/** A negative, as the model sees it. */
interface Negative {
  /** What the model gives to "object": the size of the slope in the logit. */
  probability: number;
  loss: number;
  isObject: boolean;
}

/** What becomes of so many of the hardest. */
export interface Mined {
  kept: number;
  /** How many of them are objects, and which share. */
  wrong: number;
  share: number;
}

export interface Model extends State {
  /** All, the hardest first. */
  ranked: readonly Negative[];
  /** For each number that may be kept. */
  mined: readonly Mined[];
  at: Mined;
  /** The part of the objects in the slopes of those that are kept, and of all. */
  pull: number;
  pullOfAll: number;
}

export function model(state: State): Model {
  const ranked = rank(negativesOf(state));
  let wrong = 0;
  const mined = ranked.map(({ isObject }, i) => {
    wrong += Number(isObject);
    return { kept: i + 1, wrong, share: wrong / (i + 1) };
  });
  return {
    ...state,
    ranked,
    mined,
    at: mined[state.kept - 1]!,
    pull: pullOfObjects(ranked.slice(0, state.kept)),
    pullOfAll: pullOfObjects(ranked),
  };
}

const spread = 0.135;
const closest = 0.001;

/** Most true negatives are near zero, and a few are not; no chance is needed for that. */
function negativesOf({ unmarked, sure }: State): Negative[] {
  const objects = Number(unmarked);
  const background = negatives - objects;
  const easy = Array.from({ length: background }, (_, i) => ((i + 0.5) / background) ** 30);
  const seen = Array.from({ length: objects }, (_, i) => {
    const aside = objects === 1 ? 0 : i / (objects - 1) - 0.5;
    return Math.min(Math.max(sure + spread * aside, closest), 1 - closest);
  });
  return [...easy, ...seen].map((p, i) => ({
    probability: p,
    loss: informationContent(1 - p),
    isObject: i >= background,
  }));
}

/** The mining of the core, with room for all. */
function rank(all: readonly Negative[]): Negative[] {
  const [positive, ...others] = [0, ...all.map(({ loss }) => loss)];
  const labels = [1, ...all.map(() => 0)];
  const order = hardNegativeMining([positive!, ...others], labels, { ratio: all.length });
  return order.map((i) => all[i - 1]!);
}

function pullOfObjects(some: readonly Negative[]): number {
  const sum = (of: readonly Negative[]) => of.reduce((total, each) => total + each.probability, 0);
  return sum(some.filter(({ isObject }) => isObject)) / sum(some);
}

const size = { width: 320, marginTop: 30, marginRight: 20, marginBottom: 40, marginLeft: 48 };

/** The rank across, by its share of the way, the loss up. */
export const lossFrame: Frame = { ...size, height: 250, x: [0, 1], y: [0, 7] };

/** How many are kept across, the share of wrong labels up. */
export const shareFrame: Frame = { ...size, height: 230, x: [0, 1], y: [0, 1] };

const ranks = [1, 10, 100, 1000];

const rankAxis = (label: string): Specification['marks'][number] => ({
  mark: 'axisX',
  data: ranks.map(rankScale.share),
  options: { tickFormat: (_: number, i: number) => String(ranks[i]), label, labelAnchor: 'right' },
});

export const plotLosses = (): Specification => ({
  ...inFrame(lossFrame),
  marks: [
    { mark: 'gridY', options: { ticks: 7 } },
    { mark: 'axisY', options: { ticks: 7, tickSize: 0, label: '↑ loss (nat)' } },
    rankAxis('rank by loss →'),
    { mark: 'ruleY', data: [0] },
  ],
});

export const plotShares = (): Specification => ({
  ...inFrame(shareFrame),
  marks: [
    { mark: 'gridY', options: { ticks: 5 } },
    {
      mark: 'axisY',
      options: { ticks: 5, tickFormat: '.0%', tickSize: 0, label: '↑ wrong labels' },
    },
    rankAxis('negatives kept →'),
    { mark: 'ruleY', data: [0] },
  ],
});

/** Points enough for a line over ranks that stand by their logarithm. */
export const drawnRanks: readonly number[] = [
  ...new Set(Array.from({ length: 121 }, (_, i) => rankScale.value(i / 120))),
];

/** The state of the figure in a few sentences. */
export function describe({ kept, unmarked, sure, at, pull, pullOfAll }: Model): string {
  if (unmarked === '0')
    return `${negatives} negatives, all labelled rightly. The ${kept} hardest are kept.`;
  return [
    `${negatives} negatives, ${unmarked} of them objects that nobody marked; the model gives ${numberText(sure)} to an object there.`,
    `Of the ${kept} hardest ${at.wrong} are wrong, which is ${percentText(at.share)}; of all ${percentText(Number(unmarked) / negatives)}.`,
    `They have ${percentText(pull)} of the slopes of those that are kept, and would have ${percentText(pullOfAll)} if all were.`,
  ].join(' ');
}

export const table = ({ mined, ranked }: Model): Table => ({
  columns: [
    'negatives kept',
    'least loss among them (nat)',
    'wrong labels',
    'share of wrong labels',
  ],
  rows: [1, 3, 10, 30, 100, 300, 1000].map((kept) => {
    const { wrong, share } = mined[kept - 1]!;
    return [kept, ranked[kept - 1]!.loss, wrong, share];
  }),
});
