import { useMemo } from 'preact/hooks';
import {
  describe,
  fields,
  frame,
  gammas,
  initial,
  links,
  type Model,
  model,
  plot,
  table,
} from '../../src/figures/focal-ratio.ts';
import { positions } from '../../src/figures/frame.ts';
import { numberText } from '../../src/figures/number-text.ts';
import { Chart } from './parts/Chart.tsx';
import { Choice } from './parts/Choice.tsx';
import { Handle } from './parts/Handle.tsx';
import { Key } from './parts/Key.tsx';
import { useWidgetState } from './parts/use-widget-state.ts';
import { Widget } from './parts/Widget.tsx';

/** What focal loss leaves of the loss, and what it leaves of the gradient. */
export default function FocalRatio({ name = 'ratio' }: { name?: string }) {
  const widget = useWidgetState(name, fields, initial);
  const state = widget.state.value;
  const { change } = widget;
  const m = model(state);
  const disabled = !widget.live.value;
  const background = useMemo(() => plot(m), [m.gamma]);
  const { x, y } = positions(frame);

  return (
    <Widget
      label="Focal loss over cross-entropy: the loss and the gradient"
      name={name}
      widget={widget}
      description={describe(m)}
      table={table(m)}
      links={links}
    >
      <div class="sp-columns">
        <Chart
          frame={frame}
          background={background}
          label={describe(m)}
          handles={
            <Handle
              label="Probability of the truth"
              value={m.pt}
              valueText={`${numberText(m.pt)}: loss times ${numberText(m.loss.ratio)}, gradient times ${numberText(m.pull.ratio)}`}
              direction="horizontal"
              track={{ from: x(0), to: x(1), across: [y(0), y(0)] }}
              frame={frame}
              disabled={disabled}
              color="var(--sp-ink)"
              onMove={(pt) => change({ pt })}
            />
          }
        >
          <Key
            frame={frame}
            entries={[
              { text: 'loss', color: 'var(--sp-p)' },
              { text: 'gradient', color: 'var(--sp-q)' },
            ]}
          />
          <path
            class="sp-guide"
            d={`M${x(m.pt)},${y(0)}V${y(Math.max(m.pull.ratio, m.loss.ratio))}`}
          />
          <circle fill="var(--sp-p)" cx={x(m.pt)} cy={y(m.loss.ratio)} r="5" />
          <circle fill="var(--sp-q)" cx={x(m.pt)} cy={y(m.pull.ratio)} r="5" />
        </Chart>
        <div class="sp-side">
          <Readings model={m} />
          <Choice
            legend="γ"
            options={gammas}
            chosen={state.gamma}
            disabled={disabled}
            onChoose={(gamma) => change({ gamma })}
          />
        </div>
      </div>
    </Widget>
  );
}

function Readings({ model: { pt, loss, pull, crossing } }: { model: Model }) {
  const rows = [
    { name: 'loss', color: 'sp-is-p', ...loss },
    { name: 'gradient', color: 'sp-is-q', ...pull },
  ];
  return (
    <div class="sp-readings">
      <table class="sp-sum">
        <thead>
          <tr>
            <th scope="col">at {numberText(pt)}</th>
            {rows.map(({ name }) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">cross-entropy</th>
            {rows.map(({ plain }) => (
              <td>{numberText(plain)}</td>
            ))}
          </tr>
          <tr>
            <th scope="row">focal</th>
            {rows.map(({ focal }) => (
              <td>{numberText(focal)}</td>
            ))}
          </tr>
          <tr>
            <th scope="row">divided by</th>
            {rows.map(({ ratio, color }) => (
              <td>
                <strong class={color}>{numberText(1 / ratio)}</strong>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <p class="sp-note">
        {pt < crossing
          ? 'Less loss than cross-entropy, and a larger gradient.'
          : 'Less loss than cross-entropy, and a smaller gradient.'}
      </p>
    </div>
  );
}
