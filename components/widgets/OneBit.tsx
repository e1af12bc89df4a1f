import { useMemo } from 'preact/hooks';
import { barInterval } from '../../src/figures/distribution.ts';
import { positions } from '../../src/figures/frame.ts';
import { numberText, probabilityText, quantityText } from '../../src/figures/number-text.ts';
import {
  cutRange,
  describe,
  fields,
  firstRange,
  initial,
  links,
  type Model,
  model,
  placeFrame,
  places,
  plotPlaces,
  plotUncertainty,
  presets,
  remark,
  type State,
  table,
  uncertaintyFrame,
} from '../../src/figures/one-bit.ts';
import { linearScale } from '../../src/figures/track.ts';
import { Chart } from './parts/Chart.tsx';
import { Handle } from './parts/Handle.tsx';
import { Key } from './parts/Key.tsx';
import { Presets } from './parts/Presets.tsx';
import { useWidgetState } from './parts/use-widget-state.ts';
import { Widget } from './parts/Widget.tsx';

/** A question about an ace, its two answers, and what each does to entropy and perplexity. */
export default function OneBit({ name = 'bit' }: { name?: string }) {
  const widget = useWidgetState(name, fields, initial);
  const state = widget.state.value;
  const { change } = widget;
  const m = useMemo(() => model(state), [state]);
  const disabled = !widget.live.value;

  return (
    <Widget
      label="Entropy and perplexity when an answer arrives"
      name={name}
      widget={widget}
      description={describe(m)}
      table={table(m)}
      links={links}
    >
      <div class="sp-columns">
        <Places model={m} disabled={disabled} onChange={change} />
        <Uncertainties model={m} />
        <Readings model={m} />
        <div class="sp-side">
          <Presets presets={presets} disabled={disabled} onChoose={change} />
        </div>
      </div>
    </Widget>
  );
}

const colors = {
  before: 'var(--sp-ink)',
  yes: 'var(--sp-second)',
  no: 'var(--sp-third)',
  average: 'var(--sp-accent)',
};

/** The perplexity of the mean entropy is no mean perplexity. */
const titleOf = (name: keyof typeof colors) => (name === 'average' ? 'mean entropy' : name);

const cutScale = linearScale(cutRange);

interface PlacesProps {
  model: Model;
  disabled: boolean;
  onChange(part: Partial<State>): void;
}

/** The places as bars: those of a yes, then those of a no. The first bar is dragged by its top, the cut below them. */
function Places({ model: m, disabled, onChange }: PlacesProps) {
  const background = useMemo(plotPlaces, []);
  const frame = placeFrame;
  const { x, y } = positions(frame);
  const bars = m.p.map((p, i) => {
    const [left, right] = barInterval(i, 0, 1);
    return { p, left: x(left), right: x(right), answer: m.answers[i < m.cut ? 0 : 1].name };
  });
  const [{ left, right }] = bars as [(typeof bars)[0]];
  const below = frame.height - 20;
  return (
    <Chart
      frame={frame}
      background={background}
      label={describe(m)}
      handles={
        <>
          <Handle
            label="Probability of the first place"
            value={m.first}
            valueText={numberText(m.first)}
            direction="vertical"
            step={firstRange[0]}
            track={{ from: y(0), to: y(1), across: [left, right] }}
            frame={frame}
            disabled={disabled}
            color={colors.yes}
            onMove={(to) =>
              onChange({ first: Math.min(Math.max(to, firstRange[0]), firstRange[1]) })
            }
          />
          <Handle
            label="How many places the question names"
            value={cutScale.share(m.cut)}
            valueText={`the first ${m.cut}, yes ${numberText(m.answers[0].p)}`}
            direction="horizontal"
            step={1 / (cutRange[1] - cutRange[0])}
            track={{ from: x(cutRange[0]), to: x(cutRange[1]), across: [below, below] }}
            frame={frame}
            disabled={disabled}
            color={colors.before}
            onMove={(to) => onChange({ cut: Math.round(cutScale.value(to)) })}
          />
        </>
      }
    >
      {bars.map(({ p, left, right, answer }, i) => (
        <rect
          key={i}
          x={left}
          width={right - left}
          y={y(p)}
          height={y(0) - y(p)}
          fill={colors[answer]}
        />
      ))}
      {[0, places - 1].map((i) => (
        <text
          key={i}
          class="sp-label"
          x={(bars[i]!.left + bars[i]!.right) / 2}
          y={y(bars[i]!.p) - 14}
        >
          {probabilityText(bars[i]!.p)}
        </text>
      ))}
      <path class="sp-guide" d={`M${x(m.cut)},${below}V${y(1)}`} />
      <path d={`M${x(0)},${below}H${x(m.cut)}`} stroke={colors.yes} stroke-width="3" />
      <path d={`M${x(m.cut)},${below}H${x(places)}`} stroke={colors.no} stroke-width="3" />
      {m.answers.map(({ name, p }, i) => (
        <text
          key={name}
          data-link="answer"
          x={x(i === 0 ? m.cut / 2 : (m.cut + places) / 2)}
          y={below + 18}
          fill={colors[name]}
        >
          {name} {probabilityText(p)}
        </text>
      ))}
    </Chart>
  );
}

/** Where one stands before the answer and after it: perplexity is two to the power of the bits. */
function Uncertainties({ model: { before, answers, average } }: { model: Model }) {
  const background = useMemo(plotUncertainty, []);
  const frame = uncertaintyFrame;
  const { x, y } = positions(frame);
  const [yes, no] = answers;
  const marks = [
    { name: 'before', at: before, r: 8 },
    { name: 'average', at: average, r: 8 },
    { name: 'yes', at: yes, r: 6 },
    { name: 'no', at: no, r: 4 },
  ] as const;
  return (
    <Chart
      frame={frame}
      background={background}
      label={`Perplexity against entropy, which it doubles with each bit. ${marks
        .map(
          ({ name, at }) =>
            `${titleOf(name)}: ${quantityText(at.entropy, 'bit')}, perplexity ${numberText(at.perplexity)}`,
        )
        .join('; ')}.`}
    >
      <Key
        frame={frame}
        entries={[
          { text: 'before', color: colors.before },
          { text: titleOf('average'), color: colors.average, link: 'average' },
        ]}
      />
      <path
        data-link="average"
        d={`M${x(before.entropy)},${y(0)}H${x(average.entropy)}`}
        stroke={colors.average}
        stroke-width="5"
      />
      {[before, average].map(({ entropy, perplexity }, i) => (
        <g key={i} class="sp-guide">
          <path data-link="entropy" d={`M${x(entropy)},${y(perplexity)}V${y(0)}`} />
          <path data-link="perplexity" d={`M${x(entropy)},${y(perplexity)}H${x(0)}`} />
        </g>
      ))}
      {marks.map(({ name, at, r }) => (
        <circle
          key={name}
          data-link={name === 'average' ? name : undefined}
          cx={x(at.entropy)}
          cy={y(at.perplexity)}
          r={r}
          fill={colors[name]}
        />
      ))}
      {answers.map(({ name, entropy, perplexity }) => (
        <text
          key={name}
          class="sp-label"
          x={x(entropy)}
          y={y(perplexity) + (name === 'yes' ? -12 : 20)}
          fill={colors[name]}
        >
          {name}
        </text>
      ))}
    </Chart>
  );
}

function Readings({ model: m }: { model: Model }) {
  const { before, answers, average } = m;
  return (
    <div class="sp-readings">
      <table class="sp-sum">
        <thead>
          <tr>
            <th scope="col">
              <span class="sp-heard">when</span>
            </th>
            <th scope="col" data-link="answer">
              bits
            </th>
            <th scope="col" data-link="entropy">
              entropy
            </th>
            <th scope="col" data-link="perplexity">
              perplexity
            </th>
          </tr>
        </thead>
        <tbody>
          {[
            { name: 'before' as const, ...before, bits: undefined },
            ...answers,
            { name: 'average' as const, ...average },
          ].map(({ name, bits, entropy, perplexity }) => (
            <tr key={name} data-link={name === 'average' ? name : undefined}>
              <th scope="row" style={{ color: colors[name] }}>
                {titleOf(name)}
              </th>
              <td>{bits === undefined ? '' : numberText(bits)}</td>
              <td>{numberText(entropy)}</td>
              <td>{numberText(perplexity)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="sp-note">{remark(m)}</p>
    </div>
  );
}
