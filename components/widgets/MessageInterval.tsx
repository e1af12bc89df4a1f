import { useMemo } from 'preact/hooks';
import { positions } from '../../src/figures/frame.ts';
import {
  describe,
  edges,
  fields,
  frame,
  initial,
  inWords,
  links,
  longest,
  type Model,
  messageText,
  model,
  names,
  numberAt,
  plot,
  shareOf,
  sources,
  table,
} from '../../src/figures/message-interval.ts';
import { numberText } from '../../src/figures/number-text.ts';
import { Chart } from './parts/Chart.tsx';
import { Choice } from './parts/Choice.tsx';
import { Handle } from './parts/Handle.tsx';
import { useWidgetState } from './parts/use-widget-state.ts';
import { Widget } from './parts/Widget.tsx';

/** A number between zero and one, and the message that it is in: each name enlarges its part of the interval. */
export default function MessageInterval({ name = 'message' }: { name?: string }) {
  const widget = useWidgetState(name, fields, initial);
  const state = widget.state.value;
  const { change } = widget;
  const m = useMemo(() => model(state), [state]);
  const disabled = !widget.live.value;

  return (
    <Widget
      label="A message as an interval"
      name={name}
      widget={widget}
      description={describe(m)}
      table={table(m)}
      links={links}
    >
      <div class="sp-columns">
        <Zoom model={m} disabled={disabled} onMove={(at) => change({ at })} />
        <div class="sp-side">
          <Readings model={m} />
          <Choice
            legend="Source"
            options={sources}
            chosen={state.source}
            disabled={disabled}
            onChoose={(source) => change({ source })}
          />
          <div class="sp-buttons sp-controls">
            <button
              type="button"
              disabled={disabled || state.length === longest}
              onClick={() => change({ length: state.length + 1 })}
            >
              Read one name more
            </button>
            <button
              type="button"
              disabled={disabled || state.length === 1}
              onClick={() => change({ length: state.length - 1 })}
            >
              One less
            </button>
          </div>
        </div>
      </div>
    </Widget>
  );
}

interface ZoomProps {
  model: Model;
  disabled: boolean;
  onMove(at: number): void;
}

/** A row for each name: the part that the number is in becomes the next row. The number is dragged in any of them. */
function Zoom({ model: m, disabled, onMove }: ZoomProps) {
  const background = useMemo(plot, []);
  const { x, y } = positions(frame);
  return (
    <Chart
      frame={frame}
      background={background}
      label={describe(m)}
      handles={m.rows.map(({ whole, share, name }, row) => {
        const [top, bottom] = edges(row);
        const middle = y((top + bottom) / 2);
        return (
          <Handle
            key={row}
            label={`The number, in row ${row + 1}`}
            value={share}
            valueText={`${numberText(m.at)}, in the part of ${names[name]}`}
            direction="horizontal"
            track={{ from: x(0), to: x(1), across: [middle, middle] }}
            frame={frame}
            disabled={disabled}
            color="var(--sp-q)"
            onMove={(to) => onMove(numberAt(whole, to))}
          />
        );
      })}
    >
      {m.rows.map(({ parts, name: chosen }, row) => {
        const [top, bottom] = edges(row).map(y) as [number, number];
        const [left, right] = parts[chosen]!.map(x) as [number, number];
        const next = y(edges(row + 1)[0]);
        return (
          <g key={row}>
            <path
              class="sp-zoom"
              d={`M${left},${bottom}L${x(0)},${next}H${x(1)}L${right},${bottom}Z`}
            />
            {parts.map(([from, to], name) => (
              <g key={names[name]} data-link={name === chosen ? 'interval' : 'p'}>
                <rect
                  class={name === chosen ? 'sp-term' : 'sp-part'}
                  x={x(from)}
                  width={x(to) - x(from)}
                  y={top}
                  height={bottom - top}
                />
                <text
                  class={name === chosen ? 'sp-inside' : undefined}
                  x={x((from + to) / 2)}
                  y={top + 17}
                >
                  {fitting(names[name]!, x(to) - x(from))}
                </text>
              </g>
            ))}
          </g>
        );
      })}
      <End model={m} />
    </Chart>
  );
}

/** The last interval, and in it the fractions that begin with the digits sent. */
function End({ model: m }: { model: Model }) {
  const { x, y } = positions(frame);
  const [top, bottom] = edges(m.length).map(y) as [number, number];
  const [left, right] = m.cell.map((each) => x(shareOf(each, m.end))) as [number, number];
  return (
    <g>
      <rect
        class="sp-part"
        data-link="interval"
        x={x(0)}
        width={x(1) - x(0)}
        y={top}
        height={bottom - top}
      />
      <g data-link="digits">
        <rect class="sp-is-q" x={left} width={right - left} y={top} height={bottom - top} />
        <text class="sp-inside" x={(left + right) / 2} y={top + 17}>
          {7.5 * m.digits.length < right - left ? m.digits : ''}
        </text>
      </g>
    </g>
  );
}

/** The name where there is room for it, or its initial, or nothing. */
const fitting = (name: string, width: number): string =>
  7.5 * name.length < width ? name : width > 10 ? name.charAt(0) : '';

function Readings({ model: m }: { model: Model }) {
  return (
    <div class="sp-readings">
      <dl>
        <dt>number</dt>
        <dd>{numberText(m.at)}</dd>
        <dt>message</dt>
        <dd>{messageText(m)}</dd>
        <dt>probability</dt>
        <dd data-link="interval">{numberText(m.probability)}</dd>
        <dt>−log₂ of it</dt>
        <dd class="sp-main">{numberText(m.information)} bits</dd>
        <dt>digits sent</dt>
        <dd class="sp-main">
          <span data-link="digits">{m.digits}</span>
        </dd>
        <dt>that is</dt>
        <dd>{m.digits.length} digits</dd>
        <dt>as code words</dt>
        <dd>{m.words.join(' ')}</dd>
        <dt>that is</dt>
        <dd>{inWords(m)} digits</dd>
      </dl>
      <p class="sp-note">The coloured part of the last row holds every fraction that begins so.</p>
    </div>
  );
}
