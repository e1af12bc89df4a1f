import { stages } from '../../../src/figures/crowd.ts';
import { axes, binCounts, type State, wrongCounts } from '../../../src/figures/gradient-crowd.ts';
import { Choice } from './Choice.tsx';

type Chosen = Pick<State, 'stage' | 'wrong' | 'bins' | 'axis'>;

interface Props {
  chosen: Chosen;
  disabled: boolean;
  onChange(part: Partial<Chosen>): void;
}

/** The crowd of examples that GHM meets, and how it is counted. */
export function CrowdChoices({ chosen, disabled, onChange }: Props) {
  return (
    <>
      <Choice
        legend="Model"
        options={stages}
        chosen={chosen.stage}
        disabled={disabled}
        onChoose={(stage) => onChange({ stage })}
      />
      <Choice
        legend="Wrong labels"
        options={wrongCounts}
        chosen={chosen.wrong}
        disabled={disabled}
        onChoose={(wrong) => onChange({ wrong })}
      />
      <Choice
        legend="Bins"
        options={binCounts}
        chosen={chosen.bins}
        disabled={disabled}
        onChoose={(bins) => onChange({ bins })}
      />
      <Choice
        legend="Axis"
        options={axes}
        chosen={chosen.axis}
        disabled={disabled}
        onChoose={(axis) => onChange({ axis })}
      />
    </>
  );
}
