import { formatProblem, type Problem } from '../check/problem.ts';

const WIDTH = 100;

/** A problem for a terminal: where and what, and under it the line of the page with a mark below the place. */
export function framedProblem(path: string, source: string, problem: Problem): string {
  const { line, column } = problem;
  const text = (source.split('\n')[line - 1] ?? '').replaceAll('\t', ' ');
  // A paragraph in one line is cut to what stands around the place.
  const cut = Math.max(0, Math.min(column - 1 - WIDTH / 2, text.length - WIDTH));
  const shown = (cut > 0 ? '…' : ' ') + text.slice(cut, cut + WIDTH).trimEnd();
  const gutter = ` ${line} |`;
  const mark = `${' '.repeat(gutter.length - 1)}|${' '.repeat(column - cut)}^`;
  return `${formatProblem(path, problem)}\n${gutter}${shown}\n${mark}`;
}
