import { binEdges, binOf } from '../core/ghm/unit-bins.ts';
import {
  binaryCrossEntropyWithLogits,
  expectedCalibrationError,
  sigmoid,
  temperatureScale,
} from '../core/index.ts';
import { birdStrikes, damageRows, fit, linearLogits, shuffledReports } from '../lab/index.ts';
import type { Frame } from './frame.ts';
import type { Links } from './links.ts';
import { numberText, quantityText } from './number-text.ts';
import { inFrame, type Specification } from './specification.ts';
import { choice, type Fields, real } from './state-text.ts';
import type { Table } from './table.ts';
import { temperatures } from './temperature.ts';

export const sources = ['all reports', 'few reports', 'damage weighted'] as const;

export type Source = (typeof sources)[number];

export const binCounts = ['1', '2', '5', '10', '20', '50'] as const;

export interface State {
  source: Source;
  bins: (typeof binCounts)[number];
  temperature: number;
}

export const initial: State = { source: 'all reports', bins: '10', temperature: 1 };

export const fields: Fields<State> = {
  source: choice(sources),
  bins: choice(binCounts),
  temperature: real(temperatures),
};

export const links: Links = {
  bin: { title: 'bins b', symbols: ['wb', 'cb', 'ob'], code: ['bins', 'naiveBin'] },
  error: {
    title: 'calibration error',
    symbols: ['E'],
    code: ['ece', 'expectedCalibrationError'],
  },
  temperature: { title: 'temperature', symbols: ['T'], code: ['temperature', 'temperatureScale'] },
};

/** Logits of damage, and what happened. */
interface Cases {
  logits: Float64Array;
  answers: Float64Array;
}

/** What a model says of the reports that judge it, and of those that its temperature is fitted to. */
interface Forecasts {
  judging: Cases;
  fitting: Cases;
}

const seed = 1861;
const trained = 200;
const fitted = 1000;

const loss = { name: 'binaryCrossEntropyWithLogits' } as const;
const l2 = 1e-3;

const forecasters: Record<Source, () => Forecasts> = {
  'all reports': () => onAll(fit({ ...damageRows, loss, l2 }).weights),
  'few reports': () => {
    const reports = shuffledReports(seed);
    const training = reports.slice(0, trained);
    const { weights } = fit({
      features: training.map((row) => damageRows.features[row]!),
      targets: training.map((row) => damageRows.targets[row]!),
      loss,
      l2,
    });
    return {
      fitting: casesOf(weights, reports.slice(trained, trained + fitted)),
      judging: casesOf(weights, reports.slice(trained + fitted)),
    };
  },
  'damage weighted': () => {
    const [unharmed, damaged] = birdStrikes.damageCounts as [number, number];
    const weighted = { ...loss, posWeight: unharmed / damaged };
    return onAll(fit({ ...damageRows, loss: weighted, l2 }).weights);
  },
};

function onAll(weights: Float64Array): Forecasts {
  const cases = casesOf(weights, shuffledReports(seed));
  return { judging: cases, fitting: cases };
}

function casesOf(weights: Float64Array, reports: readonly number[]): Cases {
  const logits = linearLogits(damageRows.features, weights);
  return {
    logits: Float64Array.from(reports, (row) => logits[row]!),
    answers: Float64Array.from(reports, (row) => damageRows.targets[row]!),
  };
}

const made = new Map<Source, Forecasts>();

/** Models are trained when they are first asked for. */
function forecastsOf(source: Source): Forecasts {
  const forecasts = made.get(source) ?? forecasters[source]();
  made.set(source, forecasts);
  return forecasts;
}

/** The temperature with the least loss, as exactly as the handle can say it. */
export function fitTemperature(state: State): State {
  const { logits, answers } = forecastsOf(state.source).fitting;
  const { temperature } = temperatureScale(logits, answers);
  return { ...state, temperature: Number(temperature.toPrecision(4)) };
}

export interface Bin {
  from: number;
  to: number;
  cases: number;
  /** The mean forecast in it, and the share that came true; none where it is empty. */
  forecast?: number;
  share?: number;
}

export interface Model extends State {
  cases: number;
  binned: Bin[];
  calibrationError: number;
  /** The mean cross-entropy in nats. */
  loss: number;
}

export function model({ source, bins, temperature }: State): Model {
  const { logits, answers } = forecastsOf(source).judging;
  const cooled = logits.map((logit) => logit / temperature);
  const probabilities = cooled.map((logit) => sigmoid(logit));
  const count = Number(bins);
  return {
    source,
    bins,
    temperature,
    cases: answers.length,
    binned: binsOf(probabilities, answers, count),
    calibrationError: expectedCalibrationError(probabilities, answers, { bins: count }),
    loss: binaryCrossEntropyWithLogits(cooled, answers),
  };
}

/** Forecasts by bins of equal width, with what came of them. */
export function binsOf(probabilities: Float64Array, answers: Float64Array, count: number): Bin[] {
  const edges = binEdges('reliability', count);
  const sums = Array.from({ length: count }, () => ({ cases: 0, forecasts: 0, came: 0 }));
  for (const [i, probability] of probabilities.entries()) {
    const bin = sums[binOf(probability, edges)]!;
    bin.cases++;
    bin.forecasts += probability;
    bin.came += answers[i]!;
  }
  return sums.map(({ cases, forecasts, came }, i) => ({
    from: i / count,
    to: (i + 1) / count,
    cases,
    ...(cases > 0 && { forecast: forecasts / cases, share: came / cases }),
  }));
}

/** Forecasts across, what came true up. */
export const frame: Frame = {
  width: 320,
  height: 320,
  marginTop: 28,
  marginRight: 10,
  marginBottom: 40,
  marginLeft: 36,
  x: [0, 1],
  y: [0, 1],
};

export const plot = (): Specification => ({
  ...inFrame(frame),
  marks: [
    { mark: 'gridX', options: { ticks: 5 } },
    { mark: 'gridY', options: { ticks: 5 } },
    { mark: 'axisY', options: { ticks: 5, tickSize: 0, label: '↑ share with damage' } },
    {
      mark: 'axisX',
      options: { ticks: 5, tickSize: 0, label: 'forecast of damage →', labelAnchor: 'right' },
    },
    {
      mark: 'lineY',
      data: [
        [0, 0],
        [1, 1],
      ],
      options: { x: '0', y: '1', stroke: 'var(--sp-ink)', strokeDasharray: '4 3' },
    },
  ],
});

/** The state of the figure in a few sentences. */
export function describe(m: Model): string {
  const filled = m.binned.filter(({ cases }) => cases > 0);
  const above = filled.filter(({ forecast, share }) => share! > forecast!).length;
  return (
    `${m.source}, temperature ${numberText(m.temperature)}. Bins in which damage came more often than forecast: ${above} of ${filled.length}. ` +
    `With ${m.bins === '1' ? 'one bin' : `${m.bins} bins`} the calibration error is ${numberText(m.calibrationError)}. The loss is ${quantityText(m.loss, 'nat')}.`
  );
}

export const table = ({ binned, cases }: Model): Table => ({
  columns: ['bin from', 'to', 'reports', 'share of all', 'mean forecast', 'share with damage'],
  rows: binned
    .filter((bin) => bin.cases > 0)
    .map((bin) => [bin.from, bin.to, bin.cases, bin.cases / cases, bin.forecast!, bin.share!]),
});
