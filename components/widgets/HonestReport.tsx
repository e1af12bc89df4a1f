import { useMemo } from 'preact/hooks';
import { curve } from '../../src/figures/curve.ts';
import { positions } from '../../src/figures/frame.ts';
import {
  describe,
  fields,
  frame,
  initial,
  links,
  type Model,
  model,
  mostRounds,
  plot,
  presets,
  roundsAtOnce,
  rules,
  type State,
  table,
} from '../../src/figures/honest-report.ts';
import { numberText, signedText } from '../../src/figures/number-text.ts';
import { Chart } from './parts/Chart.tsx';
import { Handle } from './parts/Handle.tsx';
import { Line } from './parts/Line.tsx';
import { Presets } from './parts/Presets.tsx';
import { model as prediction, truth } from './parts/truth-and-model.ts';
import { useWidgetState } from './parts/use-widget-state.ts';
import { Widget } from './parts/Widget.tsx';

/** What you believe, what you report, and what four scores expect you to pay for it. */
export default function HonestReport({ name = 'report' }: { name?: string }) {
  const widget = useWidgetState(name, fields, initial);
  const state = widget.state.value;
  const { change } = widget;
  const m = useMemo(() => model(state), [state]);
  const disabled = !widget.live.value;

  return (
    <Widget
      label="Belief, report and expected penalty"
      name={name}
      widget={widget}
      description={describe(m)}
      table={table(m)}
      links={links}
    >
      <div class="sp-columns">
        <Penalties model={m} disabled={disabled} onChange={change} />
        <div class="sp-side">
          <Readings model={m} />
          <Presets presets={presets} disabled={disabled} onChoose={change} />
          <div class="sp-buttons sp-controls">
            {roundsAtOnce.map((rounds) => (
              <button
                key={rounds}
                type="button"
                disabled={disabled || state.rounds >= mostRounds}
                onClick={() => change({ rounds: Math.min(state.rounds + rounds, mostRounds) })}
              >
                {rounds === 1 ? 'Play a round' : `Play ${rounds} rounds`}
              </button>
            ))}
          </div>
        </div>
      </div>
    </Widget>
  );
}

interface PenaltiesProps {
  model: Model;
  disabled: boolean;
  onChange(part: Partial<State>): void;
}

/** The expected penalty of every report. The belief is dragged along the axis, the report along the logarithmic curve. */
function Penalties({ model: m, disabled, onChange }: PenaltiesProps) {
  const background = useMemo(plot, []);
  const { x, y, yWithin } = positions(frame);
  const { belief, report, scored } = m;
  const curves = useMemo(
    () => rules.map(({ expected }) => curve((at) => expected(belief, at), [0, 1], frame)),
    [belief],
  );
  const height = yWithin(scored[0]!.reported);
  return (
    <Chart
      frame={frame}
      background={background}
      label={describe(m)}
      handles={
        <>
          <Handle
            label="Your report"
            value={report}
            valueText={`${numberText(report)}, expected logarithmic penalty ${numberText(scored[0]!.reported)}`}
            direction="horizontal"
            track={{ from: x(0), to: x(1), across: [height, height] }}
            frame={frame}
            disabled={disabled}
            color={prediction.color}
            link={prediction.link}
            onMove={(to) => onChange({ report: to })}
          />
          <Handle
            label="Your belief"
            value={belief}
            valueText={numberText(belief)}
            direction="horizontal"
            track={{ from: x(0), to: x(1), across: [y(0), y(0)] }}
            frame={frame}
            disabled={disabled}
            color={truth.color}
            link={truth.link}
            onMove={(to) => onChange({ belief: to })}
          />
        </>
      }
    >
      <path
        class="sp-guide"
        data-link={truth.link}
        stroke={truth.color}
        d={`M${x(belief)},${y(0)}V${y(frame.y[1])}`}
      />
      <text class="sp-label" x={x(belief)} y={y(frame.y[1]) - 6} fill={truth.color}>
        belief {numberText(belief)}
      </text>
      {rules.map(({ key, best, expected }, i) => {
        const at = best(belief);
        return (
          <g key={key} data-link={key}>
            <Line frame={frame} points={curves[i]!} {...strokes[key]!} />
            <circle
              cx={x(report)}
              cy={yWithin(scored[i]!.reported)}
              r="4"
              fill={strokes[key]!.color}
            />
            {at !== undefined && (
              <path
                class="sp-best"
                stroke={strokes[key]!.color}
                d={`M${x(at) - 6},${y(expected(belief, at)) - 9}h12`}
              />
            )}
          </g>
        );
      })}
    </Chart>
  );
}

const strokes: Record<string, { color: string; dashed?: string }> = {
  log: { color: 'var(--sp-accent)' },
  brier: { color: 'var(--sp-third)', dashed: '9 3' },
  absolute: { color: 'var(--sp-second)', dashed: '4 3' },
  error: { color: 'var(--sp-quiet)', dashed: '1 3' },
};

/** A piece of a line, beside its name. */
const sample = [
  [0, 0.5],
  [1, 0.5],
] as const;
const sampleFrame = {
  ...{ width: 20, height: 8, marginTop: 0, marginRight: 0, marginBottom: 0, marginLeft: 0 },
  ...{ x: [0, 1] as const, y: [0, 1] as const },
};

function Readings({ model: { scored, rounds, yes } }: { model: Model }) {
  return (
    <div class="sp-readings">
      <table class="sp-sum">
        <thead>
          <tr>
            <th scope="col">penalty</th>
            <th scope="col">honest</th>
            <th scope="col">yours</th>
            <th scope="col">played</th>
          </tr>
        </thead>
        <tbody>
          {scored.map(({ key, name, honest, reported, played }) => (
            <tr key={key} data-link={key}>
              <th scope="row">
                <svg class="sp-sample" aria-hidden="true" viewBox="0 0 20 8">
                  <Line frame={sampleFrame} points={sample} {...strokes[key]!} />
                </svg>{' '}
                {name}
              </th>
              <td>{numberText(honest)}</td>
              <td>{numberText(reported)}</td>
              <td>{played ? signedText(played.reported - played.honest) : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="sp-note">
        {rounds === 0
          ? 'A short bar stands over the report that a score rewards most.'
          : `${rounds} ${rounds === 1 ? 'round' : 'rounds'}, ${yes} of them yes: what your report cost more than honesty, a round.`}
      </p>
    </div>
  );
}
