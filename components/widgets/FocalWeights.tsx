import { useMemo } from 'preact/hooks';
import {
  classes,
  describe,
  difficulties,
  easyNegativeCounts,
  fields,
  hardPositiveCounts,
  initial,
  type Kind,
  largestGamma,
  links,
  type Model,
  mapFrame,
  measures,
  model,
  percentText,
  plotMap,
  plotStrips,
  stripFrame,
  table,
  unitOf,
} from '../../src/figures/focal-weights.ts';
import { positions } from '../../src/figures/frame.ts';
import { numberText } from '../../src/figures/number-text.ts';
import { Chart } from './parts/Chart.tsx';
import { Choice } from './parts/Choice.tsx';
import { Handle } from './parts/Handle.tsx';
import { useWidgetState } from './parts/use-widget-state.ts';
import { Widget } from './parts/Widget.tsx';

/** What α and γ give to hard and easy, positive and negative examples: to one of each, and to all of them. */
export default function FocalWeights({ name = 'focal' }: { name?: string }) {
  const widget = useWidgetState(name, fields, initial);
  const state = widget.state.value;
  const { hardPositives, easyNegatives, measure } = state;
  const { change } = widget;
  const m = model(state);
  const disabled = !widget.live.value;

  return (
    <Widget
      label="Focal loss for four kinds of example"
      name={name}
      widget={widget}
      description={describe(m)}
      table={table(m)}
      links={links}
    >
      <div class="sp-columns">
        <AlphaGamma model={m} disabled={disabled} onChange={change} />
        <Strips model={m} />
        <div class="sp-panel">
          <Choice
            legend="Easy negatives"
            options={easyNegativeCounts}
            chosen={easyNegatives}
            disabled={disabled}
            onChoose={(chosen) => change({ easyNegatives: chosen })}
          />
          <Choice
            legend="Hard positives"
            options={hardPositiveCounts}
            chosen={hardPositives}
            disabled={disabled}
            onChoose={(chosen) => change({ hardPositives: chosen })}
          />
          <Choice
            legend="Compare"
            options={measures}
            chosen={measure}
            disabled={disabled}
            onChoose={(chosen) => change({ measure: chosen })}
          />
        </div>
        <div class="sp-readings">
          <FourKinds model={m} title="one of each" amount={({ one }) => one} />
          <FourKinds model={m} title="all of them" amount={({ all }) => all} />
          <p class="sp-note">
            In {unitOf(m)}. Hard: the truth has {numberText(difficulties.hard)}, easy:{' '}
            {numberText(difficulties.easy)}. Equal parts at α ={' '}
            <strong>{numberText(m.balance)}</strong>.
          </p>
        </div>
      </div>
    </Widget>
  );
}

interface MapProps {
  model: Model;
  disabled: boolean;
  onChange(part: { alpha: number } | { gamma: number }): void;
}

/** The map of α and γ: each is dragged along its axis. */
function AlphaGamma({ model: m, disabled, onChange }: MapProps) {
  const { alpha, gamma, hardPositives, easyNegatives, measure } = m;
  const background = useMemo(() => plotMap(m), [hardPositives, easyNegatives, measure]);
  const { x, y } = positions(mapFrame);
  const handle = { frame: mapFrame, disabled, color: 'var(--sp-accent)' };
  return (
    <Chart
      frame={mapFrame}
      background={background}
      label={describe(m)}
      handles={
        <>
          <Handle
            {...handle}
            label="Alpha, the weight of the positives"
            link="alpha"
            value={alpha}
            valueText={`α = ${numberText(alpha)}`}
            direction="horizontal"
            track={{ from: x(0), to: x(1), across: [y(0), y(0)] }}
            onMove={(to) => onChange({ alpha: to })}
          />
          <Handle
            {...handle}
            label="Gamma, the focus"
            link="gamma"
            value={gamma / largestGamma}
            valueText={`γ = ${numberText(gamma)}`}
            direction="vertical"
            track={{ from: y(0), to: y(largestGamma), across: [x(0) - 14, x(0) + 14] }}
            onMove={(to) => onChange({ gamma: Number((to * largestGamma).toFixed(2)) })}
          />
        </>
      }
    >
      <path class="sp-guide" d={`M${x(0)},${y(gamma)}H${x(alpha)}V${y(0)}`} />
      <circle class="sp-point" cx={x(alpha)} cy={y(gamma)} r="6" />
    </Chart>
  );
}

const colorOf = { positive: 'sp-third', negative: 'sp-second' };
const classOf = (kind: Kind): string =>
  `${colorOf[kind.class]} ${kind.difficulty === 'easy' ? 'sp-faint' : ''}`;

/** The shares of the four kinds, end to end. */
function Strips({ model: m }: { model: Model }) {
  const background = useMemo(() => plotStrips(m), [m.measure]);
  const { x, y } = positions(stripFrame);
  return (
    <Chart
      frame={stripFrame}
      background={background}
      label={m.strips
        .map(
          ({ title, shares }) =>
            `Shares of the ${m.measure}, ${title}: ${m.kinds
              .map((kind, i) => `${kind.difficulty} ${kind.class} ${percentText(shares[i]!)}`)
              .join(', ')}.`,
        )
        .join(' ')}
    >
      {m.strips.map(({ title, shares }, row) => {
        const [top, bottom] = [y(row + 0.42), y(row + 0.92)];
        return (
          <g key={title}>
            {m.kinds.map((kind, i) => {
              const left = x(shares.slice(0, i).reduce((sum, share) => sum + share, 0));
              const width = x(shares[i]!) - x(0);
              return (
                <>
                  <rect
                    class={classOf(kind)}
                    x={left}
                    width={width}
                    y={top}
                    height={bottom - top}
                  />
                  <text
                    class={kind.difficulty === 'hard' ? 'sp-inside' : undefined}
                    x={left + width / 2}
                    y={(top + bottom) / 2}
                    dy="0.35em"
                    opacity={width < 36 ? 0 : 1}
                  >
                    {percentText(shares[i]!)}
                  </text>
                </>
              );
            })}
            <path class="sp-guide" d={`M${x(0.5)},${top - 5}V${top}M${x(0.5)},${bottom}v5`} />
          </g>
        );
      })}
    </Chart>
  );
}

/** Two classes down, two difficulties across. */
function FourKinds(props: { model: Model; title: string; amount(kind: Kind): number }) {
  const { model: m, title, amount } = props;
  return (
    <table class="sp-sum">
      <thead>
        <tr>
          <th scope="col">{title}</th>
          {Object.keys(difficulties).map((difficulty) => (
            <th scope="col">{difficulty}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {classes.map((each) => (
          <tr class={colorOf[each]}>
            <th scope="row">{each}</th>
            {Object.keys(difficulties).map((difficulty) => {
              const kind = m.kinds.find((k) => k.class === each && k.difficulty === difficulty)!;
              return (
                <td>
                  <i class={`sp-swatch ${classOf(kind)}`} /> {numberText(amount(kind))}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
