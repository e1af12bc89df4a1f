import { type Frame, type Interval, positions } from './frame.ts';

/** The graph of a function in a frame, as the data of a path. Where it leaves the frame it is not drawn. */
export function curve(
  height: (x: number) => number,
  [from, to]: Interval,
  frame: Frame,
  steps = 100,
): string {
  const { x, y } = positions(frame);
  let path = '';
  let within = false;
  for (let step = 0; step <= steps; step++) {
    const across = from + (step / steps) * (to - from);
    const up = height(across);
    const inside = up >= frame.y[0] && up <= frame.y[1];
    if (inside) path += `${within ? 'L' : 'M'}${x(across).toFixed(1)},${y(up).toFixed(1)}`;
    within = inside;
  }
  return path;
}
