import { useMemo } from 'preact/hooks';
import {
  columns,
  describe,
  fields,
  frame as frameOf,
  initial,
  links,
  type Model,
  model,
  outcomes,
  plot,
  predictTruth,
  presets,
  table,
  units,
} from '../../src/figures/cross-entropy-stack.ts';
import { positions } from '../../src/figures/frame.ts';
import { numberText, quantityText } from '../../src/figures/number-text.ts';
import { Bars } from './parts/Bars.tsx';
import { Chart } from './parts/Chart.tsx';
import { Choice } from './parts/Choice.tsx';
import { Key } from './parts/Key.tsx';
import { Presets } from './parts/Presets.tsx';
import { model as prediction, truth } from './parts/truth-and-model.ts';
import { useWidgetState } from './parts/use-widget-state.ts';
import { Widget } from './parts/Widget.tsx';

/** Cross-entropy as what cannot be helped, H(P), and what the prediction adds, D(P‖Q). */
export default function CrossEntropyStack({ name = 'cross-entropy' }: { name?: string }) {
  const widget = useWidgetState(name, fields, initial);
  const state = widget.state.value;
  const { unit } = state;
  const { change } = widget;
  const m = model(state);
  const disabled = !widget.live.value;

  return (
    <Widget
      label="Cross-entropy as entropy plus divergence"
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
        <Stack model={m} />
      </div>
      <Equation model={m} />
      <div class="sp-panel">
        <Presets presets={presets} disabled={disabled} onChoose={change}>
          <button
            type="button"
            disabled={disabled}
            onClick={() => (widget.state.value = predictTruth(state))}
          >
            Set Q to P
          </button>
        </Presets>
        <Choice
          legend="Unit"
          options={units}
          chosen={unit}
          disabled={disabled}
          onChoose={(chosen) => change({ unit: chosen })}
        />
      </div>
    </Widget>
  );
}

/** The sum, with the numbers of the moment under its symbols. */
function Equation({
  model: { entropy, divergence, crossEntropy, unit, impossible },
}: {
  model: Model;
}) {
  return (
    <div class="sp-readings">
      <p class="sp-equation">
        <span>
          H(P, Q) <strong data-link="both">{quantityText(crossEntropy, unit)}</strong>
        </span>
        <span>
          = H(P){' '}
          <strong class="sp-is-p" data-link="floor">
            {numberText(entropy)}
          </strong>
        </span>
        <span>
          + D(P‖Q){' '}
          <strong class="sp-is-q" data-link="added">
            {numberText(divergence)}
          </strong>
        </span>
      </p>
      <p class="sp-note">
        {impossible.length > 0
          ? `∞: Q gives ${impossible.join(' and ')} probability zero, P does not.`
          : 'Move Q: the floor stays. Move P: the floor moves.'}
      </p>
    </div>
  );
}

/** Entropy, divergence, and both on top of each other. */
function Stack({ model: m }: { model: Model }) {
  const { unit, entropy, divergence, crossEntropy } = m;
  const frame = useMemo(() => frameOf(unit), [unit]);
  const background = useMemo(() => plot(m), [unit]);
  const { x, y, yWithin } = positions(frame);
  const [first, second, both] = columns.map((_, column) => ({
    x: x(column + 0.18),
    width: x(column + 0.82) - x(column + 0.18),
  }));
  const floor = yWithin(entropy);
  const top = yWithin(crossEntropy);
  const added = { y: top, height: floor - top, class: 'sp-is-q' };
  const base = { y: floor, height: y(0) - floor, class: 'sp-is-p' };
  const leaves = crossEntropy > frame.y[1];
  return (
    <Chart frame={frame} background={background} label={describe(m)}>
      <Key
        frame={frame}
        entries={[
          { text: 'floor', color: truth.color, link: 'floor' },
          { text: 'added by the model', color: prediction.color, link: 'added' },
        ]}
      />
      <rect {...first} {...base} data-link="floor" />
      <rect {...second} {...added} data-link="added" />
      <g data-link="both">
        <rect {...both} {...base} />
        <rect {...both} {...added} />
      </g>
      {[second, both].map((column) => (
        <Arrow column={column!} y={top} visible={leaves} />
      ))}
      <path class="sp-floor" d={`M${x(0)},${floor}H${x(columns.length)}`} />
      <Value column={first!} y={floor} value={entropy} />
      <Value column={second!} y={leaves ? top - 14 : top} value={divergence} />
      <Value column={both!} y={leaves ? top - 14 : top} value={crossEntropy} />
    </Chart>
  );
}

interface Column {
  x: number;
  width: number;
}

const Value = ({ column, y, value }: { column: Column; y: number; value: number }) => (
  <text class="sp-label" x={column.x + column.width / 2} y={y - 6}>
    {numberText(value)}
  </text>
);

/** The end of a bar that leaves the frame. */
function Arrow({
  column: { x, width },
  y,
  visible,
}: {
  column: Column;
  y: number;
  visible: boolean;
}) {
  return (
    <path
      class="sp-is-q"
      d={`M${x - 3},${y}L${x + width / 2},${y - 13}L${x + width + 3},${y}Z`}
      opacity={visible ? 1 : 0}
    />
  );
}
