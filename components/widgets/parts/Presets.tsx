import type { ComponentChildren } from 'preact';

interface Props<Preset> {
  presets: Readonly<Record<string, Preset>>;
  disabled: boolean;
  onChoose(preset: Preset): void;
  /** Other buttons beside them. */
  children?: ComponentChildren;
}

/** States worth a look, a button each. */
export function Presets<Preset>({ presets, disabled, onChoose, children }: Props<Preset>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: nothing here is submitted
    <div class="sp-buttons sp-controls" role="group" aria-label="Examples">
      {Object.entries(presets).map(([name, preset]) => (
        <button type="button" disabled={disabled} onClick={() => onChoose(preset)}>
          {name}
        </button>
      ))}
      {children}
    </div>
  );
}
