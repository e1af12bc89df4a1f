import { useMemo } from 'preact/hooks';
import { positions } from '../../src/figures/frame.ts';
import { numberText, signedText } from '../../src/figures/number-text.ts';
import {
  biases,
  describe,
  fields,
  frame,
  initial,
  links,
  type Model,
  model,
  plot,
  presets,
  readings,
  report,
  table,
  weightScale,
} from '../../src/figures/weight-shift.ts';
import { Arrow } from './parts/Arrow.tsx';
import { Chart } from './parts/Chart.tsx';
import { Choice } from './parts/Choice.tsx';
import { Handle } from './parts/Handle.tsx';
import { Key } from './parts/Key.tsx';
import { Line } from './parts/Line.tsx';
import { Presets } from './parts/Presets.tsx';
import { useWidgetState } from './parts/use-widget-state.ts';
import { Widget } from './parts/Widget.tsx';

/** What a weight does to the forecasts: it moves their logits, and a threshold would do the same to the decisions. */
export default function WeightShift({ name = 'weight' }: { name?: string }) {
  const widget = useWidgetState(name, fields, initial);
  const state = widget.state.value;
  const { change } = widget;
  const m = useMemo(() => model(state), [state]);
  const disabled = !widget.live.value;

  return (
    <Widget
      label="A weight for the strikes with damage"
      name={name}
      widget={widget}
      description={describe(m)}
      table={table(m)}
      links={links}
    >
      <div class="sp-columns">
        <Forecasts model={m} disabled={disabled} onMove={(weight) => change({ weight })} />
        <div class="sp-side">
          <dl class="sp-readings">
            <dt>weight of damage</dt>
            <dd class="sp-main">{numberText(m.weight)}</dd>
          </dl>
          <Presets presets={presets} disabled={disabled} onChoose={change} />
          <Choice
            legend="Bias"
            options={biases}
            chosen={state.bias}
            disabled={disabled}
            onChoose={(bias) => change({ bias })}
          />
          <Readings model={m} />
        </div>
      </div>
    </Widget>
  );
}

const colors = { weighted: 'var(--sp-accent)', plain: 'var(--sp-q)' };

interface ForecastsProps {
  model: Model;
  disabled: boolean;
  onMove(weight: number): void;
}

/** Each group of strikes as a circle: what the plain model says of it, and what the weighted one does. */
function Forecasts({ model: m, disabled, onMove }: ForecastsProps) {
  const background = useMemo(plot, []);
  const { x, y } = positions(frame);
  const all = m.groups.reduce((sum, { strikes }) => sum + strikes, 0);
  const at = (share: number) => -Math.log(weightScale.value(share));
  const half = -Math.log(m.weight);
  return (
    <Chart
      frame={frame}
      background={background}
      label={describe(m)}
      handles={
        <Handle
          label="Weight of the strikes with damage"
          link="weight"
          value={weightScale.share(m.weight)}
          valueText={`weight ${numberText(m.weight)}, which adds ${signedText(Math.log(m.weight))} to the logit`}
          direction="horizontal"
          track={{ from: x(at(0)), to: x(at(1)), across: [y(0.5), y(0.5)] }}
          frame={frame}
          disabled={disabled}
          color={colors.weighted}
          onMove={(share) => onMove(weightScale.value(share))}
        />
      }
    >
      <Key
        frame={frame}
        entries={[
          { text: 'weighted', color: colors.weighted, link: 'weighted' },
          { text: 'plain', color: colors.plain, link: 'plain' },
        ]}
      />
      {m.groups.map(({ logit, forecast, strikes }, group) => (
        <circle
          key={group}
          cx={x(logit)}
          cy={y(forecast)}
          r={Math.max(2.5, 26 * Math.sqrt(strikes / all))}
          fill={colors.weighted}
          fill-opacity="0.35"
          stroke={colors.weighted}
        />
      ))}
      <Line
        frame={frame}
        points={report(m.shift)}
        color={colors.weighted}
        width={1.5}
        link="weighted"
      />
      <Arrow
        from={[x(0), y(0.5)]}
        to={[x(half), y(0.5)]}
        color="var(--sp-ink)"
        width={1.5}
        link="weight"
      />
      <text class="sp-label" x={x(half / 2)} y={y(0.5) + 18} opacity={Math.abs(half) < 0.6 ? 0 : 1}>
        ln w = {numberText(Number((-half).toFixed(3)))}
      </text>
      <circle cx={x(half)} cy={y(0.5)} r="5" fill={colors.weighted} />
    </Chart>
  );
}

/** The weighted model, the plain one, and the plain one at the threshold that stands for the weight. */
function Readings({ model: { weighted, plain, moved } }: { model: Model }) {
  const columns = [weighted, plain, moved].map(readings);
  return (
    <div class="sp-readings">
      <table class="sp-sum">
        <thead>
          <tr>
            <th scope="col">model</th>
            <th scope="col">weighted</th>
            <th scope="col">plain</th>
            <th scope="col" class="sp-wraps">
              plain, other threshold
            </th>
          </tr>
        </thead>
        <tbody>
          {readings(weighted).map(([name], row) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {columns.map((column) => (
                <td>{numberText(column[row]![1])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
