import { useMemo } from 'preact/hooks';
import { measures, percentText } from '../../src/figures/focal-weights.ts';
import { positions } from '../../src/figures/frame.ts';
import {
  describe,
  fields,
  frame,
  gammaTrack,
  initial,
  links,
  type Model,
  model,
  plot,
  presets,
  type Spread,
  table,
} from '../../src/figures/loss-share.ts';
import { numberText } from '../../src/figures/number-text.ts';
import { Chart } from './parts/Chart.tsx';
import { Choice } from './parts/Choice.tsx';
import { Handle } from './parts/Handle.tsx';
import { Key } from './parts/Key.tsx';
import { Line } from './parts/Line.tsx';
import { Presets } from './parts/Presets.tsx';
import { Slider } from './parts/Slider.tsx';
import { useWidgetState } from './parts/use-widget-state.ts';
import { Widget } from './parts/Widget.tsx';

/** Who holds the loss: what the hardest strikes have of it, in each class, as γ grows. */
export default function LossShare({ name = 'share' }: { name?: string }) {
  const widget = useWidgetState(name, fields, initial);
  const state = widget.state.value;
  const { change } = widget;
  const m = useMemo(() => model(state), [state]);
  const disabled = !widget.live.value;

  return (
    <Widget
      label="The loss that the hardest strikes hold"
      name={name}
      widget={widget}
      description={describe(m)}
      table={table(m)}
      links={links}
    >
      <div class="sp-columns">
        <Curves model={m} disabled={disabled} onMove={(hardest) => change({ hardest })} />
        <div class="sp-side">
          <Slider
            label="γ"
            link="gamma"
            value={state.gamma}
            valueText={numberText(state.gamma)}
            track={gammaTrack}
            disabled={disabled}
            onMove={(gamma) => change({ gamma })}
          />
          <Choice
            legend="Share out"
            options={measures}
            chosen={state.measure}
            disabled={disabled}
            onChoose={(measure) => change({ measure })}
          />
          <Presets presets={presets} disabled={disabled} onChoose={change} />
          <Readings model={m} />
        </div>
      </div>
    </Widget>
  );
}

const colors = { 'with damage': 'var(--sp-third)', 'without damage': 'var(--sp-second)' };
const marks = { 'with damage': 'sp-third', 'without damage': 'sp-second' };

interface CurvesProps {
  model: Model;
  disabled: boolean;
  onMove(hardest: number): void;
}

/** What the hardest strikes hold; dashed, what they hold under cross-entropy. */
function Curves({ model: m, disabled, onMove }: CurvesProps) {
  const background = useMemo(() => plot(m), [m.measure]);
  const { x, y } = positions(frame);
  const line = (spread: Spread, dashed: boolean) => (
    <Line
      key={`${spread.class} ${dashed}`}
      frame={frame}
      points={spread.curve}
      color={colors[spread.class]}
      width={dashed ? 1.5 : 2.5}
      dashed={dashed}
      link={spread.class === 'with damage' ? 'positives' : undefined}
    />
  );
  return (
    <Chart
      frame={frame}
      background={background}
      label={describe(m)}
      handles={
        <Handle
          label="Share of the hardest strikes"
          value={m.hardest}
          valueText={`the hardest ${percentText(m.hardest)}`}
          direction="horizontal"
          track={{ from: x(0), to: x(1), across: [y(0), y(0)] }}
          frame={frame}
          disabled={disabled}
          color="var(--sp-ink)"
          onMove={onMove}
        />
      }
    >
      <Key
        frame={frame}
        entries={[
          { text: 'damage', color: colors['with damage'] },
          { text: 'none', color: colors['without damage'] },
        ]}
      />
      <path class="sp-guide" d={`M${x(m.hardest)},${y(0)}V${y(1)}`} />
      {m.plain.map((spread) => line(spread, true))}
      {m.focal.map((spread) => line(spread, false))}
      {m.focal.map((spread) => (
        <circle
          key={spread.class}
          class={marks[spread.class]}
          cx={x(m.hardest)}
          cy={y(spread.held)}
          r="5"
        />
      ))}
    </Chart>
  );
}

function Readings({ model: { hardest, gamma, focal, plain } }: { model: Model }) {
  return (
    <div class="sp-readings">
      <table class="sp-sum">
        <thead>
          <tr>
            <th scope="col">hardest {percentText(hardest)} hold</th>
            <th scope="col">γ = {numberText(gamma)}</th>
            <th scope="col">γ = 0</th>
          </tr>
        </thead>
        <tbody>
          {focal.map((spread, i) => (
            <tr key={spread.class} class={marks[spread.class]}>
              <th scope="row">{spread.class}</th>
              <td>{percentText(spread.held)}</td>
              <td>{percentText(plain[i]!.held)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">with damage, of all</th>
            <td>{percentText(focal[0]!.ofAll)}</td>
            <td>{percentText(plain[0]!.ofAll)}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
