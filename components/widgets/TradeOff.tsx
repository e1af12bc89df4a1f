import { useMemo } from 'preact/hooks';
import { positions } from '../../src/figures/frame.ts';
import { numberText } from '../../src/figures/number-text.ts';
import {
  type Compromise,
  describe,
  fields,
  frame,
  initial,
  type Model,
  model,
  percentText,
  plot,
  presets,
  table,
  unitTrack,
  weightTrack,
} from '../../src/figures/trade-off.ts';
import { Chart } from './parts/Chart.tsx';
import { Key } from './parts/Key.tsx';
import { Presets } from './parts/Presets.tsx';
import { Slider } from './parts/Slider.tsx';
import { useWidgetState } from './parts/use-widget-state.ts';
import { Widget } from './parts/Widget.tsx';

const colors = { weighted: 'var(--sp-accent)', learned: 'var(--sp-q)' };

/** The trade-off of two tasks, and where on it a weighted sum and learned weights stop. */
export default function TradeOff({ name = 'trade' }: { name?: string }) {
  const widget = useWidgetState(name, fields, initial);
  const state = widget.state.value;
  const change = (part: Partial<typeof state>) => (widget.state.value = { ...state, ...part });
  const m = model(state);
  const disabled = !widget.live.value;

  return (
    <Widget
      label="The trade-off of two tasks"
      name={name}
      widget={widget}
      description={describe(m)}
      table={table(m)}
    >
      <div class="sp-columns">
        <Front model={m} />
        <div class="sp-side">
          <Slider
            label="units to the metre"
            value={state.perMetre}
            valueText={numberText(state.perMetre)}
            track={unitTrack}
            disabled={disabled}
            onMove={(perMetre) => change({ perMetre })}
          />
          <Slider
            label="weight of the first task"
            value={state.weight}
            valueText={numberText(state.weight)}
            track={weightTrack}
            disabled={disabled}
            onMove={(weight) => change({ weight })}
          />
          <Presets presets={presets} disabled={disabled} onChoose={change} />
          <Readings model={m} />
        </div>
      </div>
    </Widget>
  );
}

function Front({ model: m }: { model: Model }) {
  const background = useMemo(plot, []);
  const { x, y } = positions(frame);
  const at = ({ losses: [first, second] }: Compromise) => ({ cx: x(first), cy: y(second) });
  return (
    <Chart frame={frame} background={background} label={describe(m)}>
      <Key
        frame={frame}
        entries={[
          { text: 'sum', color: colors.weighted },
          { text: 'learned', color: colors.learned },
        ]}
      />
      <circle {...at(m.learned)} r="9" fill="none" stroke={colors.learned} stroke-width="3" />
      <circle {...at(m.weighted)} r="5" fill={colors.weighted} />
    </Chart>
  );
}

function Readings({ model: { weighted, learned, share } }: { model: Model }) {
  return (
    <div class="sp-readings">
      <table class="sp-sum">
        <thead>
          <tr>
            <th scope="col">chosen by</th>
            <th scope="col">first (m²)</th>
            <th scope="col">second</th>
          </tr>
        </thead>
        <tbody>
          {[['the sum', weighted] as const, ['learned weights', learned] as const].map(
            ([name, { losses }]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{numberText(losses[0])}</td>
                <td>{numberText(losses[1])}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
      <p class="sp-note">The first task is {percentText(share)} of the sum.</p>
    </div>
  );
}
