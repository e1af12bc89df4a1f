import type { Edit } from './edit.ts';
import { testFences } from './fences.ts';
import type { CoreChange, Ending, Question } from './protocol.ts';
import { type Spliced, spliceEdits } from './splice-edits.ts';

type Check = (question: Question, options: { signal: AbortSignal }) => Promise<Ending>;

/** How a run of the page ended, and where its fences stood in what was run. */
export interface Checked {
  ending: Ending;
  places: Spliced['places'];
}

/** One chapter as its reader changed it: the code of its examples, and the core. It knows nothing of the page that shows it. */
export class Notebook {
  readonly path: string;
  /** The chapter as published. */
  readonly source: string;
  /** What the reader broke in the core. */
  changes: CoreChange[] = [];
  private readonly edits = new Map<number, string>();
  private readonly check: Check;
  private running: AbortController | undefined;

  constructor(path: string, source: string, check: Check) {
    this.path = path;
    this.source = source;
    this.check = check;
  }

  /** The published code of the example whose fence opens on this line. */
  published(line: number): string {
    return testFences(this.source).find((fence) => fence.line === line)!.code;
  }

  /** The line of the example with this published code, if the chapter still has it. */
  lineOf({ published }: Pick<Edit, 'published'>): number | undefined {
    return testFences(this.source).find(({ code }) => code === published)?.line;
  }

  code(line: number): string {
    return this.edits.get(line) ?? this.published(line);
  }

  isEdited(line: number): boolean {
    return this.edits.has(line);
  }

  /** Whether the page is other than it was published. */
  get isChanged(): boolean {
    return this.edits.size + this.changes.length > 0;
  }

  write(line: number, code: string): void {
    if (code === this.published(line)) this.edits.delete(line);
    else this.edits.set(line, code);
  }

  /** The chapter with every edit, and with this one besides. */
  edited(...besides: [line: number, code: string][]): Spliced {
    return spliceEdits(this.source, new Map([...this.edits, ...besides]));
  }

  /** Checks the page as it is now; a run that is still under way is stopped. */
  async run(): Promise<Checked> {
    this.stop();
    this.running = new AbortController();
    const { signal } = this.running;
    const { source, places } = this.edited();
    const { path, changes } = this;
    const ending = await this.check({ path, source, changes }, { signal });
    signal.throwIfAborted();
    return { ending, places };
  }

  stop(): void {
    this.running?.abort();
  }
}
