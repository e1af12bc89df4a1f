import { useMemo } from 'preact/hooks';
import {
  answers,
  describe,
  fields,
  initial,
  labels,
  lane,
  laneFrame,
  links,
  lossFrame,
  type Model,
  model,
  type Name,
  pieces,
  plotLanes,
  plotLosses,
  presets,
  rightText,
  type State,
  table,
  verdict,
} from '../../src/figures/accuracy-and-loss.ts';
import { barInterval } from '../../src/figures/distribution.ts';
import { positions } from '../../src/figures/frame.ts';
import { numberText, quantityText } from '../../src/figures/number-text.ts';
import { Chart } from './parts/Chart.tsx';
import { Handle } from './parts/Handle.tsx';
import { Key } from './parts/Key.tsx';
import { Presets } from './parts/Presets.tsx';
import { useWidgetState } from './parts/use-widget-state.ts';
import { Widget } from './parts/Widget.tsx';

/** Two models that answer three questions: how often each is right, and how much each is surprised. */
export default function AccuracyAndLoss({ name = 'accuracy' }: { name?: string }) {
  const widget = useWidgetState(name, fields, initial);
  const state = widget.state.value;
  const { change } = widget;
  const m = model(state);
  const disabled = !widget.live.value;

  return (
    <Widget
      label="Right decisions against cross-entropy"
      name={name}
      widget={widget}
      description={describe(m)}
      table={table(m)}
      links={links}
    >
      <div class="sp-columns">
        <Answers model={m} disabled={disabled} onChange={change} />
        <div class="sp-side">
          <Losses model={m} />
          <Readings model={m} />
          <Presets presets={presets} disabled={disabled} onChoose={change} />
        </div>
      </div>
    </Widget>
  );
}

const colors: Record<Name, string> = { timid: 'var(--sp-p)', bold: 'var(--sp-q)' };

interface AnswersProps {
  model: Model;
  disabled: boolean;
  onChange(part: Partial<State>): void;
}

/** The answers of both models, dragged along their lanes, and the threshold, dragged along the axis. */
function Answers({ model: m, disabled, onChange }: AnswersProps) {
  const background = useMemo(plotLanes, []);
  const frame = laneFrame;
  const { x, y } = positions(frame);
  const [top, bottom] = [y(frame.y[1]), y(frame.y[0])];
  const lanes = m.judged.flatMap((judged) =>
    answers.map((answer, i) => ({
      ...judged,
      key: `${judged.name} ${i}`,
      i,
      answer,
      p: judged.probabilities[i]!,
      at: y(lane(i, judged.name)),
    })),
  );
  const track = { from: x(0), to: x(1) };
  const shared = { direction: 'horizontal', frame, disabled } as const;
  return (
    <Chart
      frame={frame}
      background={background}
      label={describe(m)}
      handles={
        <>
          {lanes.map(({ key, name, i, answer, p, right, probabilities, at }) => (
            <Handle
              {...shared}
              key={key}
              label={`The ${name} model, question ${i + 1}, truth ${answer}`}
              value={p}
              valueText={`yes ${numberText(p)}, ${right[i] ? 'right' : 'wrong'}`}
              track={{ ...track, across: [at, at] }}
              color={colors[name]}
              link={name}
              onMove={(to) => onChange({ [name]: probabilities.with(i, to) })}
            />
          ))}
          <Handle
            {...shared}
            label="The threshold"
            value={m.threshold}
            valueText={`${numberText(m.threshold)}, ${m.judged.map((each) => `${each.name} right ${rightText(each)}`).join(', ')}`}
            track={{ ...track, across: [bottom, bottom] }}
            color="var(--sp-ink)"
            link="threshold"
            onMove={(threshold) => onChange({ threshold })}
          />
        </>
      }
    >
      <Key
        frame={frame}
        entries={m.judged.map(({ name }) => ({ text: name, color: colors[name], link: name }))}
      />
      <g data-link="threshold">
        <rect
          class="sp-shared"
          x={x(m.threshold)}
          width={x(1) - x(m.threshold)}
          y={top}
          height={bottom - top}
        />
        <path class="sp-guide" d={`M${x(m.threshold)},${bottom}V${top}`} />
        <text class="sp-label" x={x(m.threshold)} y={top - 6}>
          threshold {numberText(m.threshold)}
        </text>
      </g>
      {lanes.map(({ key, name, i, p, at }) => (
        <g key={key} data-link={name} fill={colors[name]} stroke={colors[name]}>
          <path d={`M${x(labels[i]!)},${at}H${x(p)}`} stroke-width="2" />
          <circle cx={x(p)} cy={at} r="5" />
        </g>
      ))}
      <g data-link="accuracy">
        {lanes.map(({ key, i, right, at }) => (
          <text key={key} x={frame.width - 11} y={at + 5}>
            {right[i] ? '✓' : '✗'}
          </text>
        ))}
      </g>
    </Chart>
  );
}

/** The mean loss of each model, as the pieces that its answers add. */
function Losses({ model: m }: { model: Model }) {
  const background = useMemo(plotLosses, []);
  const frame = lossFrame;
  const { x, yWithin } = positions(frame);
  return (
    <Chart
      frame={frame}
      background={background}
      label={`The mean losses, stacked from those of the single answers: ${m.judged.map(({ name, loss }) => `${name} ${quantityText(loss, 'nat')}`).join(', ')}.`}
    >
      {m.judged.map((judged, column) => {
        const [left, right] = barInterval(column, 0, 1).map(x) as [number, number];
        const top = yWithin(judged.loss);
        return (
          <g key={judged.name} data-link={`loss ${judged.name}`} fill={colors[judged.name]}>
            {pieces(judged).map(([from, to], i) => (
              <rect
                key={i}
                stroke="var(--sp-surface)"
                x={left}
                width={right - left}
                y={yWithin(to)}
                height={yWithin(from) - yWithin(to)}
              />
            ))}
            <path
              d={`M${left - 3},${top}L${(left + right) / 2},${top - 13}L${right + 3},${top}Z`}
              opacity={judged.loss > frame.y[1] ? 1 : 0}
            />
            <text
              class="sp-label"
              fill="currentColor"
              x={(left + right) / 2}
              y={top - (judged.loss > frame.y[1] ? 18 : 6)}
            >
              {numberText(judged.loss)}
            </text>
          </g>
        );
      })}
    </Chart>
  );
}

function Readings({ model: m }: { model: Model }) {
  return (
    <div class="sp-readings">
      <table class="sp-sum">
        <thead>
          <tr>
            <th scope="col">model</th>
            <th scope="col" data-link="accuracy">
              right
            </th>
            <th scope="col" data-link="loss">
              loss (nat)
            </th>
          </tr>
        </thead>
        <tbody>
          {m.judged.map((each) => (
            <tr key={each.name} data-link={each.name}>
              <th scope="row" style={{ color: colors[each.name] }}>
                {each.name}
              </th>
              <td>{rightText(each)}</td>
              <td>{numberText(each.loss)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="sp-note">{verdict(m)}</p>
    </div>
  );
}
