import { useMemo, useRef } from 'preact/hooks';
import {
  corner,
  describe,
  fields,
  initial,
  links,
  type Model,
  model,
  object,
  pictureFrame,
  plotPicture,
  plotRules,
  presets,
  ruleFrame,
  rules,
  type State,
  table,
} from '../../src/figures/box-overlap.ts';
import { positions } from '../../src/figures/frame.ts';
import { numberText } from '../../src/figures/number-text.ts';
import { Chart } from './parts/Chart.tsx';
import { Draggable } from './parts/Draggable.tsx';
import { Handle } from './parts/Handle.tsx';
import { Presets } from './parts/Presets.tsx';
import { useWidgetState } from './parts/use-widget-state.ts';
import { Widget } from './parts/Widget.tsx';

/** A box that is moved over an object, their overlap, and what three detectors make of it. */
export default function BoxOverlap({ name = 'boxes' }: { name?: string }) {
  const widget = useWidgetState(name, fields, initial);
  const state = widget.state.value;
  const { change } = widget;
  const m = model(state);
  const disabled = !widget.live.value;

  return (
    <Widget
      label="The overlap of a box with an object"
      name={name}
      widget={widget}
      description={describe(m)}
      table={table(m)}
      links={links}
    >
      <div class="sp-columns">
        <Picture state={state} model={m} disabled={disabled} onChange={change} />
        <div class="sp-side">
          <dl class="sp-readings">
            <dt>IoU</dt>
            <dd class="sp-main">
              <span data-link="iou">{numberText(m.iou)}</span>
            </dd>
          </dl>
          <Rules model={m} />
          <Presets presets={presets} disabled={disabled} onChoose={change} />
        </div>
      </div>
    </Widget>
  );
}

interface PictureProps {
  state: State;
  model: Model;
  disabled: boolean;
  onChange(part: Partial<State>): void;
}

/** The object, the box over it, and what they share. */
function Picture({ state, model: m, disabled, onChange }: PictureProps) {
  const background = useMemo(plotPicture, []);
  const { x, y } = positions(pictureFrame);
  const grabbed = useRef(m.box);
  const [left, top, right, bottom] = m.box;
  const unit = x(1) - x(0);
  const shared = {
    left: Math.max(left, object[0]),
    top: Math.max(top, object[1]),
    right: Math.min(right, object[2]),
    bottom: Math.min(bottom, object[3]),
  };
  const overlaps = shared.right > shared.left && shared.bottom > shared.top;
  return (
    <Chart
      frame={pictureFrame}
      background={background}
      label={describe(m)}
      handles={
        <>
          <Handle
            label="Left side of the box"
            value={state.left}
            valueText={`left side at ${numberText(left)}, IoU ${numberText(m.iou)}`}
            direction="horizontal"
            track={{ from: x(0), to: x(corner.units(1)), across: [y(12), y(12)] }}
            frame={pictureFrame}
            disabled={disabled}
            color="var(--sp-accent)"
            link="box"
            onMove={(to) => onChange({ left: to })}
          />
          <Handle
            label="Upper side of the box"
            value={1 - state.top}
            valueText={`upper side at ${numberText(top)}, IoU ${numberText(m.iou)}`}
            direction="vertical"
            track={{ from: y(corner.units(1)), to: y(0), across: [x(0) - 12, x(0) + 12] }}
            frame={pictureFrame}
            disabled={disabled}
            color="var(--sp-accent)"
            link="box"
            onMove={(to) => onChange({ top: 1 - to })}
          />
          <Handle
            label="Side length of the box"
            value={state.side}
            valueText={`sides of ${numberText(right - left)}, IoU ${numberText(m.iou)}`}
            direction="horizontal"
            track={{ from: x(1), to: x(6), across: [y(0), y(0)] }}
            frame={pictureFrame}
            disabled={disabled}
            color="var(--sp-ink)"
            link="box"
            onMove={(to) => onChange({ side: to })}
          />
        </>
      }
    >
      <rect
        class="sp-object"
        data-link="object"
        x={x(object[0])}
        y={y(object[1])}
        width={unit * (object[2] - object[0])}
        height={unit * (object[3] - object[1])}
      />
      {overlaps && (
        <rect
          class="sp-shared"
          data-link="shared"
          x={x(shared.left)}
          y={y(shared.top)}
          width={unit * (shared.right - shared.left)}
          height={unit * (shared.bottom - shared.top)}
        />
      )}
      <Draggable
        disabled={disabled}
        onGrab={() => (grabbed.current = m.box)}
        onDrag={(across, down) =>
          onChange({
            left: corner.place(grabbed.current[0] + across / unit),
            top: corner.place(grabbed.current[1] + down / unit),
          })
        }
      >
        <rect
          class="sp-box"
          data-link="box"
          x={x(left)}
          y={y(top)}
          width={unit * (right - left)}
          height={unit * (bottom - top)}
        />
      </Draggable>
      <text class="sp-title" x={x(6) + 14} y={y(0) - 6}>
        size of the box
      </text>
      <text
        class="sp-title sp-object-name"
        data-link="object"
        x={x(object[0]) + 6}
        y={y(object[3]) - 8}
      >
        object
      </text>
    </Chart>
  );
}

/** For each rule the IoUs that are negative, ignored and positive, and where the box stands. */
function Rules({ model: m }: { model: Model }) {
  const background = useMemo(plotRules, []);
  const { x, y } = positions(ruleFrame);
  const height = y(1) - y(0) - 6;
  return (
    <Chart
      frame={ruleFrame}
      background={background}
      label={`What three rules make of the box: ${rules
        .map(({ detector }, i) => `${detector} ${m.verdicts[i]}`)
        .join(', ')}.`}
    >
      {rules.map(({ detector, ignored, positive }, row) => (
        <g key={detector}>
          <rect class="sp-rule" x={x(0)} width={x(ignored) - x(0)} y={y(row) + 3} height={height} />
          <rect
            class="sp-rule sp-rule-ignored"
            x={x(ignored)}
            width={x(positive) - x(ignored)}
            y={y(row) + 3}
            height={height}
          />
          <rect
            class="sp-rule sp-rule-positive"
            x={x(positive)}
            width={x(1) - x(positive)}
            y={y(row) + 3}
            height={height}
          />
          <text class="sp-verdict" x={x(1) + 6} y={y(row + 0.5)}>
            {m.verdicts[row]}
          </text>
        </g>
      ))}
      <path class="sp-guide" data-link="iou" d={`M${x(m.iou)},${y(0)}V${y(rules.length)}`} />
    </Chart>
  );
}
