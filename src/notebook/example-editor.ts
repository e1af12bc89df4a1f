import type { PrismEditor } from 'prism-code-editor';
import { codeEditor } from './code-editor.ts';
import { fragmentOf } from './edit-link.ts';
import { button, element } from './element.ts';
import { showMessage } from './example-marks.ts';
import type { LiveExample } from './live-example.ts';
import type { Notebook } from './notebook.ts';
import type { Ending } from './protocol.ts';
import { standaloneFile } from './standalone.ts';
import type { Say } from './words.ts';

/** What an example is run with: the page, or the cases of an exercise. */
export interface Whole {
  notebook: Notebook;
  say: Say;
  write(line: number, code: string): void;
  run(): Promise<Ending>;
  stop(): void;
  /** After something was put back. */
  settle(): Promise<void>;
}

/** An example that is being changed: its editor, what one can do with it, and what is said about it. */
export class ExampleEditor {
  private readonly example: LiveExample;
  private readonly live: Whole;
  private readonly place: HTMLElement;
  private readonly editor: PrismEditor;
  private readonly note = element('p', { className: 'note', hidden: true });
  private readonly status = element('p', { role: 'status' });
  private readonly edit: HTMLButtonElement;
  private readonly runButton: HTMLButtonElement;
  private readonly stopButton: HTMLButtonElement;
  private readonly resetButton: HTMLButtonElement;
  private readonly tools: HTMLButtonElement[];
  /** Code that came with the link and that the reader has not taken up: it is no part of the page yet. */
  private brought: string | undefined;

  constructor(example: LiveExample, live: Whole) {
    const { say, notebook } = live;
    this.example = example;
    this.live = live;
    const hint = element('p', {
      className: 'hint',
      id: `keys-${example.line}`,
      textContent: say('notebook.keys'),
    });
    this.place = element('div', { className: 'editor' });
    const code = example.querySelector<HTMLElement>('.expressive-code')!;
    this.place.style.minHeight = `${code.offsetHeight}px`;
    this.editor = codeEditor(this.place, {
      code: notebook.code(example.line),
      label: say('notebook.codeOf', { example: example.label }),
      describedBy: hint.id,
      onInput: () => this.typed(),
      onRun: () => this.run(),
      onEscape: () => this.tell(say('notebook.tabLeaves')),
    });
    code.after(this.note, this.place);
    const { editButton, copyButton } = example;
    this.edit = editButton!;
    this.runButton = button(say('notebook.run'), () => this.run());
    this.runButton.classList.add('main');
    this.stopButton = button(say('notebook.stop'), () => live.stop());
    this.stopButton.hidden = true;
    this.resetButton = button(say('notebook.reset'), () => this.reset());
    const link = button(say('notebook.link'), async () => {
      const { origin, pathname } = location;
      const published = notebook.published(example.line);
      const fragment = await fragmentOf({ published, code: this.code });
      await navigator.clipboard.writeText(origin + pathname + fragment);
      example.flash(link);
    });
    const file = button(say('notebook.standalone'), () => this.download());
    const close = button(say('notebook.close'), () => this.close());
    this.tools = [this.runButton, link, file, close];
    this.edit.before(this.runButton, this.stopButton, this.resetButton);
    copyButton!.after(link, file, close);
    example.querySelector('.under')!.after(this.status);
    example.append(hint);
  }

  get code(): string {
    return this.editor.value;
  }

  open(): void {
    this.show(true);
    // The reader has the place in view: a browser would move a long one.
    this.editor.textarea.focus({ preventScroll: true });
  }

  /** Puts the published code back in its place if nothing is changed; a change stays in sight. */
  close(): void {
    this.show(false);
    this.edit.focus();
  }

  /** Whether it shows code that is no part of the page yet. */
  get isWaiting(): boolean {
    return this.brought !== undefined;
  }

  /** The page was checked with this code in it. */
  checked(): void {
    this.example.classList.remove('stale');
    this.tell('');
  }

  /** Shows code that the reader left here before. */
  restore(code: string): void {
    this.live.write(this.example.line, code);
    this.editor.setOptions({ value: code });
    this.example.classList.add('stale');
    this.show(false);
    this.tell(this.live.say('notebook.notRun'));
  }

  /** Shows code that came with the link. It is no part of the page until the reader runs or changes it. */
  bring(code: string): void {
    this.brought = code;
    this.editor.setOptions({ value: code });
    this.note.textContent = this.live.say('notebook.fromLink');
    this.note.hidden = false;
    this.example.classList.add('stale');
    this.show(true);
  }

  async run(): Promise<void> {
    const { say } = this.live;
    this.takeUp();
    this.setRunning(true);
    this.tell(say('notebook.running'));
    try {
      const ending = await this.live.run();
      if (ending.kind === 'stopped') {
        showMessage(this.example, ending.message);
        this.tell(say('notebook.stoppedIt'));
      } else this.tell(this.example.querySelector('summary')!.textContent.trim(), 'sr-only');
    } catch (error) {
      const isAborted = error instanceof DOMException && error.name === 'AbortError';
      this.tell(isAborted ? say('notebook.stopped') : String(error));
    } finally {
      this.setRunning(false);
    }
  }

  async reset(): Promise<void> {
    const { line } = this.example;
    this.editor.setOptions({ value: this.live.notebook.published(line) });
    this.takeUp();
    this.example.classList.remove('stale');
    this.show(this.isOpen);
    if (this.isOpen) this.editor.textarea.focus();
    else this.edit.focus();
    await this.live.settle();
    this.tell(this.live.say('notebook.asPublished'));
  }

  /** Puts the cursor at the beginning of a line. */
  goTo(line: number): void {
    if (!this.isOpen) this.show(true);
    const at =
      this.code
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length + (line > 1 ? 1 : 0);
    this.editor.textarea.setSelectionRange(at, at);
    this.editor.textarea.focus();
  }

  private get isOpen(): boolean {
    return this.example.classList.contains('open');
  }

  private get isEdited(): boolean {
    return this.code !== this.live.notebook.published(this.example.line);
  }

  private show(isOpen: boolean): void {
    this.example.classList.toggle('editing', isOpen || this.isEdited);
    this.example.classList.toggle('open', isOpen);
    this.edit.hidden = isOpen;
    for (const tool of this.tools) tool.hidden = !isOpen;
    this.resetButton.hidden = !isOpen && !this.isEdited;
    this.editor.setOptions({ readOnly: !isOpen });
  }

  private typed(): void {
    // The first update is the editor's own, when nothing is there yet.
    if (!this.resetButton) return;
    if (this.code === (this.brought ?? this.live.notebook.code(this.example.line))) return;
    this.takeUp();
    this.example.classList.add('stale');
    this.tell(this.isEdited ? this.live.say('notebook.notRun') : '');
  }

  private takeUp(): void {
    this.brought = undefined;
    this.note.hidden = true;
    this.live.write(this.example.line, this.code);
  }

  private setRunning(isRunning: boolean): void {
    const hadFocus = [this.runButton, this.stopButton].includes(
      document.activeElement as HTMLButtonElement,
    );
    this.runButton.hidden = isRunning || !this.isOpen;
    this.stopButton.hidden = !isRunning;
    this.example.ariaBusy = String(isRunning);
    if (hadFocus) (isRunning ? this.stopButton : this.runButton).focus();
  }

  /** `sr-only` where the eye finds it elsewhere. */
  private tell(text: string, className = ''): void {
    this.status.className = className;
    this.status.textContent = text;
  }

  private download(): void {
    const { live, example } = this;
    const { source, places } = live.notebook.edited([example.line, this.code]);
    const { line } = places.get(example.line)!;
    const chapter = live.notebook.path.replace(/^.*\/|\.mdx$/g, '');
    const title = `${document.title}, ${example.label}`;
    const file = new Blob([standaloneFile(source, line, title)], { type: 'text/typescript' });
    const link = element('a', {
      href: URL.createObjectURL(file),
      download: `${chapter}-${example.line}.mts`,
    });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }
}
