import {
  colorOf,
  curves,
  describe,
  fields,
  frame,
  initial,
  links,
  type Model,
  model,
  plot,
  predictionText,
  table,
} from '../../src/figures/arc.ts';
import { positions } from '../../src/figures/frame.ts';
import { numberText, quantityText } from '../../src/figures/number-text.ts';
import { Chart } from './parts/Chart.tsx';
import { Handle } from './parts/Handle.tsx';
import { useWidgetState } from './parts/use-widget-state.ts';
import { Widget } from './parts/Widget.tsx';

const { x, y, yWithin } = positions(frame);
const background = plot();

/** One prediction on its way through the book: what each chapter makes of it. */
export default function Arc({ name = 'arc' }: { name?: string }) {
  const widget = useWidgetState(name, fields, initial);
  const m = model(widget.state.value);
  const { cat, heights } = m;
  const height = yWithin(heights.surprise);

  return (
    <Widget
      label="One prediction, from chapter to chapter"
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
              label="Prediction for the cat"
              value={cat}
              valueText={`${predictionText(m)}; loss ${quantityText(heights.surprise, 'nat')}`}
              direction="horizontal"
              track={{ from: x(0), to: x(1), across: [height, height] }}
              frame={frame}
              disabled={!widget.live.value}
              color="var(--sp-accent)"
              link="cat"
              onMove={(cat) => (widget.state.value = { cat })}
            />
          }
        >
          <path class="sp-guide" data-link="cat" d={`M${x(cat)},${height}V${y(0)}`} />
          {curves.map((curve) => (
            <circle
              key={curve}
              data-link={curve === 'surprise' ? 'loss' : undefined}
              cx={x(cat)}
              cy={yWithin(heights[curve])}
              r={curve === 'surprise' ? 6 : 4.5}
              fill={colorOf(curve)}
            />
          ))}
        </Chart>
        <div class="sp-side">
          <Stops model={m} />
        </div>
      </div>
    </Widget>
  );
}

/** The chapters, and what each makes of the prediction. */
function Stops({ model: m }: { model: Model }) {
  return (
    <div class="sp-readings">
      <p data-link="cat">{predictionText(m)}</p>
      <table class="sp-sum sp-stops">
        <tbody>
          {m.stops.map(({ chapter, title, quantity, value, unit, curve }) => (
            <tr key={chapter} data-link={curve === 'surprise' ? 'loss' : undefined}>
              <th scope="row">
                <a
                  href={`chapters/${chapter}/`}
                  style={{ color: curve ? colorOf(curve) : 'inherit' }}
                >
                  {title}
                </a>
              </th>
              <td>{quantity}</td>
              <td>{unit ? quantityText(value, unit) : numberText(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
