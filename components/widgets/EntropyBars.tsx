import { useMemo, useRef } from 'preact/hooks';
import { inWords } from '../../src/figures/distribution.ts';
import {
  describe,
  fields,
  frame as frameOf,
  initial,
  levels,
  links,
  type Model,
  model,
  outcomes,
  plot,
  presets,
  table,
  units,
} from '../../src/figures/entropy-bars.ts';
import { positions } from '../../src/figures/frame.ts';
import { linePath } from '../../src/figures/line-path.ts';
import { numberText, probabilityText, quantityText } from '../../src/figures/number-text.ts';
import {
  contour,
  corners,
  plotTernary,
  ternaryDistribution,
  ternaryFrame,
  ternaryPoint,
} from '../../src/figures/ternary.ts';
import { logarithms } from '../../src/figures/unit.ts';
import { Bars } from './parts/Bars.tsx';
import { Chart } from './parts/Chart.tsx';
import { Choice } from './parts/Choice.tsx';
import { Draggable } from './parts/Draggable.tsx';
import { Presets } from './parts/Presets.tsx';
import { useWidgetState } from './parts/use-widget-state.ts';
import { Widget } from './parts/Widget.tsx';

/** A distribution whose bars are dragged, and its entropy as the stack of its terms. */
export default function EntropyBars({ name = 'entropy' }: { name?: string }) {
  const widget = useWidgetState(name, fields, initial);
  const state = widget.state.value;
  const { p, unit } = state;
  const { change } = widget;
  const m = model(state);
  const disabled = !widget.live.value;

  return (
    <Widget
      label="A distribution and its entropy"
      name={name}
      widget={widget}
      description={describe(m)}
      table={table(m)}
      links={links}
    >
      <div class="sp-columns">
        <Bars
          outcomes={outcomes}
          series={[{ p, color: 'var(--sp-p)', link: 'p', onChange: (to) => change({ p: to }) }]}
          label={describe(m)}
          disabled={disabled}
        />
        <div class="sp-side sp-tall">
          <Terms model={m} />
          <Readings model={m} />
          <Presets presets={presets} disabled={disabled} onChoose={(to) => change({ p: to })} />
          <Choice
            legend="Unit"
            options={units}
            chosen={unit}
            disabled={disabled}
            onChoose={(chosen) => change({ unit: chosen })}
          />
        </div>
        <Ternary model={m} disabled={disabled} onMove={(to) => change({ p: to })} />
      </div>
    </Widget>
  );
}

interface TernaryProps {
  model: Model;
  disabled: boolean;
  onMove(p: readonly number[]): void;
}

/** All distributions as a triangle, darker where the entropy is larger. The bars move its point by keyboard. */
function Ternary({ model: { p, unit, entropy, alike }, disabled, onMove }: TernaryProps) {
  const background = useMemo(plotTernary, []);
  const shades = useMemo(
    () => levels.map((level) => `${linePath(ternaryFrame, contour(level).flat())}Z`),
    [],
  );
  const { x, y } = positions(ternaryFrame);
  const grabbed = useRef(ternaryPoint(p));
  const [across, up] = ternaryPoint(p);
  return (
    <Chart
      frame={ternaryFrame}
      background={background}
      label={`All distributions over ${outcomes.join(', ')}, in a triangle with a corner for each. The point lies at ${inWords(outcomes, p, numberText)}, on the line of those with ${quantityText(entropy, unit)} of entropy.`}
    >
      <g data-link="entropy" class="sp-shades">
        <path d={`${linePath(ternaryFrame, corners)}Z`} />
        {shades.map((d) => (
          <path key={d} d={d} />
        ))}
      </g>
      <path
        class="sp-guide"
        data-link="entropy"
        d={alike.map((points) => linePath(ternaryFrame, points)).join('')}
      />
      <Draggable
        disabled={disabled}
        onGrab={() => (grabbed.current = [across, up])}
        onDrag={(right, down) => {
          const [from, height] = grabbed.current;
          const unit = x(1) - x(0);
          onMove(ternaryDistribution([from + right / unit, height - down / unit]));
        }}
      >
        <circle cx={x(across)} cy={y(up)} r="18" fill="transparent" />
        <circle class="sp-knob" data-link="p" cx={x(across)} cy={y(up)} r="6" />
      </Draggable>
    </Chart>
  );
}

/** The terms −p log p end to end: their sum is the entropy. */
function Terms({ model: m }: { model: Model }) {
  const frame = useMemo(() => frameOf(m.maximum), [m.maximum]);
  const background = useMemo(() => plot(m), [m.maximum]);
  const { x, y } = positions(frame);
  const starts = m.terms.map((_, i) => m.terms.slice(0, i).reduce((sum, term) => sum + term, 0));
  return (
    <Chart
      frame={frame}
      background={background}
      label={`The entropy as a sum of terms: ${outcomes
        .map((outcome, i) => `${outcome} ${numberText(m.terms[i]!)}`)
        .join(', ')}; the most that it can be is ${quantityText(m.maximum, m.unit)}.`}
    >
      {outcomes.map((outcome, i) => {
        const left = x(starts[i]!);
        const width = x(starts[i]! + m.terms[i]!) - left;
        const middle = left + width / 2;
        return (
          <g key={outcome} data-link="term">
            <rect class="sp-term" x={left} width={width} y={y(1)} height={y(0) - y(1)} />
            <g class="sp-inside" opacity={width < 42 ? 0 : 1}>
              <text x={middle} y={y(0.62)}>
                {outcome}
              </text>
              <text x={middle} y={y(0.22)}>
                {probabilityText(m.terms[i]!)}
              </text>
            </g>
          </g>
        );
      })}
    </Chart>
  );
}

function Readings({
  model: { p, unit, information, terms, entropy, perplexity },
}: {
  model: Model;
}) {
  return (
    <div class="sp-readings">
      <table class="sp-sum">
        <thead>
          <tr>
            <th scope="col">
              <span class="sp-heard">outcome</span>
            </th>
            <th scope="col" data-link="p">
              p
            </th>
            <th scope="col">× −{logarithms[unit]} p</th>
            <th scope="col" data-link="term">
              = term
            </th>
          </tr>
        </thead>
        <tbody>
          {outcomes.map((outcome, i) => (
            <tr>
              <th scope="row">{outcome}</th>
              <td>{numberText(p[i]!)}</td>
              <td>{numberText(information[i]!)}</td>
              <td>{numberText(terms[i]!)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl>
        <dt>entropy</dt>
        <dd class="sp-main">
          <span data-link="entropy">{quantityText(entropy, unit)}</span>
        </dd>
      </dl>
      <p class="sp-note">
        Perplexity: as uncertain as a fair choice among{' '}
        <strong data-link="perplexity">{numberText(perplexity)}</strong>{' '}
        {numberText(perplexity) === '1' ? 'outcome' : 'outcomes'}.
      </p>
      <div
        class="sp-cells"
        style={{ '--cells': outcomes.length, '--filled': perplexity }}
        aria-hidden="true"
      />
    </div>
  );
}
