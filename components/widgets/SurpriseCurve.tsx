import { useMemo } from 'preact/hooks';
import { type Frame, positions } from '../../src/figures/frame.ts';
import { numberText, quantityText, signedText } from '../../src/figures/number-text.ts';
import {
  describe,
  fields,
  frame as frameOf,
  halvingText,
  initial,
  linkOf,
  links,
  type Model,
  model,
  mostHalvings,
  plot,
  table,
} from '../../src/figures/surprise-curve.ts';
import { logarithms, units } from '../../src/figures/unit.ts';
import { Chart } from './parts/Chart.tsx';
import { Choice } from './parts/Choice.tsx';
import { Handle } from './parts/Handle.tsx';
import { useWidgetState } from './parts/use-widget-state.ts';
import { Widget } from './parts/Widget.tsx';

/** −log p against p, with the curves that it is mistaken for. */
export default function SurpriseCurve({ name = 'surprise' }: { name?: string }) {
  const widget = useWidgetState(name, fields, initial);
  const state = widget.state.value;
  const { start, halvings, unit, reciprocal, complement } = state;
  const { change } = widget;
  const m = model(state);
  const disabled = !widget.live.value;
  const frame = useMemo(() => frameOf(unit), [unit]);
  const background = useMemo(() => plot(state), [unit, reciprocal, complement]);
  const { x, y, yWithin } = positions(frame);
  const height = yWithin(m.surprise.value);

  return (
    <Widget
      label="The surprise of an event against its probability"
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
              label="Probability"
              value={m.p}
              valueText={`p = ${numberText(m.p)}, surprise ${quantityText(m.surprise.value, unit)}`}
              direction="horizontal"
              track={{ from: x(0), to: x(1), across: [height, height] }}
              frame={frame}
              disabled={disabled}
              color="var(--sp-accent)"
              link="p"
              onMove={(p) => change({ start: p, halvings: 0 })}
            />
          }
        >
          <Trail model={m} frame={frame} />
          {m.lookAlikes.map((each) => (
            <circle
              key={each.curve}
              class={markClass[each.curve]}
              data-link={linkOf[each.curve]}
              cx={x(m.p)}
              cy={yWithin(each.value)}
              r="4"
              opacity={each.value > frame.y[1] ? 0 : 1}
            />
          ))}
          <path class="sp-guide" d={`M${x(0)},${height}H${x(m.p)}V${y(0)}`} />
          <circle class="sp-point" data-link="p" cx={x(m.p)} cy={height} r="6" />
          <path
            class="sp-first"
            d={`M${x(m.p) - 7},${y(frame.y[1]) - 10}l7,-10l7,10Z`}
            opacity={m.surprise.value > frame.y[1] ? 1 : 0}
          />
        </Chart>

        <div class="sp-side">
          <Readings model={m} />
          <div class="sp-buttons sp-controls">
            <button
              type="button"
              disabled={disabled || halvings === mostHalvings || start === 0}
              onClick={() => change({ halvings: halvings + 1 })}
            >
              Halve p
            </button>
          </div>
          <Choice
            legend="Unit"
            options={units}
            chosen={unit}
            disabled={disabled}
            onChoose={(chosen) => change({ unit: chosen })}
          />
          <fieldset class="sp-choice sp-controls" disabled={disabled}>
            <legend>Compare with</legend>
            <label class="sp-second">
              <input
                type="checkbox"
                checked={reciprocal}
                onChange={() => change({ reciprocal: !reciprocal })}
              />
              <span>1/p</span>
            </label>
            <label class="sp-third">
              <input
                type="checkbox"
                checked={complement}
                onChange={() => change({ complement: !complement })}
              />
              <span>1 − p</span>
            </label>
          </fieldset>
        </div>
      </div>
    </Widget>
  );
}

const markClass = { surprise: 'sp-first', '1/p': 'sp-second', '1 − p': 'sp-third' };

/** What each curve reads at p, and by how much the last halving moved it. */
function Readings({ model: { p, unit, surprise, lookAlikes, bit } }: { model: Model }) {
  return (
    <div class="sp-readings">
      <table class="sp-sum">
        <thead>
          <tr>
            <th scope="col" data-link="p">
              p = {numberText(p)}
            </th>
            <th scope="col">height</th>
            <th scope="col">last halving</th>
          </tr>
        </thead>
        <tbody>
          {[surprise, ...lookAlikes].map(({ curve, value, climb }) => (
            <tr key={curve} class={markClass[curve]} data-link={linkOf[curve]}>
              <th scope="row">{curve === 'surprise' ? `−${logarithms[unit]} p` : curve}</th>
              <td>{curve === 'surprise' ? quantityText(value, unit) : numberText(value)}</td>
              <td>{climb === undefined ? '' : signedText(climb)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="sp-note">
        {surprise.climb === undefined
          ? 'Halve p, and again. Which curve climbs by the same each time?'
          : halvingText(bit, unit)}
      </p>
    </div>
  );
}

/** Where p was before each halving, with a rung for each: the rungs are equally far apart. */
function Trail({ model: { trail }, frame }: { model: Model; frame: Frame }) {
  const { x, y } = positions(frame);
  const rungs = trail.filter(({ information }) => information <= frame.y[1]);
  return (
    <g class="sp-trail">
      {rungs.map(({ p, information }) => (
        <g key={p}>
          <path d={`M${x(0)},${y(information)}H${x(p)}`} />
          <circle cx={x(p)} cy={y(information)} r="3.5" />
        </g>
      ))}
    </g>
  );
}
