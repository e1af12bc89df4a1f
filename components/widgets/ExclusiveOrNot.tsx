import { barInterval, distributionFrame, inWords } from '../../src/figures/distribution.ts';
import {
  best,
  classes,
  describe,
  fields,
  initial,
  kinds,
  links,
  type Model,
  model,
  presets,
  type Reading,
  remark,
  table,
} from '../../src/figures/exclusive-or-not.ts';
import { positions } from '../../src/figures/frame.ts';
import { numberText } from '../../src/figures/number-text.ts';
import { Bars } from './parts/Bars.tsx';
import { Choice } from './parts/Choice.tsx';
import { Choices } from './parts/Choices.tsx';
import { Presets } from './parts/Presets.tsx';
import { useWidgetState } from './parts/use-widget-state.ts';
import { Widget } from './parts/Widget.tsx';

/** One answer that shares a unit among the classes, one that judges each class by itself, and a song to be described. */
export default function ExclusiveOrNot({ name = 'song' }: { name?: string }) {
  const widget = useWidgetState(name, fields, initial);
  const state = widget.state.value;
  const { change } = widget;
  const m = model(state);
  const disabled = !widget.live.value;

  return (
    <Widget
      label="Classes that exclude each other, or not"
      name={name}
      widget={widget}
      description={describe(m)}
      table={table(m)}
      links={links}
    >
      <div class="sp-columns">
        {m.readings.map((reading) => (
          <Answer
            key={reading.name}
            model={m}
            reading={reading}
            disabled={disabled}
            onChange={(answer) => change({ [reading.name]: answer })}
          />
        ))}
        <div class="sp-side">
          <Choice
            legend="A list of"
            options={kinds}
            chosen={state.kind}
            disabled={disabled}
            onChoose={(kind) => change({ kind })}
          />
          {state.kind === 'genres' ? (
            <Choice
              legend="The song is"
              options={classes.genres}
              chosen={state.genre}
              disabled={disabled}
              onChoose={(genre) => change({ genre })}
            />
          ) : (
            <Choices
              legend="The song has"
              options={classes.properties}
              chosen={state.properties}
              disabled={disabled}
              onChoose={(properties) => change({ properties })}
            />
          )}
          <Presets presets={presets} disabled={disabled} onChoose={change}>
            <button type="button" disabled={disabled} onClick={() => change(best(m))}>
              best answers
            </button>
          </Presets>
        </div>
        <Readings model={m} />
      </div>
    </Widget>
  );
}

const colors = { softmax: 'var(--sp-second)', sigmoids: 'var(--sp-third)' };
const markClass = { softmax: 'sp-second', sigmoids: 'sp-third' };

/** How far a mark stands out beside its bar. */
const beside = 11;

interface AnswerProps {
  model: Model;
  reading: Reading;
  disabled: boolean;
  onChange(answer: readonly number[]): void;
}

/** An answer as bars that are dragged, with marks beside each where the label says that it should end. */
function Answer({ model: m, reading, disabled, onChange }: AnswerProps) {
  const { name, answer, label } = reading;
  const { x, y } = positions(distributionFrame(m.names.length));
  return (
    <Bars
      outcomes={m.names}
      series={[
        {
          name,
          title: name,
          color: colors[name],
          link: name,
          p: answer,
          independent: name === 'sigmoids',
          onChange,
        },
      ]}
      label={
        name === 'softmax'
          ? describe(m)
          : `The sigmoids: ${inWords(m.names, answer, numberText)}, together ${numberText(reading.sum)}.`
      }
      disabled={disabled}
    >
      <path class="sp-guide" d={`M${x(0)},${y(1 / 2)}H${x(m.names.length)}`} />
      <g class="sp-best" data-link="label" stroke="currentColor">
        {label?.map((goal, k) => {
          const [left, right] = barInterval(k, 0, 1);
          return (
            <path
              key={k}
              d={`M${x(left)},${y(goal)}h${-beside}M${x(right)},${y(goal)}h${beside}`}
            />
          );
        })}
      </g>
    </Bars>
  );
}

function Readings({ model: m }: { model: Model }) {
  const row = (heading: string, cell: (reading: Reading) => string | number | undefined) => (
    <tr>
      <th scope="row">{heading}</th>
      {m.readings.map((reading) => {
        const value = cell(reading) ?? '–';
        return <td key={reading.name}>{typeof value === 'number' ? numberText(value) : value}</td>;
      })}
    </tr>
  );
  return (
    <div class="sp-readings">
      <table class="sp-sum">
        <thead>
          <tr>
            <th scope="col">
              <span class="sp-heard">measure</span>
            </th>
            {m.readings.map(({ name }) => (
              <th key={name} scope="col" class={markClass[name]} data-link={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {row('sum', ({ sum }) => sum)}
          {row('loss (nat)', ({ loss }) => loss)}
          {row('least loss', ({ least }) => least)}
          {row('right', ({ right }) => `${right} of ${m.names.length}`)}
        </tbody>
      </table>
      <p class="sp-note">{remark(m)}</p>
    </div>
  );
}
