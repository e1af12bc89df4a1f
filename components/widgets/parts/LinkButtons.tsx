import { useEffect } from 'preact/hooks';
import type { Links } from '../../../src/figures/links.ts';
import { linkPage, pinned } from './linked-highlight.ts';

interface Props {
  links: Links;
  disabled: boolean;
}

/** For keyboards and fingers: what lights up in formulas and code, a button each, which keeps it lit. */
export function LinkButtons({ links, disabled }: Props) {
  useEffect(() => linkPage(links), []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: nothing here is submitted
    <div class="sp-links sp-controls" role="group" aria-label="Find in figure, formulas and code">
      <span aria-hidden="true">Find in formulas and code:</span>
      {Object.entries(links).map(([link, { title }]) => (
        <button
          key={link}
          type="button"
          data-link={link}
          disabled={disabled}
          aria-pressed={pinned.value === link}
          onClick={() => (pinned.value = pinned.value === link ? undefined : link)}
        >
          {title}
        </button>
      ))}
    </div>
  );
}
