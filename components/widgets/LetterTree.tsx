import { useMemo } from 'preact/hooks';
import { positions } from '../../src/figures/frame.ts';
import {
  describe,
  fields,
  frame,
  type Joint,
  lastStep,
  links,
  type Model,
  model,
  mostCharacters,
  plot,
  presets,
  starts,
  stepTrack,
  table,
  visible,
} from '../../src/figures/letter-tree.ts';
import { numberText } from '../../src/figures/number-text.ts';
import { Chart } from './parts/Chart.tsx';
import { Presets } from './parts/Presets.tsx';
import { Slider } from './parts/Slider.tsx';
import { useWidgetState } from './parts/use-widget-state.ts';
import { Widget } from './parts/Widget.tsx';

interface Props {
  name?: string;
  start?: keyof typeof starts;
}

/** A text that the reader types: the shares of its letters, and the best code for them, joint by joint. */
export default function LetterTree({ name = 'letters', start = 'tree' }: Props) {
  const widget = useWidgetState(name, fields, starts[start]);
  const state = widget.state.value;
  const { change } = widget;
  const m = useMemo(() => model(state), [state]);
  const { steps, joints } = m;
  const disabled = !widget.live.value;

  return (
    <Widget
      label="The letters of a text and their code"
      name={name}
      widget={widget}
      description={describe(m)}
      table={table(m)}
      links={links}
    >
      <div class="sp-columns">
        <Tree model={m} />
        <div class="sp-side">
          <label class="sp-text">
            Your text
            <input
              type="text"
              maxLength={mostCharacters}
              autocomplete="off"
              autocapitalize="off"
              spellcheck={false}
              value={state.text}
              disabled={disabled}
              onInput={(event) => change({ text: event.currentTarget.value })}
            />
          </label>
          <Presets presets={presets} disabled={disabled} onChoose={(text) => change({ text })}>
            <button
              type="button"
              disabled={disabled || steps === joints.length}
              onClick={() => change({ steps: steps + 1 })}
            >
              Join the two lightest
            </button>
          </Presets>
          <Slider
            label="parts joined"
            value={steps / Math.max(joints.length, 1)}
            valueText={`${steps} of ${joints.length}`}
            track={stepTrack}
            step={1 / Math.max(joints.length, 1)}
            disabled={disabled}
            onMove={(share) => change({ steps: Math.round(share * joints.length) })}
          />
          <Readings model={m} />
        </div>
      </div>
    </Widget>
  );
}

/** A bar for each letter, and over the bars the joints that have been made. */
function Tree({ model: m }: { model: Model }) {
  const background = useMemo(plot, []);
  const { x, y } = positions(frame);
  const column = 1 / Math.max(m.letters.length, 1);
  const middle = (place: number) => x((place + 0.5) * column);
  const width = Math.min(0.6 * (x(column) - x(0)), 24);
  const branch = ({ share, parts: [zero, one] }: Joint) =>
    `M${middle(zero.place)},${y(zero.share)}V${y(share)}H${middle(one.place)}V${y(one.share)}`;
  return (
    <Chart frame={frame} background={background} label={describe(m)}>
      {m.letters.map(({ name, share, place }) => (
        <g key={name} data-link="p">
          <rect
            class="sp-is-p"
            x={middle(place) - width / 2}
            width={width}
            y={y(share)}
            height={y(0) - y(share)}
          />
          <text x={middle(place)} y={y(0) + 17}>
            {visible(name)}
          </text>
        </g>
      ))}
      {m.joints.slice(0, m.steps).map((joint, step) => (
        <path
          key={joint.letters}
          class={step === m.steps - 1 ? 'sp-joint sp-latest' : 'sp-joint'}
          d={branch(joint)}
        />
      ))}
    </Chart>
  );
}

function Readings({ model: m }: { model: Model }) {
  return (
    <div class="sp-readings">
      <dl>
        <dt>entropy</dt>
        <dd class="sp-main">
          <span data-link="entropy">{numberText(m.entropy)} bits</span>
        </dd>
        <dt>mean length of a word</dt>
        <dd>{numberText(m.meanLength)} digits</dd>
        <dt>the whole text</dt>
        <dd>
          {numberText(Math.round(m.meanLength * m.characters))} digits{' '}
          <span class="sp-quiet">(at least {numberText(m.entropy * m.characters)})</span>
        </dd>
        <dt>characters</dt>
        <dd>
          {m.characters}, {m.letters.length} different
        </dd>
      </dl>
      <p class="sp-note">{lastStep(m)}</p>
    </div>
  );
}
