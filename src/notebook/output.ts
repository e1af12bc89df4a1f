import { show } from '../check/outcome.ts';
import type { Picture, Printed } from './protocol.ts';

const MOST_LINES = 500;
const MOST_CHARACTERS = 2000;
const MOST_PICTURES = 20;
const LARGEST_PICTURE = 500_000;

/** No text that the reader's code has made is longer than this. */
export const clipped = (text: string): string =>
  text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS)}…`;

/** What a run has shown so far: as much of it as a page can bear. */
export class Output {
  printed: Printed[] = [];
  pictures: Picture[] = [];
  private at: () => number;

  /** `at` says which line of the chapter is being run. */
  constructor(at: () => number) {
    this.at = at;
  }

  /** The console of the reader's code. */
  readonly console = Object.freeze(
    Object.fromEntries(
      ['log', 'info', 'debug', 'warn', 'error', 'table', 'dir'].map((name) => [
        name,
        (...values: unknown[]) => this.print(values),
      ]),
    ),
  );

  /** Keeps a figure, unless it is too much. */
  draw(svg: string): void {
    if (this.pictures.length < MOST_PICTURES && svg.length <= LARGEST_PICTURE)
      this.pictures.push({ line: this.at(), svg });
  }

  private print(values: unknown[]): void {
    if (this.printed.length > MOST_LINES) return;
    const isLast = this.printed.length === MOST_LINES;
    const text = isLast ? '… what more was printed is left out' : clipped(textOf(values));
    this.printed.push({ line: this.at(), text });
  }
}

const textOf = (values: unknown[]): string =>
  values.map((value) => (typeof value === 'string' ? value : show(value))).join(' ');
