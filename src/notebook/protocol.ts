import type { Verdict } from '../check/check-chapter.ts';
import type { Problem } from '../check/problem.ts';

/** What the page asks: check this chapter as CI would. */
export interface Question {
  /** `content/docs/chapters/entropy.mdx`. */
  path: string;
  /** The whole MDX, with the reader's edits in place. */
  source: string;
  /** What the reader broke in the core; none as a rule. */
  changes?: CoreChange[];
}

/** A text that stands exactly once in a file of the core, and what it becomes. */
export interface CoreChange {
  /** `src/core/information/entropy.ts`. */
  file: string;
  before: string;
  after: string;
}

/** What `console` was told, at the line of the chapter whose statement did it. */
export interface Printed {
  line: number;
  text: string;
}

/** A figure that a statement of the chapter drew. It was made by the reader's code: show it as an image, never as markup. */
export interface Picture {
  line: number;
  svg: string;
}

export interface Answer {
  verdicts: Verdict[];
  problems: Problem[];
  printed: Printed[];
  pictures: Picture[];
}

/** How a run ended. A message says it to the reader. */
export type Ending =
  | { kind: 'answer'; answer: Answer }
  | { kind: 'stopped'; reason: 'time' | 'memory' | 'crash'; message: string };
