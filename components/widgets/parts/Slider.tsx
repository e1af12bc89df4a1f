import { useMemo } from 'preact/hooks';
import { positions } from '../../../src/figures/frame.ts';
import { plotTrack, type Track, trackFrame } from '../../../src/figures/track.ts';
import { Chart } from './Chart.tsx';
import { Handle } from './Handle.tsx';

interface Props {
  /** What is dragged, and where it stands: seen above the line. */
  label: string;
  value: number;
  valueText: string;
  track: Track;
  disabled: boolean;
  /** How far apart the values are that it takes, as a share of the line. */
  step?: number;
  /** What lights up with it. */
  link?: string;
  onMove(value: number): void;
}

/** A number dragged along a line with ticks. */
export function Slider({ label, value, valueText, track, disabled, step, link, onMove }: Props) {
  const background = useMemo(() => plotTrack(track), [track]);
  const { x, y } = positions(trackFrame);
  const share = track.scale.share(value);
  const [least, most] = [track.ticks.at(0)![0], track.ticks.at(-1)![0]];
  return (
    <Chart
      frame={trackFrame}
      background={background}
      label={`${label}: ${valueText}, on a line from ${least} to ${most}`}
      handles={
        <Handle
          label={label}
          value={share}
          valueText={valueText}
          direction="horizontal"
          track={{ from: x(0), to: x(1), across: [y(0), y(0)] }}
          frame={trackFrame}
          disabled={disabled}
          color="var(--sp-accent)"
          link={link}
          step={step}
          onMove={(to) => onMove(track.scale.value(to))}
        />
      }
    >
      <text class="sp-title" x="0" y="12">
        {label}: {valueText}
      </text>
      <circle class="sp-point" data-link={link} cx={x(share)} cy={y(0)} r="6" />
    </Chart>
  );
}
