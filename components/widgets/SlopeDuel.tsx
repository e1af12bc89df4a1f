import { useMemo } from 'preact/hooks';
import { positions } from '../../src/figures/frame.ts';
import { numberText } from '../../src/figures/number-text.ts';
import {
  describe,
  fields,
  initial,
  type Loss,
  links,
  logitScale,
  type Model,
  model,
  pathFrame,
  plotPaths,
  plotSlopes,
  presets,
  rateTrack,
  slopeCurve,
  slopeFrame,
  table,
  turnText,
} from '../../src/figures/slope-duel.ts';
import { Chart } from './parts/Chart.tsx';
import { Handle } from './parts/Handle.tsx';
import { Key } from './parts/Key.tsx';
import { Line } from './parts/Line.tsx';
import { Presets } from './parts/Presets.tsx';
import { Slider } from './parts/Slider.tsx';
import { useWidgetState } from './parts/use-widget-state.ts';
import { Widget } from './parts/Widget.tsx';

/** Two losses of one sigmoid: how hard each pulls at a mistake, and what becomes of it. */
export default function SlopeDuel({ name = 'duel' }: { name?: string }) {
  const widget = useWidgetState(name, fields, initial);
  const state = widget.state.value;
  const { change } = widget;
  const m = useMemo(() => model(state), [state]);
  const disabled = !widget.live.value;

  return (
    <Widget
      label="Cross-entropy against the squared error"
      name={name}
      widget={widget}
      description={describe(m)}
      table={table(m)}
      links={links}
    >
      <div class="sp-columns">
        <Slopes model={m} disabled={disabled} onMove={(logit) => change({ logit })} />
        <Paths model={m} />
        <div class="sp-side">
          <Presets presets={presets} disabled={disabled} onChoose={change} />
          <Slider
            label="rate"
            value={state.rate}
            valueText={numberText(state.rate)}
            track={rateTrack}
            disabled={disabled}
            onMove={(rate) => change({ rate })}
          />
        </div>
        <Readings model={m} />
      </div>
    </Widget>
  );
}

const styles: Record<Loss, { color: string; dashed?: string }> = {
  'cross-entropy': { color: 'var(--sp-third)' },
  'squared error': { color: 'var(--sp-second)', dashed: '7 3' },
};

const linkOf: Record<Loss, string | undefined> = {
  'cross-entropy': 'sigmoids',
  'squared error': undefined,
};

const entries = (Object.keys(styles) as Loss[]).map((loss) => ({
  text: loss,
  color: styles[loss].color,
  link: linkOf[loss],
}));

interface SlopesProps {
  model: Model;
  disabled: boolean;
  onMove(logit: number): void;
}

/** The slopes of both losses at every logit. The logit is dragged along the curve of cross-entropy. */
function Slopes({ model: m, disabled, onMove }: SlopesProps) {
  const background = useMemo(plotSlopes, []);
  const curves = useMemo(() => m.trained.map(({ loss }) => slopeCurve(loss)), []);
  const { x, y } = positions(slopeFrame);
  const at = x(m.logit);
  const height = y(m.trained[0].slope);
  return (
    <Chart
      frame={slopeFrame}
      background={background}
      label={describe(m)}
      handles={
        <Handle
          label="The logit"
          value={logitScale.share(m.logit)}
          valueText={`${numberText(m.logit)}, slopes ${m.trained
            .map(({ slope }) => numberText(slope))
            .join(' and ')}`}
          direction="horizontal"
          track={{ from: x(slopeFrame.x[0]), to: x(slopeFrame.x[1]), across: [height, height] }}
          frame={slopeFrame}
          disabled={disabled}
          color={styles['cross-entropy'].color}
          link="z"
          onMove={(to) => onMove(logitScale.value(to))}
        />
      }
    >
      <Key frame={slopeFrame} entries={entries} />
      <path class="sp-guide" data-link="z" d={`M${at},${y(0)}V${y(1)}`} />
      {m.trained.map(({ loss, slope }, i) => (
        <g key={loss} data-link={linkOf[loss]}>
          <Line frame={slopeFrame} points={curves[i]!} {...styles[loss]} />
          <circle cx={at} cy={y(slope)} r="5" fill={styles[loss].color} />
        </g>
      ))}
    </Chart>
  );
}

/** What becomes of the mistake, step by step. */
function Paths({ model: m }: { model: Model }) {
  const background = useMemo(plotPaths, []);
  return (
    <Chart
      frame={pathFrame}
      background={background}
      label={`The probability of the wrong answer, step by step: ${m.trained
        .map((each) => `with ${each.loss} ${turnText(each)}`)
        .join(', ')}.`}
    >
      {m.trained.map(({ loss, path }) => (
        <g key={loss} data-link={linkOf[loss]}>
          <Line frame={pathFrame} points={path} {...styles[loss]} />
        </g>
      ))}
    </Chart>
  );
}

function Readings({ model: m }: { model: Model }) {
  return (
    <div class="sp-readings">
      <table class="sp-sum">
        <thead>
          <tr>
            <th scope="col">loss</th>
            <th scope="col">slope</th>
            <th scope="col">outcome</th>
          </tr>
        </thead>
        <tbody>
          {m.trained.map((each) => (
            <tr key={each.loss} data-link={linkOf[each.loss]}>
              <th scope="row" style={{ color: styles[each.loss].color }}>
                {each.loss}
              </th>
              <td>{numberText(each.slope)}</td>
              <td class="sp-wraps">{turnText(each)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
