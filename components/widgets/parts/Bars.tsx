import type { ComponentChildren } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import {
  barInterval,
  distributionFrame,
  plotAxes,
  withProbability,
} from '../../../src/figures/distribution.ts';
import { positions } from '../../../src/figures/frame.ts';
import { numberText, probabilityText } from '../../../src/figures/number-text.ts';
import { Chart } from './Chart.tsx';
import { Handle } from './Handle.tsx';
import { Key } from './Key.tsx';

export interface Series {
  /** Its letter and its title, when there are several. */
  name?: string;
  title?: string;
  color: string;
  /** What lights up with its bars. */
  link?: string;
  p: readonly number[];
  /** Each bar is a probability of its own: when one moves, the others stay. */
  independent?: boolean;
  onChange(p: readonly number[]): void;
}

interface Props {
  outcomes: readonly string[];
  series: readonly Series[];
  label: string;
  disabled: boolean;
  /** Marks over the bars, in the same frame. */
  children?: ComponentChildren;
}

/** Probabilities as bars whose tops are dragged. */
export function Bars({ outcomes, series, label, disabled, children }: Props) {
  const frame = useMemo(() => distributionFrame(outcomes.length), [outcomes]);
  const background = useMemo(() => plotAxes(outcomes), [outcomes]);
  const { x, y } = positions(frame);
  const bars = series.flatMap((each, index) =>
    outcomes.map((outcome, i) => {
      const [left, right] = barInterval(i, index, series.length);
      return { ...each, outcome, i, value: each.p[i]!, left: x(left), right: x(right) };
    }),
  );
  const rebalance = useRebalance();
  return (
    <Chart
      frame={frame}
      background={background}
      label={label}
      handles={bars.map(({ name, color, link, outcome, i, value, left, right, ...each }) => (
        <Handle
          key={`${name} ${outcome}`}
          label={name ? `${name}, probability of ${outcome}` : `Probability of ${outcome}`}
          value={value}
          valueText={numberText(value)}
          direction="vertical"
          track={{ from: y(0), to: y(1), across: [left, right] }}
          frame={frame}
          disabled={disabled}
          color={color}
          link={link}
          onMove={(to) =>
            each.onChange(
              each.independent
                ? each.p.with(i, to)
                : rebalance(each.p, `${name} ${outcome}`, i, to),
            )
          }
        />
      ))}
    >
      <Key
        frame={frame}
        entries={series.flatMap(({ title, color, link }) =>
          title ? [{ text: title, color, link }] : [],
        )}
      />
      {bars.map(({ name, color, link, outcome, value, left, right }) => (
        <g key={`${name} ${outcome}`} data-link={link}>
          <rect x={left} width={right - left} y={y(value)} height={y(0) - y(value)} fill={color} />
          <text class="sp-label" x={(left + right) / 2} y={y(value) - 14}>
            {probabilityText(value)}
          </text>
        </g>
      ))}
      {children}
    </Chart>
  );
}

/**
 * While one bar moves, the others share the rest in the proportions that they had when it began, so that dragging it to
 * the top and back changes nothing.
 */
function useRebalance() {
  const gesture = useRef<{ bar: string; from: readonly number[]; last: readonly number[] }>();
  return (p: readonly number[], bar: string, outcome: number, to: number) => {
    const begun = gesture.current;
    const from = begun?.bar === bar && begun.last === p ? begun.from : p;
    const last = withProbability(from, outcome, to);
    gesture.current = { bar, from, last };
    return last;
  };
}
