interface Props<T extends string> {
  legend: string;
  options: readonly T[];
  chosen: readonly T[];
  disabled: boolean;
  /** In the order of the options. */
  onChoose(chosen: readonly T[]): void;
}

/** Any number of a few, all in view. */
export function Choices<T extends string>(props: Props<T>) {
  const { legend, options, chosen, disabled, onChoose } = props;
  const toggled = (option: T) =>
    options.filter((other) => chosen.includes(other) !== (other === option));
  return (
    <fieldset class="sp-choice sp-controls" disabled={disabled}>
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option}>
          <input
            type="checkbox"
            checked={chosen.includes(option)}
            onChange={() => onChoose(toggled(option))}
          />
          <span>{option}</span>
        </label>
      ))}
    </fieldset>
  );
}
