import { useMemo } from 'preact/hooks';
import { curve } from '../../src/figures/curve.ts';
import { barInterval } from '../../src/figures/distribution.ts';
import { positions } from '../../src/figures/frame.ts';
import { numberText, quantityText } from '../../src/figures/number-text.ts';
import {
  cells,
  centreScale,
  centreStep,
  column,
  columns,
  type Direction,
  describe,
  divergenceFrame,
  downhill,
  fields,
  initial,
  links,
  type Model,
  model,
  plotDivergences,
  plotProbabilities,
  presets,
  probabilityFrame,
  type State,
  table,
} from '../../src/figures/two-humps.ts';
import { Chart } from './parts/Chart.tsx';
import { Handle } from './parts/Handle.tsx';
import { Key } from './parts/Key.tsx';
import { Line } from './parts/Line.tsx';
import { Presets } from './parts/Presets.tsx';
import { model as prediction, truth } from './parts/truth-and-model.ts';
import { useWidgetState } from './parts/use-widget-state.ts';
import { Widget } from './parts/Widget.tsx';

/** One hump that is to stand for two, and what either divergence says of each place for it. */
export default function TwoHumps({ name = 'humps' }: { name?: string }) {
  const widget = useWidgetState(name, fields, initial);
  const state = widget.state.value;
  const { change } = widget;
  const m = useMemo(() => model(state), [state]);
  const disabled = !widget.live.value;

  return (
    <Widget
      label="One hump fitted to two"
      name={name}
      widget={widget}
      description={describe(m)}
      table={table(m)}
      links={links}
    >
      <div class="sp-columns">
        <Humps model={m} disabled={disabled} onChange={change} />
        <Divergences model={m} disabled={disabled} onMove={(centre) => change({ centre })} />
        <Readings model={m} />
        <div class="sp-side">
          <Presets presets={presets} disabled={disabled} onChoose={change}>
            {(['forward', 'reverse'] as const).map((direction) => (
              <button
                key={direction}
                type="button"
                disabled={disabled}
                onClick={() => change({ centre: downhill(m, direction) })}
              >
                Let Q go down {links[direction]!.title}
              </button>
            ))}
          </Presets>
        </div>
      </div>
    </Widget>
  );
}

interface HumpsProps {
  model: Model;
  disabled: boolean;
  onChange(part: Partial<State>): void;
}

/** P and Q as bars. The humps of P are dragged by their tops, Q along the axis. */
function Humps({ model: m, disabled, onChange }: HumpsProps) {
  const background = useMemo(plotProbabilities, []);
  const frame = probabilityFrame;
  const { x, y, yWithin } = positions(frame);
  const centres = [
    { key: 'left', label: 'Left hump of P', series: truth, up: yWithin(topOf(m.p, m.left)) - 16 },
    {
      key: 'right',
      label: 'Right hump of P',
      series: truth,
      up: yWithin(topOf(m.p, m.right)) - 16,
    },
    { key: 'centre', label: 'Hump of Q', series: prediction, up: y(0) },
  ] as const;
  return (
    <Chart
      frame={frame}
      background={background}
      label={describe(m)}
      handles={centres.map(({ key, label, series, up }) => (
        <Handle
          key={key}
          label={label}
          value={centreScale.share(m[key])}
          valueText={`around cell ${numberText(m[key])}`}
          direction="horizontal"
          step={centreStep}
          track={{ from: x(columns[0]), to: x(columns[1]), across: [up, up] }}
          frame={frame}
          disabled={disabled}
          color={series.color}
          link={series.link}
          onMove={(to) => onChange({ [key]: centreScale.value(to) })}
        />
      ))}
    >
      <Key
        frame={frame}
        entries={[truth, prediction].map(({ title, color, link }) => ({
          text: title,
          color,
          link,
        }))}
      />
      {[
        { ...truth, values: m.p },
        { ...prediction, values: m.q },
      ].map(({ link, color, values }, series) => (
        <g key={link} data-link={link} fill={color}>
          {cells.map((cell, i) => {
            const [left, right] = barInterval(i, series, 2);
            const top = yWithin(values[i]!);
            return (
              <rect key={cell} x={x(left)} width={x(right) - x(left)} y={top} height={y(0) - top} />
            );
          })}
        </g>
      ))}
    </Chart>
  );
}

/** The height of the bars beside a centre: where its handle floats. */
const topOf = (p: readonly number[], centre: number): number =>
  Math.max(p[Math.floor(centre) - 1]!, p[Math.ceil(centre) - 1]!);

interface DivergencesProps {
  model: Model;
  disabled: boolean;
  onMove(centre: number): void;
}

/** Both divergences for every place of Q. */
function Divergences({ model: m, disabled, onMove }: DivergencesProps) {
  const background = useMemo(plotDivergences, []);
  const frame = divergenceFrame;
  const { x, yWithin, y } = positions(frame);
  const curves = useMemo(
    () =>
      directions.map(({ link }) =>
        curve((at) => m.divergenceAt[link](at + 0.5), columns, frame, 60),
      ),
    [m.left, m.right],
  );
  const at = x(column(m.centre));
  const height = yWithin(m.divergences.forward);
  return (
    <Chart
      frame={frame}
      background={background}
      label={`Both divergences for each place of Q. ${directions
        .map(
          ({ link, title }) =>
            `From here downhill ${title} leads to cell ${numberText(downhill(m, link))}`,
        )
        .join('. ')}.`}
      handles={
        <Handle
          label="Place of Q"
          value={centreScale.share(m.centre)}
          valueText={`cell ${numberText(m.centre)}, D(P‖Q) ${quantityText(m.divergences.forward, 'nat')}`}
          direction="horizontal"
          step={centreStep}
          track={{ from: x(columns[0]), to: x(columns[1]), across: [height, height] }}
          frame={frame}
          disabled={disabled}
          color="var(--sp-p)"
          link="forward"
          onMove={(to) => onMove(centreScale.value(to))}
        />
      }
    >
      <Key
        frame={frame}
        entries={directions.map(({ link, title, color }) => ({ text: title, color, link }))}
      />
      <path class="sp-guide" d={`M${at},${y(0)}V${y(frame.y[1])}`} />
      {directions.map(({ link, color, dashes }, i) => (
        <g key={link} data-link={link}>
          <Line frame={frame} points={curves[i]!} color={color} dashed={dashes} />
          <circle cx={at} cy={yWithin(m.divergences[link])} r="5" fill={color} />
        </g>
      ))}
    </Chart>
  );
}

const directions: { link: Direction; title: string; color: string; dashes?: string }[] = [
  { link: 'forward', title: 'D(P‖Q)', color: 'var(--sp-p)' },
  { link: 'reverse', title: 'D(Q‖P)', color: 'var(--sp-q)', dashes: '6 3' },
];

function Readings({ model: m }: { model: Model }) {
  return (
    <div class="sp-readings">
      <dl>
        {directions.map(({ link, title }) => (
          <>
            <dt>{title}</dt>
            <dd class="sp-main">
              <span data-link={link}>{quantityText(m.divergences[link], 'nat')}</span>
            </dd>
          </>
        ))}
        <dt>Q stands at</dt>
        <dd data-link="q">{numberText(m.centre)}</dd>
      </dl>
    </div>
  );
}
