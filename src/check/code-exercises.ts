import { caseName } from './case-name.ts';
import { type Chapter, type Fence, PARTS } from './chapter.ts';
import type { Report } from './check-chapter.ts';
import type { Place } from './problem.ts';

/** An exercise that asks for code: what the reader begins with, the answer, and the cases that try either. */
export interface CodeExercise {
  starter: Fence;
  solution: Fence;
  cases: Fence;
}

type Checked = Pick<Report, 'verdicts' | 'problems'>;

/** The code exercises of a chapter that have all their parts. */
export const codeExercises = (chapter: Chapter): CodeExercise[] =>
  groups(chapter).flatMap(({ parts: [starter, solution, cases], isWhole }) =>
    isWhole ? [{ starter: starter!, solution: solution!, cases: cases! }] : [],
  );

interface Group extends Place {
  parts: Fence[];
  /** Whether all are there, in the order in which the cases see the code that they try. */
  isWhole: boolean;
}

/** The parts in each exercise of a chapter, and each that stands in none. */
function groups({ exercises, fences }: Chapter): Group[] {
  const parts = fences.filter(({ part }) => part);
  const partsIn = (range: { start: number; end: number }) =>
    parts.filter(({ start, end }) => start > range.start && end < range.end);
  const inside = exercises.map((exercise) => ({ place: exercise, parts: partsIn(exercise) }));
  const placed = inside.flatMap((group) => group.parts);
  const outside = parts.filter((part) => !placed.includes(part));
  return [...inside, ...outside.map((part) => ({ place: part, parts: [part] }))]
    .filter((group) => group.parts.length > 0)
    .map(({ place: { line, column }, parts }) => ({
      line,
      column,
      parts,
      isWhole: parts.map(({ part }) => part).join() === PARTS.join(),
    }));
}

/** Checks that each solution passes every case, and that its starter, whose own examples hold, does not. */
export function checkCodeExercises(chapter: Chapter, run: (fences: Fence[]) => Checked): Checked {
  const checked = codeExercises(chapter).map((exercise) => checkExercise(exercise, chapter, run));
  const incomplete = groups(chapter).filter(({ isWhole }) => !isWhole);
  return {
    verdicts: checked.flatMap(({ verdicts }) => verdicts),
    problems: [
      ...incomplete.map(({ line, column }) => ({ line, column, message: INCOMPLETE })),
      ...checked.flatMap(({ problems }) => problems),
    ],
  };
}

const INCOMPLETE =
  'an exercise in code has a `ts test starter`, in its <Answer> a `ts test solution`, and at its end `ts test cases`';

function checkExercise(
  { starter, solution, cases }: CodeExercise,
  { source }: Chapter,
  run: (fences: Fence[]) => Checked,
): Checked {
  const begun = run([starter, cases]);
  const solved = run([solution, cases]);
  const { line, column } = starter;
  const isSolved = begun.verdicts.filter(within(cases)).every(({ wrong }) => !wrong);
  const lines = source.split('\n');
  const nameless = solved.verdicts
    .filter(within(cases))
    .filter((item) => !caseName(lines, item.line));
  return {
    verdicts: [...begun.verdicts.filter(within(starter)), ...solved.verdicts],
    problems: [
      ...begun.problems.filter(within(starter)),
      ...solved.problems,
      ...(isSolved ? [{ line, column, message: 'the starter passes every case already' }] : []),
      ...nameless.map(({ line, column }) => ({
        line,
        column,
        message: 'a case needs its name in a comment above it',
      })),
    ],
  };
}

/** Whether something stands in a fence. */
export const within =
  (fence: Pick<Fence, 'line' | 'lastLine'>) =>
  ({ line }: Pick<Place, 'line'>): boolean =>
    line >= fence.line && line <= fence.lastLine;
