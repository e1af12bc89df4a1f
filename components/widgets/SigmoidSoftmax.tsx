import { useMemo } from 'preact/hooks';
import {
  barInterval,
  distributionFrame,
  inWords,
  plotAxes,
} from '../../src/figures/distribution.ts';
import { type Frame, positions } from '../../src/figures/frame.ts';
import { numberText } from '../../src/figures/number-text.ts';
import {
  describe,
  fields,
  hasAddedClass,
  initial,
  links,
  logitFrame,
  logitScale,
  type Model,
  model,
  noAnswer,
  plotLogits,
  plotSlopes,
  presets,
  type Reading,
  raise,
  slopeFrame,
  table,
  toggleClass,
} from '../../src/figures/sigmoid-softmax.ts';
import type { Specification } from '../../src/figures/specification.ts';
import { temperatureTrack } from '../../src/figures/temperature.ts';
import { Chart } from './parts/Chart.tsx';
import { Choices } from './parts/Choices.tsx';
import { Handle } from './parts/Handle.tsx';
import { Key } from './parts/Key.tsx';
import { Presets } from './parts/Presets.tsx';
import { Slider } from './parts/Slider.tsx';
import { useWidgetState } from './parts/use-widget-state.ts';
import { Widget } from './parts/Widget.tsx';

/** The same logits read by softmax and by one sigmoid a class, and what either loss teaches. */
export default function SigmoidSoftmax({ name = 'logits' }: { name?: string }) {
  const widget = useWidgetState(name, fields, initial);
  const state = widget.state.value;
  const { change } = widget;
  const m = model(state);
  const { classes } = m;
  const disabled = !widget.live.value;
  const count = classes.length;
  const [probabilityAxes, slopeAxes] = useMemo(
    () => [plotAxes(classes), plotSlopes(classes)] as const,
    [count],
  );
  const raised = raise(state);

  return (
    <Widget
      label="Logits, read by softmax and by sigmoids"
      name={name}
      widget={widget}
      description={describe(m)}
      table={table(m)}
      links={links}
    >
      <div class="sp-columns">
        <Logits
          model={m}
          disabled={disabled}
          onMove={(k, to) => change({ logits: state.logits.with(k, to) })}
        />
        <Pairs
          frame={distributionFrame(count)}
          background={probabilityAxes}
          model={m}
          measure="probabilities"
        />
        <div class="sp-side">
          <Presets
            presets={presets}
            disabled={disabled}
            onChoose={(to) => (widget.state.value = to)}
          />
          <div class="sp-buttons sp-controls">
            <button
              type="button"
              disabled={disabled || !raised}
              onClick={() => raised && change(raised)}
            >
              Add one to all logits
            </button>
            <button type="button" disabled={disabled} onClick={() => change(toggleClass(state))}>
              {hasAddedClass(state) ? 'Take the class away' : 'Add a class'}
            </button>
          </div>
          <Choices
            legend="The picture shows"
            options={classes}
            chosen={m.labels}
            disabled={disabled}
            onChoose={(labels) => change({ labels })}
          />
          <Slider
            label="temperature"
            value={state.temperature}
            valueText={numberText(state.temperature)}
            track={temperatureTrack}
            disabled={disabled}
            link="temperature"
            onMove={(temperature) => change({ temperature })}
          />
        </div>
        <Pairs frame={slopeFrame(count)} background={slopeAxes} model={m} measure="slopes" />
      </div>
      <Readings model={m} />
    </Widget>
  );
}

const colors = { softmax: 'var(--sp-second)', sigmoids: 'var(--sp-third)' };
const markClass = { softmax: 'sp-second', sigmoids: 'sp-third' };

interface LogitsProps {
  model: Model;
  disabled: boolean;
  onMove(k: number, to: number): void;
}

/** The logits as bars whose ends are dragged. */
function Logits({ model: m, disabled, onMove }: LogitsProps) {
  const { classes, logits } = m;
  const frame = useMemo(() => logitFrame(classes.length), [classes.length]);
  const background = useMemo(() => plotLogits(classes), [classes.length]);
  const { x, y } = positions(frame);
  const bars = logits.map((logit, k) => {
    const [left, right] = barInterval(k, 0, 1);
    return { each: classes[k]!, k, logit, left: x(left), right: x(right) };
  });
  return (
    <Chart
      frame={frame}
      background={background}
      label={describe(m)}
      handles={bars.map(({ each, k, logit, left, right }) => (
        <Handle
          key={each}
          label={`Logit of ${each}`}
          value={logitScale.share(logit)}
          valueText={numberText(logit)}
          direction="vertical"
          track={{ from: y(frame.y[0]), to: y(frame.y[1]), across: [left, right] }}
          frame={frame}
          disabled={disabled}
          color="var(--sp-accent)"
          link="logits"
          onMove={(share) => onMove(k, logitScale.value(share))}
        />
      ))}
    >
      {bars.map(({ each, logit, left, right }) => (
        <g key={each} data-link="logits">
          <rect
            x={left}
            width={right - left}
            y={y(Math.max(logit, 0))}
            height={Math.abs(y(logit) - y(0))}
            fill="var(--sp-accent)"
          />
          <text class="sp-label" x={(left + right) / 2} y={y(Math.max(logit, 0)) - 14}>
            {numberText(logit)}
          </text>
        </g>
      ))}
    </Chart>
  );
}

interface PairsProps {
  frame: Frame;
  background: Specification;
  model: Model;
  measure: 'probabilities' | 'slopes';
}

/** For each class a bar of softmax and one of its sigmoid, from zero. */
function Pairs({ frame, background, model: { classes, readings }, measure }: PairsProps) {
  const { x, y } = positions(frame);
  const label = readings
    .filter((reading) => reading[measure])
    .map(
      (reading) =>
        `${measure} of ${reading.name}: ${inWords(classes, reading[measure]!, numberText)}`,
    );
  return (
    <Chart frame={frame} background={background} label={label.join('; ')}>
      <Key
        frame={frame}
        entries={readings.map(({ name }) => ({ text: name, color: colors[name], link: name }))}
      />
      {readings.flatMap((reading, series) =>
        classes.map((each, k) => {
          const value = reading[measure]?.[k] ?? 0;
          const [left, right] = barInterval(k, series, readings.length);
          return (
            <rect
              key={`${reading.name} ${each}`}
              data-link={measure === 'slopes' ? 'slopes' : reading.name}
              x={x(left)}
              width={x(right) - x(left)}
              y={y(Math.max(value, 0))}
              height={Math.abs(y(value) - y(0))}
              fill={colors[reading.name]}
            />
          );
        }),
      )}
    </Chart>
  );
}

function Readings({ model: m }: { model: Model }) {
  const { classes, logits, labels, readings } = m;
  const row = (heading: string, cell: (reading: Reading) => number | undefined) => (
    <tr>
      <th scope="row">{heading}</th>
      <td />
      {readings.map((reading) => {
        const value = cell(reading);
        return <td key={reading.name}>{value === undefined ? '–' : numberText(value)}</td>;
      })}
    </tr>
  );
  return (
    <div class="sp-readings sp-panel">
      <table class="sp-sum">
        <thead>
          <tr>
            <th scope="col">
              <span class="sp-heard">class</span>
            </th>
            <th scope="col">logit</th>
            {readings.map(({ name }) => (
              <th key={name} scope="col" class={markClass[name]} data-link={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {classes.map((each, k) => (
            <tr key={each}>
              <th scope="row">
                {each}
                {labels.includes(each) ? ' ✓' : ''}
              </th>
              <td>{numberText(logits[k]!)}</td>
              {readings.map(({ name, probabilities }) => (
                <td key={name}>{numberText(probabilities[k]!)}</td>
              ))}
            </tr>
          ))}
          {row('sum', ({ sum }) => sum)}
          {row('loss (nat)', ({ loss }) => loss)}
        </tbody>
      </table>
      <p class="sp-note">
        {noAnswer(m) ?? 'The slopes of softmax sum to zero: what one class gains, the others lose.'}
      </p>
    </div>
  );
}
