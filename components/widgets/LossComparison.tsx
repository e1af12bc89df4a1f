import { useMemo } from 'preact/hooks';
import { positions } from '../../src/figures/frame.ts';
import {
  type Contender,
  describe,
  fields,
  initial,
  links,
  losses,
  type Model,
  model,
  parametersOf,
  presets,
  readings,
  symbols,
  table,
  tracks,
} from '../../src/figures/loss-comparison.ts';
import { numberText } from '../../src/figures/number-text.ts';
import { curveFrame, plotPrecisionRecall, plotRoc } from '../../src/figures/prior-shift.ts';
import {
  plot as plotReliability,
  frame as reliabilityFrame,
} from '../../src/figures/reliability.ts';
import { curves } from '../../src/figures/verdict.ts';
import { BinCircles } from './parts/BinCircles.tsx';
import { Chart } from './parts/Chart.tsx';
import { Choice } from './parts/Choice.tsx';
import { Key } from './parts/Key.tsx';
import { Line } from './parts/Line.tsx';
import { Presets } from './parts/Presets.tsx';
import { Slider } from './parts/Slider.tsx';
import { useWidgetState } from './parts/use-widget-state.ts';
import { Widget } from './parts/Widget.tsx';

/** A model of the bird strikes, trained on a loss of the reader's choice, beside the one of plain cross-entropy. */
export default function LossComparison({ name = 'loss' }: { name?: string }) {
  const widget = useWidgetState(name, fields, initial);
  const state = widget.state.value;
  const { change } = widget;
  const m = useMemo(() => model(state), [state]);
  const disabled = !widget.live.value;

  return (
    <Widget
      label="A loss of your choice and plain cross-entropy on the same strikes"
      name={name}
      widget={widget}
      description={describe(m)}
      table={table(m)}
      links={links}
    >
      <div class="sp-columns">
        <Curves model={m} />
        <div class="sp-side">
          <Choice
            legend="Loss"
            options={losses}
            chosen={state.loss}
            disabled={disabled}
            linkOf={(loss) => parametersOf[loss].join(' ')}
            onChoose={(loss) => change({ loss })}
          />
          {parametersOf[state.loss].map((parameter) => (
            <Slider
              key={parameter}
              label={symbols[parameter]}
              value={state[parameter]}
              valueText={numberText(state[parameter])}
              track={tracks[parameter]}
              disabled={disabled}
              link={parameter}
              onMove={(value) => change({ [parameter]: value })}
            />
          ))}
          <Slider
            label="threshold of the plain model"
            value={state.threshold}
            valueText={numberText(state.threshold)}
            track={tracks.threshold}
            disabled={disabled}
            link="threshold"
            onMove={(threshold) => change({ threshold })}
          />
          <Presets presets={presets} disabled={disabled} onChoose={change} />
          <Choice
            legend="Curve"
            options={curves}
            chosen={state.curve}
            disabled={disabled}
            onChoose={(curve) => change({ curve })}
          />
        </div>
        <Diagram model={m} />
        <Readings model={m} />
      </div>
    </Widget>
  );
}

const colors = { chosen: 'var(--sp-accent)', plain: 'var(--sp-q)' };

const entries = [
  { text: 'yours', color: colors.chosen },
  { text: 'plain', color: colors.plain, link: 'reference' },
];

/** The curve of each model over all thresholds, and the point of the one that is in use. */
function Curves({ model: m }: { model: Model }) {
  const background = useMemo(m.curve === 'ROC' ? plotRoc : plotPrecisionRecall, [m.curve]);
  const { x, y } = positions(curveFrame);
  const place = ({ at }: Contender) => {
    const [across, up] = at[m.curve] ?? [0, 0];
    return { cx: x(across), cy: y(up), opacity: at[m.curve] ? 1 : 0 };
  };
  return (
    <Chart frame={curveFrame} background={background} label={describe(m)}>
      <Key frame={curveFrame} entries={entries} />
      <Line
        frame={curveFrame}
        points={m.plain.curve[m.curve]}
        color={colors.plain}
        width={4}
        link="reference"
      />
      <Line frame={curveFrame} points={m.chosen.curve[m.curve]} color={colors.chosen} width={2} />
      <circle
        {...place(m.plain)}
        data-link="reference"
        r="9"
        fill="none"
        stroke={colors.plain}
        stroke-width="3"
      />
      <circle {...place(m.chosen)} r="5" fill={colors.chosen} />
    </Chart>
  );
}

/** For each bin of each model a circle, as large as its share of the strikes. */
function Diagram({ model: m }: { model: Model }) {
  const background = useMemo(plotReliability, []);
  return (
    <Chart
      frame={reliabilityFrame}
      background={background}
      label={`Forecasts of damage and how often they came true, in ten bins. The calibration error is ${numberText(m.chosen.calibrationError)} for your loss, ${numberText(m.plain.calibrationError)} for cross-entropy.`}
    >
      <Key frame={reliabilityFrame} entries={entries} />
      <BinCircles frame={reliabilityFrame} bins={m.chosen.bins} color={colors.chosen} filled />
      <BinCircles
        frame={reliabilityFrame}
        bins={m.plain.bins}
        color={colors.plain}
        filled={false}
        link="reference"
      />
    </Chart>
  );
}

function Readings({ model: { chosen, plain } }: { model: Model }) {
  const plainReadings = readings(plain);
  return (
    <div class="sp-readings sp-panel">
      <table class="sp-sum">
        <thead>
          <tr>
            <th scope="col">measure</th>
            <th scope="col">yours</th>
            <th scope="col" data-link="reference">
              plain
            </th>
          </tr>
        </thead>
        <tbody>
          {readings(chosen).map(([name, value], i) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{numberText(value)}</td>
              <td>{numberText(plainReadings[i]![1])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
