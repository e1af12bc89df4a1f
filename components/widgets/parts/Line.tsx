import type { Frame } from '../../../src/figures/frame.ts';
import { linePath } from '../../../src/figures/line-path.ts';

interface Props {
  frame: Frame;
  /** In the values of the axes. */
  points: readonly (readonly [across: number, up: number])[];
  color: string;
  width?: number;
  /** Or the lengths of its dashes and gaps, where several lines are told apart. */
  dashed?: boolean | string;
  /** What lights up with it. */
  link?: string;
}

/** A curve that follows the state: where Plot would draw all again, one attribute changes. */
export function Line({ frame, points, color, width = 2.5, dashed = false, link }: Props) {
  return (
    <path
      data-link={link}
      d={linePath(frame, points)}
      fill="none"
      stroke={color}
      stroke-width={width}
      stroke-dasharray={dashed === true ? '5 3' : dashed || undefined}
    />
  );
}
