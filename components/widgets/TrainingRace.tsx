import { useMemo } from 'preact/hooks';
import { numberText } from '../../src/figures/number-text.ts';
import { curveFrame, plotPrecisionRecall, plotRoc } from '../../src/figures/prior-shift.ts';
import {
  plot as plotReliability,
  frame as reliabilityFrame,
} from '../../src/figures/reliability.ts';
import {
  describe,
  fields,
  frameOf,
  initial,
  linkOf,
  links,
  type Model,
  model,
  names,
  plotSteps,
  rateTrack,
  type Standing,
  type State,
  starts,
  stepCounts,
  table,
  toBeFound,
} from '../../src/figures/training-race.ts';
import { curves } from '../../src/figures/verdict.ts';
import { BinCircles } from './parts/BinCircles.tsx';
import { Chart } from './parts/Chart.tsx';
import { Choice } from './parts/Choice.tsx';
import { Key } from './parts/Key.tsx';
import { Line } from './parts/Line.tsx';
import { Slider } from './parts/Slider.tsx';
import { type Race, useRace } from './parts/use-race.ts';
import { useWidgetState } from './parts/use-widget-state.ts';
import { Widget } from './parts/Widget.tsx';

/** Seven losses trained side by side on the strikes, by gradient descent, in the reader's browser. */
export default function TrainingRace({ name = 'race' }: { name?: string }) {
  const widget = useWidgetState(name, fields, initial);
  const state = widget.state.value;
  const { change } = widget;
  const race = useRace(state);
  const runs = race.runs.value;
  const m = useMemo(() => model(state, runs), [state, runs]);
  const disabled = !widget.live.value;
  const reset = () => {
    race.clear();
    widget.reset();
  };

  return (
    <Widget
      label="Seven losses trained side by side"
      name={name}
      widget={{ ...widget, reset }}
      description={describe(m)}
      table={table(m)}
      links={links}
    >
      <div class="sp-columns">
        <Losses model={m} />
        <div class="sp-side">
          <Slider
            label="rate"
            value={state.rate}
            valueText={numberText(state.rate)}
            track={rateTrack}
            disabled={disabled}
            onMove={(rate) => change({ rate })}
          />
          <Choice
            legend="Steps"
            options={stepCounts}
            chosen={state.steps}
            disabled={disabled}
            onChoose={(steps) => change({ steps })}
          />
          <Choice
            legend="Start at"
            options={starts}
            chosen={state.start}
            disabled={disabled}
            onChoose={(start) => change({ start })}
          />
          <Starter race={race} done={m.done} disabled={disabled} />
          <Choice
            legend="Watch"
            options={names}
            chosen={state.watched}
            disabled={disabled}
            onChoose={(watched) => change({ watched })}
          />
          <Choice
            legend="Curve"
            options={curves}
            chosen={state.curve}
            disabled={disabled}
            onChoose={(curve) => change({ curve })}
          />
        </div>
        <Curves model={m} />
        <Diagram model={m} />
      </div>
      <Results model={m} />
    </Widget>
  );
}

interface StarterProps {
  race: Race;
  done: number;
  disabled: boolean;
}

/** Starts the race, says how far it is, and ends it. */
function Starter({ race, done, disabled }: StarterProps) {
  const running = race.running.value;
  return (
    <div class="sp-buttons sp-controls sp-starter">
      <button type="button" disabled={disabled} onClick={running ? race.stop : race.start}>
        {running ? 'Stop' : 'Train'}
      </button>
      <progress aria-label="Steps taken" max="1" value={done} />
      <span>{Math.round(100 * done)}%</span>
    </div>
  );
}

const colors = {
  watched: 'var(--sp-accent)',
  reference: 'var(--sp-q)',
  others: 'var(--sp-border)',
};

const colorOf = ({ name }: Standing, { watched }: State): string => {
  if (name === watched) return colors.watched;
  return name === 'cross-entropy' ? colors.reference : colors.others;
};

const entriesOf = ({ watching, reference }: Model) =>
  watching === reference
    ? [{ text: watching.name, color: colors.watched }]
    : [
        { text: watching.name, color: colors.watched },
        { text: 'plain', color: colors.reference },
      ];

/** The one that is watched is drawn last, so that nobody hides it. */
const watchedLast = ({ standings, watching }: Model): readonly Standing[] => [
  ...standings.filter((each) => each !== watching),
  watching,
];

/** The loss of the forecasts of everyone, step by step. */
function Losses({ model: m }: { model: Model }) {
  const frame = useMemo(() => frameOf(m), [m.steps]);
  const background = useMemo(() => plotSteps(m), [m.steps]);
  const within = ([step, loss]: readonly [number, number]) =>
    [step, Math.min(loss, frame.y[1])] as const;
  return (
    <Chart frame={frame} background={background} label={describe(m)}>
      <Key frame={frame} entries={entriesOf(m)} />
      {watchedLast(m).map((each) => (
        <Line
          key={each.name}
          frame={frame}
          points={each.path.map(within)}
          color={colorOf(each, m)}
          link={linkOf[each.name]}
          width={each === m.watching ? 2.5 : 1.5}
        />
      ))}
    </Chart>
  );
}

/** The curve of each over all thresholds. */
function Curves({ model: m }: { model: Model }) {
  const background = useMemo(m.curve === 'ROC' ? plotRoc : plotPrecisionRecall, [m.curve]);
  return (
    <Chart
      frame={curveFrame}
      background={background}
      label={`The ${m.curve} curve of each model. The areas under the ROC curves: ${m.standings.map(({ name, rocArea }) => `${name} ${numberText(rocArea)}`).join(', ')}.`}
    >
      <Key frame={curveFrame} entries={entriesOf(m)} />
      {watchedLast(m).map((each) => (
        <Line
          key={each.name}
          frame={curveFrame}
          points={each.curve[m.curve]}
          color={colorOf(each, m)}
          link={linkOf[each.name]}
          width={each === m.watching ? 2.5 : 1.5}
        />
      ))}
    </Chart>
  );
}

/** Forecasts against what came of them, of the one that is watched and of cross-entropy. */
function Diagram({ model: m }: { model: Model }) {
  const background = useMemo(plotReliability, []);
  const { watching, reference } = m;
  return (
    <Chart
      frame={reliabilityFrame}
      background={background}
      label={`Forecasts of damage and how often they came true, in ten bins. The calibration error of ${watching.name} is ${numberText(watching.calibrationError)}, that of cross-entropy ${numberText(reference.calibrationError)}.`}
    >
      <Key frame={reliabilityFrame} entries={entriesOf(m)} />
      <BinCircles frame={reliabilityFrame} bins={watching.bins} color={colors.watched} filled />
      {watching !== reference && (
        <BinCircles
          frame={reliabilityFrame}
          bins={reference.bins}
          color={colors.reference}
          filled={false}
        />
      )}
    </Chart>
  );
}

/** Everyone, by the measures that no loss could choose. */
function Results({ model: { standings, watching } }: { model: Model }) {
  const failures = standings.flatMap(({ name, failure }) =>
    failure ? [`${name}: ${failure}.`] : [],
  );
  return (
    <div class="sp-readings sp-panel">
      <table class="sp-sum sp-standings">
        <thead>
          <tr>
            {['trained on', 'log loss', 'calib.', 'ROC', 'AP', 'found'].map((column) => (
              <th scope="col">{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {standings.map((each) => (
            <tr
              key={each.name}
              class={each === watching ? 'sp-first' : undefined}
              data-link={linkOf[each.name]}
            >
              <th scope="row">{each.name}</th>
              {[each.logLoss, each.calibrationError, each.rocArea, each.averagePrecision].map(
                (measure) => (
                  <td>{measure.toFixed(3)}</td>
                ),
              )}
              <td>{each.found}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="sp-note">
        {failures.join(' ') ||
          `Calib.: the calibration error. ROC: the area. AP: average precision. Found: above one half, of ${toBeFound}.`}
      </p>
    </div>
  );
}
