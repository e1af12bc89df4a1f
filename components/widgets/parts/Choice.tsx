import { useId } from 'preact/hooks';

interface Props<T extends string> {
  legend: string;
  options: readonly T[];
  chosen: T;
  disabled: boolean;
  /** What lights up with an option. */
  linkOf?(option: T): string;
  onChoose(option: T): void;
}

/** One of a few, all in view. */
export function Choice<T extends string>(props: Props<T>) {
  const { legend, options, chosen, disabled, linkOf, onChoose } = props;
  const name = useId();
  return (
    <fieldset class="sp-choice sp-controls" disabled={disabled}>
      <legend>{legend}</legend>
      {options.map((option) => (
        <label>
          <input
            type="radio"
            name={name}
            value={option}
            checked={option === chosen}
            onChange={() => onChoose(option)}
          />
          <span data-link={linkOf?.(option)}>{option}</span>
        </label>
      ))}
    </fieldset>
  );
}
