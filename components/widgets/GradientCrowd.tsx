import { useMemo } from 'preact/hooks';
import { positions } from '../../src/figures/frame.ts';
import {
  countFrame,
  countHeight,
  describe,
  fields,
  initial,
  links,
  type Model,
  memories,
  model,
  plotCounts,
  plotWeights,
  table,
  weightFrame,
  weightHeight,
} from '../../src/figures/gradient-crowd.ts';
import { numberText, probabilityText } from '../../src/figures/number-text.ts';
import { Chart } from './parts/Chart.tsx';
import { Choice } from './parts/Choice.tsx';
import { CrowdChoices } from './parts/CrowdChoices.tsx';
import { Handle } from './parts/Handle.tsx';
import { Key } from './parts/Key.tsx';
import { useWidgetState } from './parts/use-widget-state.ts';
import { Widget } from './parts/Widget.tsx';

/** How many examples have which gradient norm, and the weight that GHM gives them for it. */
export default function GradientCrowd({ name = 'crowd' }: { name?: string }) {
  const widget = useWidgetState(name, fields, initial);
  const state = widget.state.value;
  const { change } = widget;
  const m = model(state);
  const disabled = !widget.live.value;

  return (
    <Widget
      label="Examples by gradient norm, and their weights in GHM"
      name={name}
      widget={widget}
      description={describe(m)}
      table={table(m)}
      links={links}
    >
      <div class="sp-columns">
        <Counts model={m} disabled={disabled} onMove={(wrongNorm) => change({ wrongNorm })} />
        <Weights model={m} />
        <div class="sp-panel">
          <CrowdChoices chosen={state} disabled={disabled} onChange={change} />
          <Choice
            legend="Average, after batch"
            options={memories}
            chosen={state.memory}
            disabled={disabled}
            onChoose={(memory) => change({ memory })}
          />
        </div>
        <Readings model={m} />
      </div>
    </Widget>
  );
}

interface CountsProps {
  model: Model;
  disabled: boolean;
  onMove(wrongNorm: number): void;
}

/** The histogram. The wrong labels are dragged along its axis. */
function Counts({ model: m, disabled, onMove }: CountsProps) {
  const { histogram, wrongNorm, wrongWeight } = m;
  const frame = useMemo(() => countFrame(m), [m.axis]);
  const background = useMemo(() => plotCounts(m), [m.axis]);
  const { x, y, yWithin } = positions(frame);
  const floor = y(frame.y[0]);
  const top = (count: number) => yWithin(countHeight(count, m));
  return (
    <Chart
      frame={frame}
      background={background}
      label={describe(m)}
      handles={
        <Handle
          label="Gradient norm of the wrong labels"
          value={wrongNorm}
          valueText={`g = ${numberText(wrongNorm)}${wrongWeight === undefined ? '' : `, weight ${numberText(wrongWeight)}`}`}
          direction="horizontal"
          track={{ from: x(0), to: x(1), across: [floor, floor] }}
          frame={frame}
          disabled={disabled}
          color="var(--sp-second)"
          link="norm"
          onMove={onMove}
        />
      }
    >
      <Key
        frame={frame}
        entries={[
          { text: 'examples', color: 'var(--sp-p)', link: 'count' },
          { text: 'wrong labels', color: 'var(--sp-second)' },
        ]}
      />
      {histogram.map(({ from, to, count, wrong }) => {
        const side = { x: x(from) + 0.5, width: x(to) - x(from) - 1 };
        const rest = top(count - wrong);
        return (
          <g key={from} data-link="count">
            <rect class="sp-is-p" {...side} y={rest} height={floor - rest} />
            <rect class="sp-second" {...side} y={top(count)} height={rest - top(count)} />
          </g>
        );
      })}
    </Chart>
  );
}

/** The weight of each bin, up from one or down from it. */
function Weights({ model: { histogram } }: { model: Model }) {
  const background = useMemo(plotWeights, []);
  const { x, y, yWithin } = positions(weightFrame);
  return (
    <Chart
      frame={weightFrame}
      background={background}
      label={`The weight of each bin that holds examples: ${histogram
        .filter(({ weight }) => weight !== undefined)
        .map(
          ({ from, to, weight }) =>
            `${numberText(from)} to ${numberText(to)}: ${numberText(weight!)}`,
        )
        .join('; ')}.`}
    >
      <Key
        frame={weightFrame}
        entries={[
          { text: 'amplified', color: 'var(--sp-third)' },
          { text: 'muted', color: 'var(--sp-q)' },
        ]}
      />
      {histogram.map(({ from, to, weight = 1 }) => {
        const end = yWithin(weightHeight(weight));
        return (
          <rect
            key={from}
            data-link="harmonized"
            class={weight > 1 ? 'sp-third' : 'sp-is-q'}
            x={x(from) + 0.5}
            width={x(to) - x(from) - 1}
            y={Math.min(end, y(0))}
            height={Math.abs(end - y(0))}
          />
        );
      })}
    </Chart>
  );
}

/** Who holds the gradient, under each method. */
function Readings({ model: { shares, wrongWeight } }: { model: Model }) {
  return (
    <div class="sp-readings">
      <table class="sp-sum">
        <thead>
          <tr>
            <th scope="col">gradient</th>
            <th scope="col" data-link="norm">
              g below 0.1
            </th>
            <th scope="col">others</th>
            <th scope="col">wrong</th>
          </tr>
        </thead>
        <tbody>
          {shares.map(({ method, easy, others, wrong }) => (
            <tr>
              <th scope="row">{method}</th>
              <td>{probabilityText(easy)}</td>
              <td>{probabilityText(others)}</td>
              <td>{probabilityText(wrong)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="sp-note">
        {wrongWeight === undefined
          ? 'No label is wrong.'
          : `A wrong label has the weight ${numberText(wrongWeight)}.`}
      </p>
    </div>
  );
}
