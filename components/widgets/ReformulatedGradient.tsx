import { useMemo } from 'preact/hooks';
import { positions } from '../../src/figures/frame.ts';
import { gammaTrack } from '../../src/figures/loss-share.ts';
import { numberText } from '../../src/figures/number-text.ts';
import {
  describe,
  fields,
  frameOf,
  initial,
  linkOf,
  links,
  type Model,
  methods,
  model,
  type Pulls,
  plot,
  pullHeight,
  table,
} from '../../src/figures/reformulated-gradient.ts';
import { Chart } from './parts/Chart.tsx';
import { CrowdChoices } from './parts/CrowdChoices.tsx';
import { Handle } from './parts/Handle.tsx';
import { Key } from './parts/Key.tsx';
import { Line } from './parts/Line.tsx';
import { Slider } from './parts/Slider.tsx';
import { useWidgetState } from './parts/use-widget-state.ts';
import { Widget } from './parts/Widget.tsx';

/** How strongly an example pulls under three losses, by its gradient norm. */
export default function ReformulatedGradient({ name = 'pulls' }: { name?: string }) {
  const widget = useWidgetState(name, fields, initial);
  const state = widget.state.value;
  const { change } = widget;
  const m = useMemo(() => model(state), [state]);
  const disabled = !widget.live.value;

  return (
    <Widget
      label="The pull of an example under three losses"
      name={name}
      widget={widget}
      description={describe(m)}
      table={table(m)}
      links={links}
    >
      <div class="sp-columns">
        <Curves model={m} disabled={disabled} onMove={(norm) => change({ norm })} />
        <div class="sp-side">
          <Slider
            label="γ of focal loss"
            value={state.gamma}
            valueText={numberText(state.gamma)}
            track={gammaTrack}
            disabled={disabled}
            onMove={(gamma) => change({ gamma })}
          />
          <CrowdChoices chosen={state} disabled={disabled} onChange={change} />
          <Readings at={m.at} />
        </div>
      </div>
    </Widget>
  );
}

const colors = {
  'cross-entropy': 'var(--sp-p)',
  'focal loss': 'var(--sp-q)',
  GHM: 'var(--sp-third)',
};

interface CurvesProps {
  model: Model;
  disabled: boolean;
  onMove(norm: number): void;
}

/** Two curves that no batch moves, and the one of GHM, bin by bin. */
function Curves({ model: m, disabled, onMove }: CurvesProps) {
  const frame = useMemo(() => frameOf(m), [m.axis]);
  const background = useMemo(() => plot(m), [m.axis]);
  const { x, y } = positions(frame);
  const floor = y(frame.y[0]);
  const height = (pull: number) => pullHeight(pull, m);
  return (
    <Chart
      frame={frame}
      background={background}
      label={describe(m)}
      handles={
        <Handle
          label="Gradient norm"
          link="norm"
          value={m.norm}
          valueText={`g = ${numberText(m.norm)}`}
          direction="horizontal"
          track={{ from: x(0), to: x(1), across: [floor, floor] }}
          frame={frame}
          disabled={disabled}
          color="var(--sp-ink)"
          onMove={onMove}
        />
      }
    >
      <Key
        frame={frame}
        entries={methods.map((text) => ({ text, color: colors[text], link: linkOf[text] }))}
      />
      <path class="sp-guide" d={`M${x(m.norm)},${floor}V${y(frame.y[1])}`} />
      {(['cross-entropy', 'focal loss'] as const).map((method) => (
        <Line
          key={method}
          frame={frame}
          points={m.fixed.map((pulls) => [pulls.norm, height(pulls[method])] as const)}
          color={colors[method]}
          link={linkOf[method]}
        />
      ))}
      {m.harmonized.map(([from, to, weight]) => (
        <Line
          key={from}
          frame={frame}
          points={withinBin(from, to).map((norm) => [norm, height(weight * norm)] as const)}
          color={colors.GHM}
          link="harmonized"
        />
      ))}
      {methods.map((method) => (
        <circle
          key={method}
          cx={x(m.norm)}
          cy={y(height(m.at[method] ?? 0))}
          opacity={m.at[method] === undefined ? 0 : 1}
          r="4.5"
          fill={colors[method]}
        />
      ))}
    </Chart>
  );
}

/** Places enough for a line that may be bent by its axis. */
const withinBin = (from: number, to: number): number[] =>
  [0, 0.02, 0.1, 0.3, 0.6, 1].map((part) => from + part * (to - from));

function Readings({ at }: { at: Pulls }) {
  return (
    <div class="sp-readings">
      <table class="sp-sum">
        <thead>
          <tr>
            <th scope="col">at g = {numberText(at.norm)}</th>
            <th scope="col">pull</th>
            <th scope="col" class="sp-wraps">
              as a multiple of cross-entropy
            </th>
          </tr>
        </thead>
        <tbody>
          {methods.map((method) => {
            const pull = at[method];
            return (
              <tr key={method} style={{ color: colors[method] }}>
                <th scope="row" style={{ color: 'inherit' }}>
                  {method}
                </th>
                <td>{pull === undefined ? 'no example here' : numberText(pull)}</td>
                <td>{pull === undefined ? '' : numberText(pull / at['cross-entropy'])}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
