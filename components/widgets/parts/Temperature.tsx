import { useMemo } from 'preact/hooks';
import { positions } from '../../../src/figures/frame.ts';
import { numberText } from '../../../src/figures/number-text.ts';
import { frame, plot, scale } from '../../../src/figures/temperature.ts';
import { Chart } from './Chart.tsx';
import { Handle } from './Handle.tsx';

interface Props {
  temperature: number;
  disabled: boolean;
  onMove(temperature: number): void;
}

/** A temperature that the reader drags. */
export function Temperature({ temperature, disabled, onMove }: Props) {
  const background = useMemo(plot, []);
  const { x, y } = positions(frame);
  const share = scale.share(temperature);
  return (
    <Chart
      frame={frame}
      background={background}
      label={`The temperature, from a quarter to four: ${numberText(temperature)}`}
      handles={
        <Handle
          label="Temperature"
          value={share}
          valueText={numberText(temperature)}
          direction="horizontal"
          track={{ from: x(0), to: x(1), across: [y(0), y(0)] }}
          frame={frame}
          disabled={disabled}
          color="var(--sp-accent)"
          onMove={(to) => onMove(scale.temperature(to))}
        />
      }
    >
      <text class="sp-title" x="0" y="12">
        temperature {numberText(temperature)}
      </text>
      <circle class="sp-point" cx={x(share)} cy={y(0)} r="6" />
    </Chart>
  );
}
