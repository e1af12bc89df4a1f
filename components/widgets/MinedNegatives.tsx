import { useMemo } from 'preact/hooks';
import { percentText } from '../../src/figures/focal-weights.ts';
import { positions } from '../../src/figures/frame.ts';
import {
  describe,
  drawnRanks,
  fields,
  initial,
  links,
  lossFrame,
  type Model,
  model,
  negatives,
  plotLosses,
  plotShares,
  presets,
  rankScale,
  shareFrame,
  sureTrack,
  table,
  unmarkedCounts,
} from '../../src/figures/mined-negatives.ts';
import { numberText } from '../../src/figures/number-text.ts';
import { Chart } from './parts/Chart.tsx';
import { Choice } from './parts/Choice.tsx';
import { Handle } from './parts/Handle.tsx';
import { Key } from './parts/Key.tsx';
import { Line } from './parts/Line.tsx';
import { Presets } from './parts/Presets.tsx';
import { Slider } from './parts/Slider.tsx';
import { useWidgetState } from './parts/use-widget-state.ts';
import { Widget } from './parts/Widget.tsx';

/** Which negatives are mined as fewer are kept, when some of the labels are wrong. */
export default function MinedNegatives({ name = 'mining' }: { name?: string }) {
  const widget = useWidgetState(name, fields, initial);
  const state = widget.state.value;
  const { change } = widget;
  const m = useMemo(() => model(state), [state]);
  const disabled = !widget.live.value;

  return (
    <Widget
      label="The negatives that are mined, and wrong labels among them"
      name={name}
      widget={widget}
      description={describe(m)}
      table={table(m)}
      links={links}
    >
      <div class="sp-columns">
        <Losses model={m} disabled={disabled} onMove={(kept) => change({ kept })} />
        <Shares model={m} />
        <div class="sp-panel">
          <Choice
            legend="Unmarked objects"
            options={unmarkedCounts}
            chosen={state.unmarked}
            disabled={disabled}
            onChoose={(unmarked) => change({ unmarked })}
          />
          <Slider
            label="probability the model gives them"
            value={state.sure}
            valueText={numberText(state.sure)}
            track={sureTrack}
            disabled={disabled}
            onMove={(sure) => change({ sure })}
          />
          <Presets presets={presets} disabled={disabled} onChoose={change} />
        </div>
        <Readings model={m} />
      </div>
    </Widget>
  );
}

const colors = { negatives: 'var(--sp-p)', objects: 'var(--sp-second)' };

interface LossesProps {
  model: Model;
  disabled: boolean;
  onMove(kept: number): void;
}

/** All negatives by their loss, the hardest at the left; what lies left of the handle is kept. */
function Losses({ model: m, disabled, onMove }: LossesProps) {
  const background = useMemo(plotLosses, []);
  const { x, y, yWithin } = positions(lossFrame);
  const place = (rank: number) => x(rankScale.share(rank));
  const cut = place(m.kept);
  const points = drawnRanks.map(
    (rank) => [rankScale.share(rank), Math.min(m.ranked[rank - 1]!.loss, lossFrame.y[1])] as const,
  );
  return (
    <Chart
      frame={lossFrame}
      background={background}
      label={describe(m)}
      handles={
        <Handle
          label="Negatives kept"
          link="kept"
          value={rankScale.share(m.kept)}
          valueText={`the ${m.kept} hardest, ${m.at.wrong} of them wrong`}
          direction="horizontal"
          track={{ from: x(0), to: x(1), across: [y(0), y(0)] }}
          frame={lossFrame}
          disabled={disabled}
          color="var(--sp-ink)"
          onMove={(share) => onMove(rankScale.value(share))}
        />
      }
    >
      <Key
        frame={lossFrame}
        entries={[
          { text: 'negatives', color: colors.negatives },
          { text: 'objects', color: colors.objects, link: 'wrong' },
        ]}
      />
      <rect
        class="sp-shared"
        data-link="kept"
        x={x(0)}
        width={cut - x(0)}
        y={y(lossFrame.y[1])}
        height={y(0) - y(lossFrame.y[1])}
      />
      <path class="sp-guide" d={`M${cut},${y(0)}V${y(lossFrame.y[1])}`} />
      <Line frame={lossFrame} points={points} color={colors.negatives} />
      {m.ranked.map(({ isObject, loss }, i) =>
        isObject ? (
          <circle
            key={i}
            class="sp-second"
            data-link="wrong"
            cx={place(i + 1)}
            cy={yWithin(loss)}
            r="4"
          />
        ) : null,
      )}
    </Chart>
  );
}

/** The share of wrong labels, by how many are kept. */
function Shares({ model: m }: { model: Model }) {
  const background = useMemo(plotShares, []);
  const { x, y } = positions(shareFrame);
  const points = drawnRanks.map(
    (rank) => [rankScale.share(rank), m.mined[rank - 1]!.share] as const,
  );
  const inAll = y(m.mined.at(-1)!.share);
  const cut = x(rankScale.share(m.kept));
  return (
    <Chart
      frame={shareFrame}
      background={background}
      label={`The share of wrong labels among the negatives that are kept: ${percentText(m.at.share)} of ${m.kept}, ${percentText(m.mined.at(-1)!.share)} of all ${negatives}.`}
    >
      <path class="sp-guide" d={`M${cut},${y(0)}V${y(1)}`} />
      <path class="sp-floor" d={`M${x(0)},${inAll}H${x(1)}`} />
      <Line frame={shareFrame} points={points} color={colors.objects} link="wrong" />
      <circle class="sp-second" cx={cut} cy={y(m.at.share)} r="5" />
    </Chart>
  );
}

function Readings({ model: m }: { model: Model }) {
  const all = m.mined.at(-1)!;
  return (
    <div class="sp-readings">
      <table class="sp-sum">
        <thead>
          <tr>
            <th scope="col">of the negatives</th>
            <th scope="col">the {m.kept} kept</th>
            <th scope="col">all {negatives}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">wrong labels</th>
            <td>{m.at.wrong}</td>
            <td>{all.wrong}</td>
          </tr>
          <tr>
            <th scope="row">their share</th>
            <td>{percentText(m.at.share)}</td>
            <td>{percentText(all.share)}</td>
          </tr>
          <tr>
            <th scope="row">their share of the slopes</th>
            <td>{percentText(m.pull)}</td>
            <td>{percentText(m.pullOfAll)}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
