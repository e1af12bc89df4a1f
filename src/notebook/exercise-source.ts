import { testFences } from './fences.ts';

/** The part of a chapter that is run when a reader tries an exercise. */
export interface ExerciseSource {
  source: string;
  /** The line that the cases open on. */
  cases: number;
}

/** Leaves of a chapter the starter that opens on this line and the cases that try it, where they stand. */
export function exerciseSource(source: string, line: number): ExerciseSource {
  const fences = testFences(source);
  const starter = fences.find((fence) => fence.line === line)!;
  const cases = fences.find(({ line: at, flags }) => at > line && flags.includes('cases'))!;
  const isKept = (at: number) =>
    [starter, cases].some((fence) => at >= fence.line && at <= fence.lastLine);
  const lines = source.split('\n').map((text, i) => (isKept(i + 1) ? text : ''));
  // Together they are a page of their own, and what the reader writes need not assert anything.
  for (const fence of [starter, cases])
    lines[fence.line - 1] = lines[fence.line - 1]!.replace(/(?<=ts test\s).*/, 'hidden');
  return { source: lines.join('\n'), cases: cases.line };
}
