import { type Frame, positions } from './frame.ts';

/** The path of a line through points, given in the values of the axes; to a tenth of a pixel, which is enough. */
export function linePath(
  frame: Frame,
  points: readonly (readonly [across: number, up: number])[],
): string {
  const { x, y } = positions(frame);
  const places = points.map(([across, up]) => `${pixel(x(across))},${pixel(y(up))}`);
  return places.length > 0 ? `M${places.join('L')}` : '';
}

const pixel = (value: number): number => Number(value.toFixed(1));
