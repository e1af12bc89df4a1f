import { useMemo } from 'preact/hooks';
import {
  colors,
  describe,
  digitsText,
  fields,
  frame,
  initial,
  linkOf,
  links,
  logitAt,
  type Model,
  model,
  placeOf,
  plot,
  presets,
  table,
} from '../../src/figures/digits-lost.ts';
import { positions } from '../../src/figures/frame.ts';
import { numberText, quantityText } from '../../src/figures/number-text.ts';
import { Chart } from './parts/Chart.tsx';
import { Handle } from './parts/Handle.tsx';
import { Presets } from './parts/Presets.tsx';
import { useWidgetState } from './parts/use-widget-state.ts';
import { Widget } from './parts/Widget.tsx';

/** How many digits of a loss single precision keeps, by three formulas, along the logit. */
export default function DigitsLost({ name = 'digits' }: { name?: string }) {
  const widget = useWidgetState(name, fields, initial);
  const m = model(widget.state.value);
  const disabled = !widget.live.value;
  const background = useMemo(plot, []);
  const { x, y } = positions(frame);
  const moveTo = (at: number) => (widget.state.value = { at });

  return (
    <Widget
      label="Digits of a loss that are right, by formula"
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
              label="Logit"
              value={placeOf(m.logit)}
              valueText={`x = ${numberText(m.logit)}, loss ${quantityText(m.loss, 'nat')}`}
              direction="horizontal"
              track={{ from: x(frame.x[0]), to: x(frame.x[1]), across: [y(0), y(0)] }}
              frame={frame}
              disabled={disabled}
              color="var(--sp-ink)"
              link="logit"
              onMove={(at) => moveTo(placeOf(logitAt(at)))}
            />
          }
        >
          <path class="sp-guide" data-link="logit" d={`M${x(m.logit)},${y(0)}V${y(frame.y[1])}`} />
          {m.readings.map(({ formula, digits }) => (
            <circle
              key={formula}
              data-link={linkOf[formula]}
              cx={x(m.logit)}
              cy={y(digits)}
              r="4"
              fill={colors[formula]}
            />
          ))}
        </Chart>

        <div class="sp-side">
          <Readings model={m} />
          <Presets presets={presets} disabled={disabled} onChoose={moveTo} />
        </div>
      </div>
    </Widget>
  );
}

/** What each formula gives at the logit, beside what is true. */
function Readings({ model: { logit, loss, readings } }: { model: Model }) {
  return (
    <div class="sp-readings">
      <table class="sp-sum">
        <thead>
          <tr>
            <th scope="col">x = {numberText(logit)}</th>
            <th scope="col">loss (nat)</th>
            <th scope="col">digits</th>
          </tr>
        </thead>
        <tbody>
          {readings.map(({ formula, value, digits }) => (
            <tr key={formula} data-link={linkOf[formula]} style={{ color: colors[formula] }}>
              <th scope="row" style={{ color: 'inherit' }}>
                {formula}
              </th>
              <td>{numberText(value)}</td>
              <td>{digitsText(digits)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl>
        <dt>the loss</dt>
        <dd class="sp-main">{quantityText(loss, 'nat')}</dd>
      </dl>
    </div>
  );
}
