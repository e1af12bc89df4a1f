import { adoptStyles } from './adopt-styles.ts';
import { chapterSource } from './chapter-source.ts';
import type { Edit } from './edit.ts';
import { editIn } from './edit-link.ts';
import { ExampleEditor } from './example-editor.ts';
import { clearExample, showOutcome } from './example-marks.ts';
import { clearFigures, markFigures } from './figure-marks.ts';
import type { LiveExample } from './live-example.ts';
import { LiveExercise } from './live-exercise.ts';
import styles from './live-notebook.css?inline';
import { Notebook } from './notebook.ts';
import { outcomeOf } from './outcome.ts';
import { PageVerdict } from './page-verdict.ts';
import { clearProse, markProse } from './prose-marks.ts';
import type { CoreChange, Ending } from './protocol.ts';
import { inReadersLines } from './readers-lines.ts';
import { check, warm } from './sandbox.ts';
import { savedEdits, saveEdit } from './saved-edits.ts';
import { type Say, words } from './words.ts';

adoptStyles(styles);

/** The chapter of this page, and the page that shows what comes of it. */
export class LiveNotebook {
  readonly notebook: Notebook;
  readonly say: Say;
  /** Examples that were changed and not run since. */
  private readonly unrun = new Set<number>();
  private hasRun = false;
  /** What is broken in the core at present, in words, and how to mend it. */
  private broken: { title: string; restore(): void } | undefined;
  readonly verdict: PageVerdict;

  constructor(notebook: Notebook, say: Say) {
    this.notebook = notebook;
    this.say = say;
    this.verdict = new PageVerdict(say);
  }

  /** An example has other code now. */
  write(line: number, code: string): void {
    this.notebook.write(line, code);
    if (this.notebook.isEdited(line)) this.unrun.add(line);
    else this.unrun.delete(line);
    saveEdit(this.notebook.path, { published: this.notebook.published(line), code });
  }

  /** Checks the page as it is now, and shows what came of it everywhere. */
  async run(): Promise<Ending> {
    const { ending, places } = await this.notebook.run();
    const inLines = (message: string) => inReadersLines(message, examples(), places, this.say);
    this.unrun.clear();
    this.hasRun = true;
    if (ending.kind === 'stopped') {
      this.clear();
      return { ...ending, message: inLines(ending.message) };
    }
    const { answer } = ending;
    for (const verdict of answer.verdicts)
      if (verdict.wrong) verdict.wrong = inLines(verdict.wrong);
    for (const problem of answer.problems) problem.message = inLines(problem.message);
    for (const example of examples()) {
      const place = places.get(example.line);
      if (!place || example.editor?.isWaiting) continue;
      example.editor?.checked();
      showOutcome(example, outcomeOf(answer, place), this.say);
    }
    const lines = document.querySelectorAll(`${OF_THE_PAGE} [data-wrong]`);
    const inCode = Array.from(lines, (line) => ({
      element: line,
      message: line.getAttribute('data-wrong')!,
    }));
    await markFigures(this.notebook.changes, this.say);
    this.verdict.show(answer, [...inCode, ...markProse(answer)], this.broken);
    return ending;
  }

  /** Checks the page with another core. */
  breakCore(title: string, changes: CoreChange[]): Promise<Ending> {
    this.notebook.changes = changes;
    this.broken = changes.length > 0 ? { title, restore: () => this.mendCore() } : undefined;
    return this.run();
  }

  private mendCore(): Promise<void> {
    this.notebook.changes = [];
    this.broken = undefined;
    return this.settle();
  }

  stop(): void {
    this.notebook.stop();
  }

  /** After something was put back: what is left is checked again, unless some of it waits for the reader to run it. */
  async settle(): Promise<void> {
    if (this.notebook.isChanged && this.hasRun && this.unrun.size === 0) {
      await this.run();
      return;
    }
    this.clear();
  }

  /** Shows the verdicts of the page as published; what is changed has none. */
  clear(): void {
    for (const example of examples()) {
      clearExample(example);
      example.classList.toggle('stale', this.notebook.isEdited(example.line));
    }
    clearProse();
    clearFigures();
    this.verdict.hide();
  }
}

// What the reader writes for an exercise is no part of the page.
const OF_THE_PAGE = 'live-example:not([data-cases])';

const examples = () => document.querySelectorAll<LiveExample>(OF_THE_PAGE);

let live: Promise<LiveNotebook> | undefined;

/** The notebook of this page, made when it is first asked for. */
export function liveNotebook(): Promise<LiveNotebook> {
  live ??= load();
  live.catch(() => {
    live = undefined;
  });
  return live;
}

async function load(): Promise<LiveNotebook> {
  const path = document.querySelector<LiveExample>('live-example[data-source]')!.dataset['source']!;
  const [source, say] = await Promise.all([chapterSource(path), words()]);
  warm({ path, source }).catch(() => {}); // what is wrong with it is said when something is run
  return new LiveNotebook(new Notebook(path, source, check), say);
}

/** Opens the editor of an example, and puts the cursor into it. */
export async function editExample(example: LiveExample): Promise<void> {
  editorOf(example, await liveNotebook()).open();
}

/** Shows the edits that the reader left on this page, or brings along in its address. Nothing is run. */
export async function openEdits(): Promise<void> {
  const live = await liveNotebook();
  const { notebook, say } = live;
  const find = (edit: Edit) =>
    Array.from(document.querySelectorAll<LiveExample>('live-example')).find(
      ({ line }) => line === notebook.lineOf(edit),
    );
  for (const edit of savedEdits(notebook.path)) {
    const example = find(edit);
    if (example) editorOf(example, live).restore(edit.code);
  }
  const brought = await editIn(location.hash);
  const example = brought && find(brought);
  if (example) {
    editorOf(example, live).bring(brought.code);
    example.scrollIntoView({ block: 'center' });
  } else if (location.hash.startsWith('#edit=')) {
    live.verdict.tell(say('notebook.linkGone'));
  }
}

function editorOf(example: LiveExample, live: LiveNotebook): ExampleEditor {
  const { notebook, say } = live;
  const isExercise = example.dataset['cases'] !== undefined;
  example.editor ??= new ExampleEditor(
    example,
    isExercise ? new LiveExercise(example, notebook, say) : live,
  );
  return example.editor;
}
