import type { ExampleEditor } from './example-editor.ts';

/** An example in the page. It is plain text until the reader wants to change it; only then are the editor and the checker loaded. */
export class LiveExample extends HTMLElement {
  editor: ExampleEditor | undefined;

  connectedCallback(): void {
    const { editButton, copyButton } = this;
    copyButton?.addEventListener('click', async () => {
      await navigator.clipboard.writeText(this.code);
      this.flash(copyButton);
    });
    if (!editButton) return;
    this.tabIndex = 0;
    this.role = 'group';
    this.ariaLabel = this.label;
    editButton.addEventListener('click', () => this.edit());
    this.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.target !== this) return;
      event.preventDefault();
      this.edit();
    });
  }

  get editButton() {
    return this.querySelector<HTMLButtonElement>('.edit');
  }

  get copyButton() {
    return this.querySelector<HTMLButtonElement>('.copy');
  }

  /** Its number, where it has one. */
  get label(): string {
    return this.dataset['label']!;
  }

  /** The line of the chapter that its fence opens on. */
  get line(): number {
    return Number(this.dataset['line']);
  }

  get code(): string {
    if (this.editor) return this.editor.code;
    const lines = this.querySelectorAll('.ec-line .code');
    return Array.from(lines, (line) => line.textContent.replace(/\n$/, '')).join('\n');
  }

  /** Lets a button say for a moment that something was copied. */
  flash(button: HTMLButtonElement): void {
    const label = button.textContent;
    const done = this.copyButton!.dataset['done']!;
    if (label === done) return;
    button.textContent = done;
    setTimeout(() => {
      button.textContent = label;
    }, 1500);
  }

  private async edit(): Promise<void> {
    try {
      const { editExample } = await import('./live-notebook.ts');
      await editExample(this);
    } catch (error) {
      // Without a network, on the first visit: what is wrong is said, and the next click tries again.
      this.append(
        Object.assign(document.createElement('p'), { role: 'alert', textContent: error }),
      );
    }
  }
}

/** What the reader left on this page before, or brings along in its address, asks for the editor at once. */
export async function restoreEdits(): Promise<void> {
  const path = document.querySelector('live-example')?.getAttribute('data-source');
  if (!path) return;
  let isSaved = false;
  try {
    isSaved = `edits:${path}` in localStorage;
  } catch {
    // The browser keeps nothing.
  }
  if (!isSaved && !location.hash.startsWith('#edit=')) return;
  const { openEdits } = await import('./live-notebook.ts');
  await openEdits();
}
