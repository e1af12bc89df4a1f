import { useMemo } from 'preact/hooks';
import { positions } from '../../src/figures/frame.ts';
import { numberText } from '../../src/figures/number-text.ts';
import {
  anew,
  ask,
  bitsFrame,
  bitsText,
  describe,
  fields,
  initial,
  isOver,
  leftFrame,
  links,
  type Model,
  model,
  plotBits,
  plotLeft,
  presets,
  table,
  verdict,
} from '../../src/figures/twenty-questions.ts';
import { Chart } from './parts/Chart.tsx';
import { Handle } from './parts/Handle.tsx';
import { Key } from './parts/Key.tsx';
import { Presets } from './parts/Presets.tsx';
import { useWidgetState } from './parts/use-widget-state.ts';
import { Widget } from './parts/Widget.tsx';

/** One of many animals is meant: what does each answer tell? */
export default function TwentyQuestions({ name = 'questions' }: { name?: string }) {
  const widget = useWidgetState(name, fields, initial);
  const state = widget.state.value;
  const { change } = widget;
  const m = useMemo(() => model(state), [state]);
  const disabled = !widget.live.value;

  return (
    <Widget
      label="Questions, and what their answers tell"
      name={name}
      widget={widget}
      description={describe(m)}
      table={table(m)}
      links={links}
    >
      <div class="sp-columns">
        <div>
          <Left model={m} disabled={disabled} onMove={(cut) => change({ cut })} />
          <Bits model={m} />
        </div>
        <div class="sp-side">
          <Readings model={m} />
          <Presets presets={presets} disabled={disabled} onChoose={change} />
          <div class="sp-buttons sp-controls">
            <button
              type="button"
              disabled={disabled || isOver(m)}
              onClick={() => (widget.state.value = ask(state))}
            >
              Ask: is it blue?
            </button>
            <button
              type="button"
              disabled={disabled}
              onClick={() => (widget.state.value = anew(state))}
            >
              Another animal
            </button>
          </div>
        </div>
      </div>
    </Widget>
  );
}

interface LeftProps {
  model: Model;
  disabled: boolean;
  onMove(cut: number): void;
}

/** The animals that are left, and where the next question divides them. */
function Left({ model: m, disabled, onMove }: LeftProps) {
  const background = useMemo(plotLeft, []);
  const { x, y } = positions(leftFrame);
  const width = (x(1) - x(0)) / m.left;
  const middle = y(0.5);
  return (
    <Chart
      frame={leftFrame}
      background={background}
      label={describe(m)}
      handles={
        <Handle
          label="Share of the animals that the question names"
          value={m.left === 1 ? 1 : m.named / m.left}
          valueText={`${m.named} of ${m.left}`}
          direction="horizontal"
          track={{ from: x(0), to: x(1), across: [middle, middle] }}
          frame={leftFrame}
          disabled={disabled}
          color="var(--sp-accent)"
          step={1 / m.left}
          onMove={onMove}
        />
      }
    >
      <text class="sp-title" x="0" y="12">
        {m.left} left: {m.named} blue
      </text>
      {Array.from({ length: m.left }, (_, animal) => (
        <rect
          key={animal}
          class={animal < m.named ? 'sp-is-p' : 'sp-part'}
          x={x(0) + animal * width + 0.5}
          width={width - 1}
          y={y(1)}
          height={y(0) - y(1)}
        />
      ))}
    </Chart>
  );
}

/** What each answer told, each on top of those before it. */
function Bits({ model: m }: { model: Model }) {
  const background = useMemo(plotBits, []);
  const { x, y } = positions(bitsFrame);
  let before = 0;
  return (
    <Chart
      frame={bitsFrame}
      background={background}
      label={`What the answers told, in bits: ${
        m.answers.map(({ bits }) => numberText(bits)).join(', ') || 'nothing yet'
      }, of ${numberText(m.all)}.`}
    >
      <Key
        frame={bitsFrame}
        entries={[
          { text: 'yes', color: 'var(--sp-p)' },
          { text: 'no', color: 'var(--sp-q)' },
        ]}
      />
      {m.answers.map(({ bits, yes }, question) => {
        const bottom = before;
        before += bits;
        return (
          <g key={question} data-link="surprise">
            <path class="sp-guide" d={`M${x(0)},${y(bottom)}H${x(question)}`} opacity="0.3" />
            <rect
              class={yes ? 'sp-is-p' : 'sp-is-q'}
              x={x(question + 0.1)}
              width={x(0.8) - x(0)}
              y={y(before)}
              height={y(bottom) - y(before)}
            />
          </g>
        );
      })}
    </Chart>
  );
}

function Readings({ model: m }: { model: Model }) {
  const last = m.answers.at(-1);
  return (
    <div class="sp-readings">
      <dl>
        <dt>told so far</dt>
        <dd class="sp-main">
          {numberText(m.bits)} <span class="sp-quiet">of {numberText(m.all)} bits</span>
        </dd>
        <dt>questions</dt>
        <dd>{m.answers.length}</dd>
        <dt>last answer, p</dt>
        <dd data-link="p">{last ? `${last.left}/${last.of} = ${numberText(last.p)}` : '–'}</dd>
        <dt>it told</dt>
        <dd data-link="surprise">{last ? bitsText(last.bits) : '–'}</dd>
        <dt>next answer, on average</dt>
        <dd>{m.named === 0 ? '–' : bitsText(m.expected)}</dd>
      </dl>
      <p class="sp-note">{verdict(m)}</p>
    </div>
  );
}
