import { useMemo } from 'preact/hooks';
import { positions } from '../../src/figures/frame.ts';
import { numberText } from '../../src/figures/number-text.ts';
import {
  type Compromise,
  describe,
  fields,
  frame,
  initial,
  links,
  type Model,
  model,
  percentText,
  plot,
  plotStrips,
  presets,
  pullText,
  stripFrame,
  table,
  unitTrack,
  wholeTrack,
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
  const { change } = widget;
  const m = model(state);
  const disabled = !widget.live.value;

  return (
    <Widget
      label="The trade-off of two tasks"
      name={name}
      widget={widget}
      description={describe(m)}
      table={table(m)}
      links={links}
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
            track={wholeTrack}
            disabled={disabled}
            onMove={(weight) => change({ weight })}
          />
          <Presets presets={presets} disabled={disabled} onChoose={change} />
          <Readings model={m} />
        </div>
        <Pulls model={m} />
        <div class="sp-side">
          <Slider
            label="shared number x"
            link="shared"
            value={state.at}
            valueText={numberText(state.at)}
            track={wholeTrack}
            disabled={disabled}
            onMove={(at) => change({ at })}
          />
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
          { text: 'x', color: 'var(--sp-ink)' },
        ]}
      />
      <circle {...at(m.here)} r="7" fill="var(--sp-ink)" fill-opacity="0.35" data-link="shared" />
      <circle
        {...at(m.learned)}
        r="9"
        fill="none"
        stroke={colors.learned}
        stroke-width="3"
        data-link="learned"
      />
      <circle {...at(m.weighted)} r="5" fill={colors.weighted} data-link="sum" />
    </Chart>
  );
}

const tasks = [
  { title: 'first task', mark: 'sp-third', color: 'var(--sp-third)' },
  { title: 'second task', mark: 'sp-second', color: 'var(--sp-second)' },
];

/** Who pulls how much at the shared number, to the left for the first task and to the right for the second. */
function Pulls({ model: { at, strips } }: { model: Model }) {
  const background = useMemo(plotStrips, []);
  const { x, y } = positions(stripFrame);
  return (
    <Chart frame={stripFrame} background={background} label={pullText(at, strips)}>
      <Key frame={stripFrame} entries={tasks.map(({ title, color }) => ({ text: title, color }))} />
      {strips.map(({ title, shares }, row) => (
        <g key={title} data-link={row === 0 ? 'sum' : 'learned'}>
          {tasks.map(({ title: task, mark }, i) => (
            <rect
              key={task}
              class={mark}
              x={x(i === 0 ? 0 : shares[0])}
              width={x(shares[i]!) - x(0)}
              y={y(row + 0.42)}
              height={y(0.5) - y(0)}
            />
          ))}
        </g>
      ))}
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
