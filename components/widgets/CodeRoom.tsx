import { useMemo } from 'preact/hooks';
import {
  describe,
  fields,
  huffmanCode,
  initial,
  lengthFrame,
  links,
  longest,
  type Model,
  model,
  plotLengths,
  plotRoom,
  roomFrame,
  shannonCode,
  sources,
  table,
  verdict,
} from '../../src/figures/code-room.ts';
import { positions } from '../../src/figures/frame.ts';
import { numberText } from '../../src/figures/number-text.ts';
import { Chart } from './parts/Chart.tsx';
import { Choice } from './parts/Choice.tsx';
import { Handle } from './parts/Handle.tsx';
import { useWidgetState } from './parts/use-widget-state.ts';
import { Widget } from './parts/Widget.tsx';

/** The lengths of code words: what they cost, and the room that they take from each other. */
export default function CodeRoom({ name = 'code' }: { name?: string }) {
  const widget = useWidgetState(name, fields, initial);
  const state = widget.state.value;
  const m = model(state);
  const disabled = !widget.live.value;
  const lengthen = (word: number, length: number) =>
    (widget.state.value = { ...state, lengths: state.lengths.with(word, length) });

  return (
    <Widget
      label="The lengths of code words and the room that they take"
      name={name}
      widget={widget}
      description={describe(m)}
      table={table(m)}
      links={links}
    >
      <div class="sp-columns">
        <Lengths model={m} disabled={disabled} onChange={lengthen} />
        <div class="sp-side sp-tall">
          <Room model={m} />
          <Readings model={m} />
        </div>
        <div class="sp-panel">
          <Choice
            legend="Source"
            options={sources}
            chosen={state.source}
            disabled={disabled}
            onChoose={(source) => (widget.state.value = { ...state, source })}
          />
          {/* biome-ignore lint/a11y/useSemanticElements: nothing here is submitted */}
          <div class="sp-buttons sp-controls" role="group" aria-label="Codes">
            {Object.entries({ Shannon: shannonCode, Huffman: huffmanCode }).map(([title, code]) => (
              <button
                key={title}
                type="button"
                disabled={disabled}
                onClick={() => (widget.state.value = code(state))}
              >
                {title}
              </button>
            ))}
          </div>
        </div>
      </div>
    </Widget>
  );
}

interface LengthsProps {
  model: Model;
  disabled: boolean;
  onChange(word: number, length: number): void;
}

/** Each name as wide as its probability and as high as its word is long, so that the area is the mean length. */
function Lengths({ model: m, disabled, onChange }: LengthsProps) {
  const background = useMemo(plotLengths, []);
  const { x, y } = positions(lengthFrame);
  const steps = longest - 1;
  return (
    <Chart
      frame={lengthFrame}
      background={background}
      label={describe(m)}
      handles={m.words.map(({ name, share: [left, right], length }, word) => (
        <Handle
          key={name}
          label={`Digits of the word for ${name}`}
          value={(length - 1) / steps}
          valueText={String(length)}
          step={1 / steps}
          direction="vertical"
          track={{ from: y(1), to: y(longest), across: [x(left), x(right)] }}
          frame={lengthFrame}
          disabled={disabled}
          color="var(--sp-p)"
          link="length"
          onMove={(to) => onChange(word, 1 + Math.round(to * steps))}
        />
      ))}
    >
      <text class="sp-key" x={lengthFrame.width} y="12">
        <tspan fill="var(--sp-p)">■ length</tspan>
        <tspan dx="10">┄ −log₂ p</tspan>
      </text>
      {m.words.map(({ name, share: [left, right], length, ideal, room }) => (
        <g key={name}>
          <rect
            class={room ? 'sp-is-p' : 'sp-negative'}
            data-link="length"
            fill-opacity="0.35"
            stroke="var(--sp-p)"
            x={x(left)}
            width={x(right) - x(left)}
            y={y(length)}
            height={y(0) - y(length)}
          />
          <path class="sp-floor" d={`M${x(left)},${y(ideal)}H${x(right)}`} />
          <text x={x((left + right) / 2)} y={y(0) + 17}>
            {fitting(name, x(right) - x(left))}
          </text>
        </g>
      ))}
    </Chart>
  );
}

/** The numbers that begin with each word: what it takes, and keeps others from taking. */
function Room({ model: m }: { model: Model }) {
  const background = useMemo(plotRoom, []);
  const { x, y } = positions(roomFrame);
  return (
    <Chart
      frame={roomFrame}
      background={background}
      label={`The room that the words take: ${m.words
        .map(({ name, digits }) => `${name} ${digits ?? 'has none'}`)
        .join(', ')}. ${verdict(m)}`}
    >
      {m.words.map(({ name, length, room }) => {
        const [left, right] = room ?? [0, 0];
        const width = x(right) - x(left);
        return (
          <g key={name} opacity={room ? 1 : 0} data-link="room">
            <rect
              class="sp-is-p"
              fill-opacity="0.22"
              x={x(left)}
              width={width}
              y={y(length)}
              height={y(longest) - y(length)}
            />
            <rect
              class="sp-term"
              x={x(left)}
              width={width}
              y={y(length - 1)}
              height={y(length) - y(length - 1)}
            />
            <text class="sp-inside" x={x((left + right) / 2)} y={y(length - 0.36)}>
              {fitting(name, width)}
            </text>
          </g>
        );
      })}
    </Chart>
  );
}

/** The name, or its initial where that is all there is room for. */
const fitting = (name: string, width: number): string =>
  7.5 * name.length < width ? name : name.charAt(0);

function Readings({ model: m }: { model: Model }) {
  return (
    <div class="sp-readings">
      <table class="sp-sum">
        <thead>
          <tr>
            <th scope="col">
              <span class="sp-heard">name</span>
            </th>
            <th scope="col">word</th>
            <th scope="col" data-link="p">
              p
            </th>
            <th scope="col">× digits</th>
          </tr>
        </thead>
        <tbody>
          {m.words.map(({ name, p, length, digits }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{digits ?? 'no room'}</td>
              <td>{numberText(p)}</td>
              <td>{length}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl>
        <dt>mean length</dt>
        <dd class="sp-main">
          <span data-link="mean">{numberText(m.meanLength)} digits</span>
        </dd>
        <dt>entropy</dt>
        <dd>
          <span data-link="entropy">{numberText(m.entropy)} bits</span>
        </dd>
        <dt>room asked for</dt>
        <dd>
          <span data-link="room">{numberText(m.room)} of 1</span>
        </dd>
      </dl>
      <p class="sp-note">{verdict(m)}</p>
    </div>
  );
}
