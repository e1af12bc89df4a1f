import { button, element } from './element.ts';
import type { Mark } from './prose-marks.ts';
import type { Answer } from './protocol.ts';
import type { Say } from './words.ts';

/** A line at the foot of the window: how many checks of the page fail, and the way to each of them. */
export class PageVerdict {
  private readonly say: Say;
  private readonly summary = element('p', { role: 'status' });
  private readonly current = element('p', { className: 'current' });
  private readonly previous: HTMLButtonElement;
  private readonly next: HTMLButtonElement;
  private readonly restore: HTMLButtonElement;
  private readonly bar: HTMLElement;
  private marks: Mark[] = [];
  private at = -1;
  private onRestore: (() => void) | undefined;

  constructor(say: Say) {
    this.say = say;
    this.previous = button(say('notebook.previous'), () => this.go(-1));
    this.next = button(say('notebook.first'), () => this.go(1));
    this.restore = button(say('notebook.restore'), () => this.onRestore?.());
    const close = button(say('notebook.close'), () => this.hide());
    this.bar = element(
      'section',
      {
        className: 'page-verdict not-content',
        hidden: true,
        ariaLabel: say('notebook.pageVerdict'),
      },
      this.summary,
      element('div', { className: 'tools' }, this.previous, this.next, this.restore, close),
      this.current,
    );
    document.body.append(this.bar);
  }

  /** Shows how an answer leaves the page; `broken` says what was done to the core, and how to undo it. */
  show(
    { verdicts }: Answer,
    marks: Mark[],
    broken: { title: string; restore(): void } | undefined,
  ): void {
    this.unmark();
    this.marks = marks.sort((a, b) => inOrder(a.element, b.element));
    this.at = -1;
    this.onRestore = broken?.restore;
    this.restore.hidden = !broken;
    const isElsewhere = marks.some(({ element }) => !element.closest('.editing'));
    if (!broken && !isElsewhere) {
      this.hide();
      return;
    }
    const failed = verdicts.filter(({ wrong }) => wrong).length;
    const counts = this.say(failed ? 'notebook.pageFails' : 'notebook.pageHolds', {
      failed,
      total: verdicts.length,
    });
    this.bar.hidden = false;
    this.bar.classList.toggle('good', failed === 0);
    this.summary.textContent = broken ? `${broken.title}: ${counts}` : counts;
    this.current.textContent = '';
    this.next.textContent = this.say('notebook.first');
    this.next.hidden = marks.length === 0;
    this.previous.hidden = true;
  }

  /** Shows a message that belongs to no place of the page. */
  tell(text: string): void {
    this.bar.hidden = false;
    this.summary.textContent = text;
    this.current.textContent = '';
    for (const tool of [this.previous, this.next, this.restore]) tool.hidden = true;
  }

  hide(): void {
    this.unmark();
    this.bar.hidden = true;
  }

  private go(step: number): void {
    this.unmark();
    const { length } = this.marks;
    this.at = (this.at + step + length) % length;
    const { element: place, message } = this.marks[this.at]!;
    for (let fold = place.closest('details'); fold; fold = fold.parentElement!.closest('details'))
      fold.open = true;
    place.classList.add('shown-now');
    place.scrollIntoView({ block: 'center' });
    this.current.textContent = `${this.say('notebook.ofMany', { at: this.at + 1, total: length })} ${message}`;
    this.next.textContent = this.say('notebook.next');
    this.previous.hidden = false;
  }

  private unmark(): void {
    this.marks[this.at]?.element.classList.remove('shown-now');
  }
}

const inOrder = (a: Element, b: Element): number =>
  a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
