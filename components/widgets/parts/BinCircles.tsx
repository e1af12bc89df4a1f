import { type Frame, positions } from '../../../src/figures/frame.ts';
import type { Bin } from '../../../src/figures/reliability.ts';

interface Props {
  frame: Frame;
  bins: readonly Bin[];
  color: string;
  filled: boolean;
  /** What lights up with them. */
  link?: string;
}

/** For each bin of a reliability diagram a circle, as large as its share of the cases. */
export function BinCircles({ frame, bins, color, filled, link }: Props) {
  const { x, y } = positions(frame);
  const all = bins.reduce((sum, { cases }) => sum + cases, 0);
  return (
    <g data-link={link}>
      {bins.map(({ from, cases, forecast = 0, share = 0 }) => (
        <circle
          key={from}
          opacity={cases > 0 ? 1 : 0}
          cx={x(forecast)}
          cy={y(share)}
          r={Math.max(3, 18 * Math.sqrt(cases / all))}
          fill={color}
          fill-opacity={filled ? 0.7 : 0}
          stroke={color}
          stroke-width="2"
        />
      ))}
    </g>
  );
}
