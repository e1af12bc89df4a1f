export type Interval = readonly [number, number];

/** The size of a drawing, its margins, and the values at the edges of its axes: what Plot and the live marks share. */
export interface Frame {
  width: number;
  height: number;
  marginTop: number;
  marginRight: number;
  marginBottom: number;
  marginLeft: number;
  x: Interval;
  y: Interval;
}

export interface Positions {
  x(value: number): number;
  y(value: number): number;
  /** The same, but a value beyond the axis lands on its edge. */
  xWithin(value: number): number;
  yWithin(value: number): number;
}

/** Where values land in a frame, in the drawing's own pixels, as Plot's linear scales put them. */
export function positions(frame: Frame): Positions {
  const x = linear(frame.x, [frame.marginLeft, frame.width - frame.marginRight]);
  const y = linear(frame.y, [frame.height - frame.marginBottom, frame.marginTop]);
  return {
    x,
    y,
    xWithin: (value) => x(clamp(value, frame.x)),
    yWithin: (value) => y(clamp(value, frame.y)),
  };
}

const linear =
  ([from, to]: Interval, [start, end]: Interval) =>
  (value: number): number =>
    start + ((value - from) / (to - from)) * (end - start);

const clamp = (value: number, [low, high]: Interval): number =>
  Math.min(Math.max(value, low), high);
