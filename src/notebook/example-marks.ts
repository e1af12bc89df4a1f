import { button, element } from './element.ts';
import type { LiveExample } from './live-example.ts';
import type { ExampleOutcome, LineOutcome } from './outcome.ts';
import type { Say } from './words.ts';

/** How an example was published: what its lines computed, and its verdict. */
interface Published {
  lines: { line: Element; computed: string | null }[];
  verdict: string;
}

const published = new WeakMap<LiveExample, Published>();

/** Shows at the lines of an example what came of them, and its verdict below. */
export function showOutcome(example: LiveExample, outcome: ExampleOutcome, say: Say): void {
  const { lines, failed, total, pictures } = outcome;
  clearExample(example);
  const isEditing = example.classList.contains('editing');
  const rows = example.querySelectorAll(isEditing ? '.pce-line' : '.ec-line');
  for (const row of example.querySelectorAll('.ec-line')) row.removeAttribute('data-computed');
  for (const item of lines) mark(rows[item.line - 1], item);
  writeVerdict(
    example,
    failed ? say('book.failed', { failed, total }) : say('book.checked', { passed: total, total }),
    failed > 0 || lines.some(({ wrong }) => wrong),
  );
  const messages = lines
    .toSorted((a, b) => a.line - b.line)
    .map((item) => message(example, item, say));
  if (isEditing && messages.length > 0)
    below(example).append(element('ol', { className: 'messages' }, ...messages));
  for (const svg of pictures) below(example).append(picture(svg, say));
}

/** Shows an example as it was published, or without any verdict where its code is not the published one. */
export function clearExample(example: LiveExample): void {
  remember(example);
  for (const name of ['data-computed', 'data-wrong', 'data-printed'])
    for (const line of example.querySelectorAll(`[${name}]`)) line.removeAttribute(name);
  for (const { line, computed } of published.get(example)!.lines)
    if (computed !== null) line.setAttribute('data-computed', computed);
  writeVerdict(example, published.get(example)!.verdict, false);
  example.querySelector('.outcome')?.replaceChildren();
}

/** Says below an example what became of its run. */
export function showMessage(example: LiveExample, text: string): void {
  below(example).replaceChildren(
    element('ol', { className: 'messages' }, element('li', { className: 'wrong' }, text)),
  );
}

function remember(example: LiveExample): void {
  if (published.has(example)) return;
  const lines = Array.from(example.querySelectorAll('.ec-line'), (line) => ({
    line,
    computed: line.getAttribute('data-computed'),
  }));
  published.set(example, { lines, verdict: verdictOf(example)?.textContent ?? '' });
}

const verdictOf = (example: LiveExample) => example.querySelector('summary > .verdict');

/** Says in a word what became of an example as a whole. */
export function writeVerdict(example: LiveExample, text: string, isBad: boolean): void {
  const verdict = verdictOf(example);
  if (!verdict) return;
  verdict.textContent = text;
  verdict.parentElement!.classList.toggle('failed', isBad);
}

function mark(row: Element | undefined, { computed, wrong, printed }: LineOutcome): void {
  const add = (name: string, text: string | undefined) => {
    if (text === undefined) return;
    const before = row?.getAttribute(name);
    row?.setAttribute(name, before ? `${before} · ${text}` : text);
  };
  add('data-computed', computed);
  add('data-wrong', wrong);
  add('data-printed', printed);
}

function message(
  example: LiveExample,
  { line, computed, wrong, printed }: LineOutcome,
  say: Say,
): Node {
  const place = button(say('notebook.line', { line }), () => example.editor?.goTo(line));
  const className = wrong ? 'wrong' : printed ? 'printed' : 'computed';
  const text = element('span', {}, wrong ?? printed ?? computed ?? '');
  return element('li', { className }, place, text);
}

/** The reader's code made it: an image runs no script and loads nothing. */
const picture = (svg: string, say: Say): Node =>
  element('img', {
    className: 'picture',
    alt: say('notebook.picture'),
    src: `data:image/svg+xml,${encodeURIComponent(svg)}`,
  });

/** The place below an example for all that came of its run. */
export function below(example: LiveExample): Element {
  const found = example.querySelector('.outcome');
  if (found) return found;
  const made = element('div', { className: 'outcome' });
  example.querySelector('.under')!.after(made);
  return made;
}
