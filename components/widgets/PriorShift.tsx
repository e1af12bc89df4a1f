import { useMemo } from 'preact/hooks';
import { positions } from '../../src/figures/frame.ts';
import { numberText } from '../../src/figures/number-text.ts';
import {
  countText,
  curveFrame,
  densityFrame,
  describe,
  distanceTrack,
  fields,
  initial,
  inputs,
  links,
  type Model,
  model,
  plotPrecisionRecall,
  plotRoc,
  plotScores,
  presets,
  priorTrack,
  type Rates,
  table,
  thresholdScale,
} from '../../src/figures/prior-shift.ts';
import { Chart } from './parts/Chart.tsx';
import { Handle } from './parts/Handle.tsx';
import { Key } from './parts/Key.tsx';
import { Line } from './parts/Line.tsx';
import { Presets } from './parts/Presets.tsx';
import { Slider } from './parts/Slider.tsx';
import { useWidgetState } from './parts/use-widget-state.ts';
import { Widget } from './parts/Widget.tsx';

/** A detector whose positives become rare: what its ROC curve shows of that, and what its precision–recall curve. */
export default function PriorShift({ name = 'prior' }: { name?: string }) {
  const widget = useWidgetState(name, fields, initial);
  const state = widget.state.value;
  const { change } = widget;
  const m = model(state);
  const disabled = !widget.live.value;

  return (
    <Widget
      label="A detector on a class that becomes rare"
      name={name}
      widget={widget}
      description={describe(m)}
      table={table(m)}
      links={links}
    >
      <div class="sp-columns">
        <Scores model={m} disabled={disabled} onMove={(threshold) => change({ threshold })} />
        <div class="sp-side">
          <Slider
            label="prior"
            value={state.prior}
            valueText={numberText(state.prior)}
            track={priorTrack}
            disabled={disabled}
            link="prior"
            onMove={(prior) => change({ prior })}
          />
          <Slider
            label="distance of the bells"
            value={state.distance}
            valueText={numberText(state.distance)}
            track={distanceTrack}
            disabled={disabled}
            onMove={(distance) => change({ distance })}
          />
          <Presets presets={presets} disabled={disabled} onChoose={change} />
        </div>
        <RocCurve model={m} />
        <PrecisionRecallCurve model={m} />
      </div>
      <Readings model={m} />
    </Widget>
  );
}

const colors = { positives: 'var(--sp-second)', negatives: 'var(--sp-p)' };

interface ScoresProps {
  model: Model;
  disabled: boolean;
  onMove(threshold: number): void;
}

/** How often each score comes, by class, and the threshold. */
function Scores({ model: m, disabled, onMove }: ScoresProps) {
  const background = useMemo(plotScores, []);
  const { x, y } = positions(densityFrame);
  const hill = (of: 'positives' | 'negatives') =>
    `M${x(densityFrame.x[0])},${y(0)}${m.densities.map((each) => `L${pixel(x(each.score))},${pixel(y(each[of]))}`).join('')}V${y(0)}Z`;
  const top = y(densityFrame.y[1]);
  return (
    <Chart
      frame={densityFrame}
      background={background}
      label={describe(m)}
      handles={
        <Handle
          label="Threshold"
          value={thresholdScale.share(m.threshold)}
          valueText={numberText(m.threshold)}
          direction="horizontal"
          track={{ from: x(densityFrame.x[0]), to: x(densityFrame.x[1]), across: [top, top] }}
          frame={densityFrame}
          disabled={disabled}
          color="var(--sp-ink)"
          link="threshold"
          onMove={(share) => onMove(thresholdScale.value(share))}
        />
      }
    >
      <Key
        frame={densityFrame}
        entries={[
          { text: 'negatives', color: colors.negatives, link: 'falsePositives' },
          { text: 'positives', color: colors.positives, link: 'recall' },
        ]}
      />
      <path
        data-link="falsePositives"
        d={hill('negatives')}
        fill={colors.negatives}
        fill-opacity="0.55"
      />
      <path data-link="recall" d={hill('positives')} fill={colors.positives} fill-opacity="0.75" />
      <path class="sp-guide" data-link="threshold" d={`M${x(m.threshold)},${top}V${y(0)}`} />
    </Chart>
  );
}

function RocCurve({ model: m }: { model: Model }) {
  const background = useMemo(plotRoc, []);
  return (
    <Chart
      frame={curveFrame}
      background={background}
      label={`The ROC curve, with the area ${numberText(m.rocArea)} under it. It does not depend on the prior.`}
    >
      <Curve model={m} across="falsePositiveRate" up="recall" level={[0, 1]} link="roc" />
      <Area text="area" link="roc" value={m.rocArea} />
    </Chart>
  );
}

function PrecisionRecallCurve({ model: m }: { model: Model }) {
  const background = useMemo(plotPrecisionRecall, []);
  return (
    <Chart
      frame={curveFrame}
      background={background}
      label={`The precision–recall curve, with the area ${numberText(m.averagePrecision)} under it. At random its height would be the prior, ${numberText(m.prior)}.`}
    >
      <Curve
        model={m}
        across="recall"
        up="precision"
        level={[m.prior, m.prior]}
        link="precision"
        levelLink="prior"
      />
      <Area text="average precision" link="precision" value={m.averagePrecision} />
    </Chart>
  );
}

interface CurveProps {
  model: Model;
  across: Exclude<keyof Rates, 'threshold'>;
  up: Exclude<keyof Rates, 'threshold'>;
  /** Where the line of guessing begins and ends. */
  level: readonly [number, number];
  link: string;
  levelLink?: string;
}

/** A curve over all thresholds, the point of the one that is chosen, and what guessing gives. */
function Curve({ model: { curve, at }, across, up, level, link, levelLink }: CurveProps) {
  const { x, y } = positions(curveFrame);
  const points = curve.map((rates) => [rates[across], rates[up]] as const);
  return (
    <>
      <path
        class="sp-guide"
        data-link={levelLink}
        d={`M${x(0)},${y(level[0])}L${x(1)},${y(level[1])}`}
      />
      <Line frame={curveFrame} points={points} color="var(--sp-accent)" link={link} />
      <circle class="sp-point" data-link="threshold" cx={x(at[across])} cy={y(at[up])} r="6" />
    </>
  );
}

const Area = ({ text, link, value }: { text: string; link: string; value: number }) => (
  <text class="sp-key" data-link={link} x={curveFrame.width} y="12">
    {text} {numberText(Number(value.toFixed(3)))}
  </text>
);

const pixel = (value: number): number => Number(value.toFixed(2));

function Readings({ model: m }: { model: Model }) {
  const { at, prior } = m;
  const negatives = inputs * (1 - prior);
  return (
    <div class="sp-readings sp-panel">
      <table class="sp-sum">
        <thead>
          <tr>
            <th scope="col">of {inputs}</th>
            <th scope="col">alarm</th>
            <th scope="col">silence</th>
            <th scope="col">rate</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">positive</th>
            <td>{countText(m.found)}</td>
            <td>{countText(m.missed)}</td>
            <td data-link="recall">{numberText(at.recall)}</td>
          </tr>
          <tr>
            <th scope="row">negative</th>
            <td>{countText(m.falseAlarms)}</td>
            <td>{countText(negatives - m.falseAlarms)}</td>
            <td data-link="falsePositives">{numberText(at.falsePositiveRate)}</td>
          </tr>
          <tr>
            <th scope="row">precision</th>
            <td data-link="precision">{numberText(at.precision)}</td>
            <td />
            <td />
          </tr>
        </tbody>
      </table>
    </div>
  );
}
