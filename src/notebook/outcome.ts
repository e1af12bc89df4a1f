import type { Verdict } from '../check/check-chapter.ts';
import type { Answer } from './protocol.ts';

/** What came of one line of an example. Lines count from one within its code. */
export interface LineOutcome {
  line: number;
  computed?: string;
  wrong?: string;
  printed?: string;
}

/** What came of one example. */
export interface ExampleOutcome {
  lines: LineOutcome[];
  failed: number;
  total: number;
  pictures: string[];
}

/** The part of an answer that concerns the example between two lines of the chapter. */
export function outcomeOf(
  { verdicts, problems, printed, pictures }: Answer,
  place: { line: number; lastLine: number },
): ExampleOutcome {
  const isHere = ({ line }: { line: number }) => line >= place.line && line <= place.lastLine;
  const own = verdicts.filter((verdict) => verdict.kind === 'example' && isHere(verdict));
  const found: LineOutcome[] = [
    ...problems.filter(isHere).map(({ line, message }) => ({ line, wrong: message })),
    ...own.map(({ line, computed, wrong }) => ({ line, computed, wrong })),
    ...printed.filter(isHere).map(({ line, text }) => ({ line, printed: text })),
  ];
  return {
    // What is said of the fence as a whole stands at its first line.
    lines: found.map((item) => ({ ...item, line: Math.max(1, item.line - place.line) })),
    failed: own.filter(({ wrong }) => wrong).length,
    total: own.length,
    pictures: pictures.filter(isHere).map(({ svg }) => svg),
  };
}

/** Whether a check was not reached, because the page stopped before it. */
export const isUnreached = ({ wrong = '' }: Pick<Verdict, 'wrong'>): boolean =>
  wrong.includes('not run, because of the error in line');
