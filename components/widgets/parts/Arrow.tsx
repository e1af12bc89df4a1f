interface Props {
  /** In the drawing's pixels. */
  from: readonly [x: number, y: number];
  to: readonly [x: number, y: number];
  color: string;
  width?: number;
  dashed?: boolean;
  /** What lights up with it. */
  link?: string;
}

const headLength = 10;
const headWidth = 8;

/** A line with a head at its end; nothing where it has no length. */
export function Arrow({ from, to, color, width = 2.5, dashed = false, link }: Props) {
  const [across, down] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(across, down);
  if (length < 1) return null;
  const [x, y] = [across / length, down / length];
  const head = Math.min(headLength, length);
  const neck = [to[0] - head * x, to[1] - head * y] as const;
  const side = (sign: number) =>
    `${neck[0] - (sign * y * headWidth) / 2},${neck[1] + (sign * x * headWidth) / 2}`;
  return (
    <g stroke={color} fill={color} data-link={link}>
      <path
        d={`M${from}L${neck}`}
        stroke-width={width}
        stroke-dasharray={dashed ? '4 3' : undefined}
      />
      <path d={`M${to}L${side(1)}L${side(-1)}Z`} stroke="none" />
    </g>
  );
}
