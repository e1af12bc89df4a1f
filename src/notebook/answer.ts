import type { Chapter } from '../check/chapter.ts';
import { attributeExpressions, type Book, checkChapter } from '../check/check-chapter.ts';
import type { Problem } from '../check/problem.ts';
import type { Program } from '../check/program.ts';
import { type Library, type Main, type Page, programFunction, runMain } from '../check/run.ts';
import type { LoadScript } from './load-script.ts';
import { clipped, Output } from './output.ts';
import type { Answer } from './protocol.ts';

/** What answering takes: the book, a way to make code from text, and somebody who is told of every step of the reader's code. */
export interface Means {
  book: Book;
  load: LoadScript;
  /** Plot, if the chapter may draw with it: a module that shows what it draws. */
  plotting?: (show: (svg: string) => void) => object;
  /** The code has reached this line. */
  onLine: (line: number) => void;
  /** A function that the code defines, on this line, is called. */
  onCall: (line: number) => void;
}

/** Checks a chapter as CI does, with what its code prints and draws. */
export function answer(chapter: Chapter, { book, load, plotting, onLine, onCall }: Means): Answer {
  const lines = attributeExpressions(chapter).map(({ tree }) => chapter.place(tree.start).line);
  let line = 0;
  const output = new Output(() => line);
  const reach = (reached: number) => {
    line = reached;
    onLine(line);
  };
  const watched = (page: Page): Page =>
    Object.freeze({
      at: (reached: number) => {
        reach(reached);
        page.at(reached);
      },
      import: page.import,
      check: page.check,
      expression: (index: number, evaluate: () => unknown) => {
        const line = lines[index];
        // What stands in no attribute is a name that the checker looks up, and compares.
        if (line === undefined) return page.expression(index, evaluate);
        reach(line);
        page.expression(index, () => watchCalls(evaluate(), () => onCall(line)));
      },
    });
  const run = (program: Program, library: Library, scope: Record<string, unknown> = {}) => {
    const seen = { ...scope, console: output.console };
    const main: Main = (page, ...values) =>
      (load(programFunction(program, seen)) as Main)(watched(page), ...values);
    return runMain(main, library, seen);
  };
  const library = plotting
    ? { ...book.library, [PLOT]: plotting((svg) => output.draw(svg)) }
    : book.library;
  const { verdicts, problems } = checkChapter(chapter, { ...book, library }, run);
  return {
    verdicts: verdicts.map((verdict) => ({
      ...verdict,
      ...(verdict.computed !== undefined && { computed: clipped(verdict.computed) }),
      ...(verdict.wrong !== undefined && { wrong: clipped(verdict.wrong) }),
    })),
    problems: problems.map(withClippedMessage),
    printed: output.printed,
    pictures: output.pictures,
  };
}

/** What the sandbox has besides the modules of the book. */
const PLOT = '@observablehq/plot';

const withClippedMessage = ({ line, column, message }: Problem): Problem => ({
  line,
  column,
  message: clipped(message),
});

/** The checker calls the functions of `where`, `always` and `sometimes` later, and often. */
const watchCalls = (value: unknown, onCall: () => void): unknown =>
  typeof value === 'function'
    ? (...inputs: unknown[]) => {
        onCall();
        return value(...inputs);
      }
    : value;
