import { useMemo } from 'preact/hooks';
import { positions } from '../../src/figures/frame.ts';
import { numberText, quantityText } from '../../src/figures/number-text.ts';
import {
  binCounts,
  describe,
  fields,
  fitTemperature,
  frame,
  initial,
  links,
  type Model,
  model,
  plot,
  sources,
  table,
} from '../../src/figures/reliability.ts';
import { temperatureTrack } from '../../src/figures/temperature.ts';
import { Chart } from './parts/Chart.tsx';
import { Choice } from './parts/Choice.tsx';
import { Slider } from './parts/Slider.tsx';
import { useWidgetState } from './parts/use-widget-state.ts';
import { Widget } from './parts/Widget.tsx';

/** How often damage came against how likely it was called, for three models of the bird strikes. */
export default function Reliability({ name = 'reliability' }: { name?: string }) {
  const widget = useWidgetState(name, fields, initial);
  const state = widget.state.value;
  const { change } = widget;
  const m = useMemo(() => model(state), [state]);
  const disabled = !widget.live.value;

  return (
    <Widget
      label="Forecasts of damage and how often they came true"
      name={name}
      widget={widget}
      description={describe(m)}
      table={table(m)}
      links={links}
    >
      <div class="sp-columns">
        <Diagram model={m} />
        <div class="sp-side">
          <Slider
            label="temperature"
            value={state.temperature}
            valueText={numberText(state.temperature)}
            track={temperatureTrack}
            disabled={disabled}
            link="temperature"
            onMove={(temperature) => change({ temperature })}
          />
          <div class="sp-readings">
            <dl>
              <dt>calibration error</dt>
              <dd class="sp-main">
                <span data-link="error">{numberText(m.calibrationError)}</span>
              </dd>
              <dt>loss</dt>
              <dd>{quantityText(m.loss, 'nat')}</dd>
              <dt>reports</dt>
              <dd>{m.cases}</dd>
            </dl>
          </div>
          <Choice
            legend="Model"
            options={sources}
            chosen={state.source}
            disabled={disabled}
            onChoose={(source) => change({ source })}
          />
          <Choice
            legend="Bins"
            options={binCounts}
            chosen={state.bins}
            disabled={disabled}
            onChoose={(bins) => change({ bins })}
          />
          <div class="sp-buttons sp-controls">
            <button
              type="button"
              disabled={disabled}
              onClick={() => (widget.state.value = fitTemperature(state))}
            >
              Fit the temperature
            </button>
          </div>
        </div>
      </div>
    </Widget>
  );
}

/** A circle for each bin, and its distance from the diagonal. */
function Diagram({ model: m }: { model: Model }) {
  const background = useMemo(plot, []);
  const { x, y } = positions(frame);
  return (
    <Chart frame={frame} background={background} label={describe(m)}>
      {m.binned.map(({ from, cases, forecast = 0, share = 0 }) => (
        <g key={from} opacity={cases > 0 ? 1 : 0}>
          <path
            class="sp-guide"
            data-link="error"
            d={`M${x(forecast)},${y(forecast)}V${y(share)}`}
          />
          <circle
            class="sp-point"
            data-link="bin"
            fill-opacity="0.75"
            cx={x(forecast)}
            cy={y(share)}
            r={Math.max(3, 24 * Math.sqrt(cases / m.cases))}
          />
        </g>
      ))}
    </Chart>
  );
}
