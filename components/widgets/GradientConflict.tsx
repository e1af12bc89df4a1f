import { useMemo, useRef } from 'preact/hooks';
import { positions } from '../../src/figures/frame.ts';
import {
  describe,
  fields,
  frame,
  gainText,
  initial,
  links,
  type Model,
  model,
  place,
  plot,
  presets,
  reach,
  type State,
  snapped,
  table,
  tasks,
  type Vector,
  vectorText,
  withinView,
} from '../../src/figures/gradient-conflict.ts';
import { numberText } from '../../src/figures/number-text.ts';
import { Arrow } from './parts/Arrow.tsx';
import { Chart } from './parts/Chart.tsx';
import { Draggable } from './parts/Draggable.tsx';
import { Handle } from './parts/Handle.tsx';
import { Key } from './parts/Key.tsx';
import { Presets } from './parts/Presets.tsx';
import { useWidgetState } from './parts/use-widget-state.ts';
import { Widget } from './parts/Widget.tsx';

/** Two gradients whose tips are dragged, their sum, and what PCGrad makes of them. */
export default function GradientConflict({ name = 'conflict' }: { name?: string }) {
  const widget = useWidgetState(name, fields, initial);
  const state = widget.state.value;
  const { change } = widget;
  const m = model(state);
  const disabled = !widget.live.value;

  return (
    <Widget
      label="The gradients of two tasks, and two ways to add them"
      name={name}
      widget={widget}
      description={describe(m)}
      table={table(m)}
      links={links}
    >
      <div class="sp-columns">
        <Plane model={m} disabled={disabled} onChange={change} />
        <div class="sp-side">
          <Readings model={m} />
          <Presets presets={presets} disabled={disabled} onChoose={change} />
        </div>
      </div>
    </Widget>
  );
}

const colors = {
  first: 'var(--sp-p)',
  second: 'var(--sp-q)',
  'the plain sum': 'var(--sp-quiet)',
  PCGrad: 'var(--sp-third)',
};

interface PlaneProps {
  model: Model;
  disabled: boolean;
  onChange(part: Partial<State>): void;
}

/** The gradients as arrows; dashed, what PCGrad leaves of each. */
function Plane({ model: m, disabled, onChange }: PlaneProps) {
  const background = useMemo(plot, []);
  const { x, y } = positions(frame);
  const at = ([across, up]: Vector) => [x(across!), y(up!)] as const;
  const origin = at([0, 0]);
  return (
    <Chart
      frame={frame}
      background={background}
      label={describe(m)}
      handles={tasks.map((task) => (
        <Sides
          key={task}
          task={task}
          gradient={m[task]}
          disabled={disabled}
          onMove={(to) => onChange({ [task]: to })}
        />
      ))}
    >
      <Key
        frame={frame}
        entries={[
          ...tasks.map((task) => ({ text: task, color: colors[task], link: task })),
          { text: 'sum', color: colors['the plain sum'] },
          { text: 'PCGrad', color: colors.PCGrad },
        ]}
      />
      {m.left.map((each, i) => (
        <g key={tasks[i]}>
          <path class="sp-guide" d={`M${at(m[tasks[i]!])}L${at(each)}`} />
          <Arrow
            from={origin}
            to={at(each)}
            color={colors[tasks[i]!]}
            width={1.5}
            dashed
            link="left"
          />
        </g>
      ))}
      {m.steps.map(({ method, direction }) => (
        <Arrow
          key={method}
          from={origin}
          to={at(withinView(direction))}
          color={colors[method]}
          width={4}
        />
      ))}
      {tasks.map((task) => (
        <Tip
          key={task}
          task={task}
          gradient={m[task]}
          disabled={disabled}
          onMove={(to) => onChange({ [task]: to })}
        />
      ))}
    </Chart>
  );
}

interface GradientProps {
  task: (typeof tasks)[number];
  gradient: Vector;
  disabled: boolean;
  onMove(to: Vector): void;
}

/** An arrow that is taken by its tip. */
function Tip({ task, gradient, disabled, onMove }: GradientProps) {
  const { x, y } = positions(frame);
  const grabbed = useRef(gradient);
  const unit = x(1) - x(0);
  const tip = [x(gradient[0]!), y(gradient[1]!)] as const;
  return (
    <>
      <Arrow from={[x(0), y(0)]} to={tip} color={colors[task]} link={task} />
      <Draggable
        disabled={disabled}
        onGrab={() => (grabbed.current = gradient)}
        onDrag={(across, down) => {
          const [from, up] = grabbed.current;
          onMove(snapped([from! + across / unit, up! - down / unit]));
        }}
      >
        <circle cx={tip[0]} cy={tip[1]} r="16" fill="transparent" />
        <circle cx={tip[0]} cy={tip[1]} r="5" fill={colors[task]} />
      </Draggable>
    </>
  );
}

/** The two parts of a gradient on the sides of the plane: the first below and at the left, the second across from it. */
function Sides({ task, gradient, disabled, onMove }: GradientProps) {
  const { x, y } = positions(frame);
  const [across, up] = gradient as [number, number];
  const [low, high] = reach;
  const isFirst = task === 'first';
  const [level, edge] = isFirst ? [y(frame.y[0]), x(frame.x[0])] : [y(frame.y[1]), x(frame.x[1])];
  const handle = { frame, disabled, color: colors[task], link: task };
  return (
    <>
      <Handle
        {...handle}
        label={`The ${task} gradient, across`}
        value={place.share(across)}
        valueText={`${numberText(across)}, so ${vectorText(gradient)}`}
        direction="horizontal"
        track={{ from: x(low), to: x(high), across: [level, level] }}
        onMove={(to) => onMove(snapped([place.value(to), up]))}
      />
      <Handle
        {...handle}
        label={`The ${task} gradient, up`}
        value={place.share(up)}
        valueText={`${numberText(up)}, so ${vectorText(gradient)}`}
        direction="vertical"
        track={{ from: y(low), to: y(high), across: [edge - 14, edge + 14] }}
        onMove={(to) => onMove(snapped([across, place.value(to)]))}
      />
    </>
  );
}

/** How fast each loss falls, against either sum. */
function Readings({ model: { inner, angle, steps } }: { model: Model }) {
  return (
    <div class="sp-readings">
      <table class="sp-sum">
        <thead>
          <tr>
            <th scope="col">a step against</th>
            <th scope="col">first falls</th>
            <th scope="col">second falls</th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ method, gains }) => (
            <tr key={method}>
              <th scope="row">{method}</th>
              {gains.map((gain) => (
                <td>{gainText(gain)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <dl>
        <dt>inner product</dt>
        <dd>{gainText(inner)}</dd>
        <dt>angle</dt>
        <dd>{angle === undefined ? 'none' : `${numberText(angle)}°`}</dd>
      </dl>
      <p class="sp-note">
        {inner < 0
          ? 'In conflict: each keeps what stands at a right angle to the other.'
          : 'No conflict: PCGrad leaves both as they are.'}
      </p>
    </div>
  );
}
