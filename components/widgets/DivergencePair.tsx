import { useMemo } from 'preact/hooks';
import {
  type Divergence,
  describe,
  describeDivergence,
  fields,
  frame,
  initial,
  links,
  type Model,
  model,
  outcomes,
  plot,
  presets,
  swap,
  table,
} from '../../src/figures/divergence-pair.ts';
import { positions } from '../../src/figures/frame.ts';
import { numberText, quantityText, signedText } from '../../src/figures/number-text.ts';
import { Bars } from './parts/Bars.tsx';
import { Chart } from './parts/Chart.tsx';
import { Presets } from './parts/Presets.tsx';
import { model as prediction, truth } from './parts/truth-and-model.ts';
import { useWidgetState } from './parts/use-widget-state.ts';
import { Widget } from './parts/Widget.tsx';

/** Two distributions that are dragged, and how far each is from the other. */
export default function DivergencePair({ name = 'divergence' }: { name?: string }) {
  const widget = useWidgetState(name, fields, initial);
  const state = widget.state.value;
  const { change } = widget;
  const m = model(state);
  const disabled = !widget.live.value;

  return (
    <Widget
      label="Two distributions and their divergences"
      name={name}
      widget={widget}
      description={describe(m)}
      table={table(m)}
      links={links}
    >
      <div class="sp-columns">
        <Bars
          outcomes={outcomes}
          series={[
            { ...truth, p: m.p, onChange: (p) => change({ p }) },
            { ...prediction, p: m.q, onChange: (q) => change({ q }) },
          ]}
          label={describe(m)}
          disabled={disabled}
        />
        <div class="sp-side">
          <Readings model={m} />
          <Presets
            presets={presets}
            disabled={disabled}
            onChoose={(to) => (widget.state.value = to)}
          >
            <button
              type="button"
              disabled={disabled}
              onClick={() => (widget.state.value = swap(state))}
            >
              Swap P and Q
            </button>
          </Presets>
        </div>
        <Terms divergence={m.forward} />
        <Terms divergence={m.reverse} />
      </div>
    </Widget>
  );
}

function Readings({ model }: { model: Model }) {
  const { forward, reverse, jsDivergence, jsMaximum, totalVariation } = model;
  return (
    <div class="sp-readings">
      <dl>
        {[forward, reverse].map(({ link, name, value }) => (
          <>
            <dt>{name}</dt>
            <dd class="sp-main">
              <span data-link={link}>{quantityText(value, 'nat')}</span>
            </dd>
          </>
        ))}
        <dt>JS divergence</dt>
        <dd>
          <span data-link="js">{quantityText(jsDivergence, 'nat')}</span>{' '}
          <span class="sp-quiet">≤ {numberText(jsMaximum)}</span>
        </dd>
        <dt>TV distance</dt>
        <dd>
          <span data-link="tv">{numberText(totalVariation)}</span> <span class="sp-quiet">≤ 1</span>
        </dd>
      </dl>
    </div>
  );
}

/** The terms of a divergence as signed bars, and their sum. */
function Terms({ divergence }: { divergence: Divergence }) {
  const { link, name, from, to, terms, value, impossible } = divergence;
  const background = useMemo(plot, []);
  const rows = outcomes.map((outcome, i) => ({ outcome, value: terms[i]! }));
  const term = `${from.toLowerCase()} ln(${from.toLowerCase()}/${to.toLowerCase()})`;
  return (
    <div>
      <Chart
        frame={frame}
        background={background}
        label={`${describeDivergence(divergence)} Its terms: ${rows
          .map((row) => `${row.outcome} ${signedText(row.value)}`)
          .join(', ')}.`}
      >
        <text class="sp-title" x="0" y="12">
          {name} = Σ {term}
        </text>
        <g data-link={link} style={{ color: `var(--sp-${from.toLowerCase()})` }}>
          {[...rows, { outcome: 'sum', value }].map((row, index) => (
            <SignedBar key={row.outcome} row={index} value={row.value} />
          ))}
        </g>
      </Chart>
      <p class="sp-note">
        {impossible.length > 0
          ? `∞: ${to} gives ${impossible.join(' and ')} probability zero, ${from} does not.`
          : `Finite: whatever ${from} holds possible, so does ${to}.`}
      </p>
    </div>
  );
}

/** A bar from zero. One that is too long leaves the frame as an arrow; an infinite one has no end to be drawn. */
function SignedBar({ row, value }: { row: number; value: number }) {
  const { x, y, xWithin } = positions(frame);
  const start = x(Math.min(value, 0));
  const end = xWithin(Math.max(value, 0));
  const [top, bottom] = [y(row + 0.22), y(row + 0.78)];
  const leaves = value > frame.x[1];
  return (
    <g>
      <rect
        class={value < 0 ? 'sp-negative' : 'sp-positive'}
        x={start}
        width={end - start}
        y={top}
        height={bottom - top}
      />
      <path
        class="sp-positive"
        d={`M${end},${top - 3}L${end + 11},${(top + bottom) / 2}L${end},${bottom + 3}Z`}
        opacity={leaves ? 1 : 0}
      />
      <text class="sp-value" x={frame.width} y={y(row + 0.5)} dy="0.35em">
        {signedText(value)}
      </text>
    </g>
  );
}
