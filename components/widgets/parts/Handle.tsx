import type { Frame } from '../../../src/figures/frame.ts';

interface Props {
  /** What is moved: read out with `valueText`. */
  label: string;
  value: number;
  valueText: string;
  direction: 'horizontal' | 'vertical';
  /** The track, in the drawing's pixels: from its start to its end, and where it lies across. */
  track: { from: number; to: number; across: readonly [number, number] };
  frame: Frame;
  disabled: boolean;
  color?: string;
  /** What lights up with it. */
  link?: string;
  /** How far apart the values are that it takes: a hundredth when absent. */
  step?: number;
  onMove(value: number): void;
}

const finest = 0.01;
const leap = 0.1;

/**
 * A native slider laid over a mark, from zero to one: only its thumb takes the pointer, so that the page scrolls under
 * a finger everywhere else.
 */
export function Handle(props: Props) {
  const {
    label,
    value,
    valueText,
    direction,
    disabled,
    color,
    link,
    step = finest,
    onMove,
  } = props;
  const snapped = (to: number) => Number((Math.round(to / step) * step).toFixed(6));
  const move = (to: number) => onMove(Math.min(Math.max(snapped(to), 0), 1));
  const onKeyDown = (event: KeyboardEvent) => {
    const to = afterKey(event.key, value, step);
    if (to === undefined) return;
    event.preventDefault();
    move(to);
  };
  return (
    <input
      type="range"
      class={`sp-handle sp-${direction}`}
      style={{ ...place(props), '--knob': color }}
      min="0"
      max="1"
      step="any"
      value={value}
      disabled={disabled}
      data-link={link}
      aria-label={label}
      aria-valuetext={valueText}
      aria-orientation={direction}
      onInput={(event) => move(event.currentTarget.valueAsNumber)}
      onKeyDown={onKeyDown}
    />
  );
}

/** Browsers differ in how far a key moves a slider without steps. */
function afterKey(key: string, value: number, step: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return value + step;
    case 'ArrowLeft':
    case 'ArrowDown':
      return value - step;
    case 'PageUp':
      return value + Math.max(leap, step);
    case 'PageDown':
      return value - Math.max(leap, step);
    case 'Home':
      return 0;
    case 'End':
      return 1;
  }
}

function place({ direction, track, frame }: Props) {
  const [near, far] = track.across;
  const percent = (pixels: number, of: number) => `${(100 * pixels) / of}%`;
  const { width, height } = frame;
  return direction === 'vertical'
    ? {
        '--start': percent(track.to, height),
        '--length': percent(track.from - track.to, height),
        left: percent(near, width),
        width: percent(far - near, width),
      }
    : {
        '--start': percent(track.from, width),
        '--length': percent(track.to - track.from, width),
        top: percent((near + far) / 2, height),
      };
}
