import type { Verdict } from '../check/check-chapter.ts';
import { element } from './element.ts';
import { isUnreached } from './outcome.ts';
import type { Answer } from './protocol.ts';

/** A place of the page that no longer holds, and why. */
export interface Mark {
  element: Element;
  message: string;
}

/** Marks the numbers, formulas and claims of the text that an answer finds wrong. */
export function markProse({ verdicts }: Answer): Mark[] {
  clearProse();
  const of = (kind: Verdict['kind']) => verdicts.filter((verdict) => verdict.kind === kind);
  return [
    ...marksOf(of('number'), text('data.num'), markNumber),
    ...marksOf(of('equation'), checkedFormulas(), markFormula),
    ...marksOf(of('claim'), text('.claim'), markClaim),
  ];
}

export function clearProse(): void {
  for (const note of document.querySelectorAll('.now-wrong')) note.remove();
  for (const marked of document.querySelectorAll('.no-longer'))
    marked.classList.remove('no-longer');
}

/** The checks of a kind stand in the page in the order of the file. */
function marksOf(
  verdicts: Verdict[],
  elements: Element[],
  mark: (element: Element, verdict: Verdict) => Element,
): Mark[] {
  return verdicts.flatMap((verdict, i) => {
    const found = elements[i];
    if (!verdict.wrong || isUnreached(verdict) || !found) return [];
    return [{ element: mark(found, verdict), message: verdict.wrong }];
  });
}

const text = (selector: string): Element[] => [
  ...document.querySelectorAll(`.sl-markdown-content ${selector}`),
];

/** Lone symbols are formulas too, and no check. The page lists which is which. */
function checkedFormulas(): Element[] {
  const checked = document.querySelector<HTMLElement>('[data-formulas]')?.dataset['formulas'] ?? '';
  return text('.katex').filter((_, i) => checked[i] === '1');
}

function markNumber(number: Element, { wrong, correction }: Verdict): Element {
  number.classList.add('no-longer');
  number.after(note(wrong!, correction?.right ?? '✗'));
  return number;
}

function markFormula(formula: Element, { wrong }: Verdict): Element {
  const display = formula.closest('.equation') ?? formula.closest('.katex-display');
  if (display) display.after(note(wrong!, wrong!));
  else formula.after(note(wrong!, '✗'));
  return display ?? formula;
}

function markClaim(claim: Element, { wrong }: Verdict): Element {
  claim.classList.add('no-longer');
  claim.append(note(wrong!, wrong!));
  return claim;
}

/** Says what is wrong: beside the place in short, and in full at the foot of the window. */
function note(message: string, shown: string): Element {
  const isFull = message === shown;
  const made = element('strong', { className: isFull ? 'now-wrong' : 'now-wrong sourced' });
  made.textContent = isFull ? `✗ ${shown}` : ` ${shown}`;
  if (!isFull) {
    made.tabIndex = 0;
    made.dataset['source'] = message;
  }
  return made;
}
