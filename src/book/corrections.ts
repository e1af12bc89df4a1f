import type { Verdict } from '../check/check-chapter.ts';
import type { Place } from '../check/problem.ts';

/** The text with every number that has a correction written anew; the same text where there is none. */
export function correctedText(source: string, verdicts: Verdict[]): string {
  const starts = lineStarts(source);
  const edits = verdicts.flatMap(({ correction, ...place }) => {
    if (!correction) return [];
    const at = source.indexOf(correction.written, offsetOf(place, starts));
    // It must stand where the check says, in its line; in a formula across lines the place may be that of another side.
    const isThere = at >= 0 && at < (starts[place.line] ?? source.length + 1);
    return isThere ? [{ at, ...correction }] : [];
  });
  return edits
    .sort((a, b) => b.at - a.at)
    .reduce(
      (text, { at, written, right }) => text.slice(0, at) + right + text.slice(at + written.length),
      source,
    );
}

const offsetOf = ({ line, column }: Place, starts: number[]): number =>
  starts[line - 1]! + column - 1;

/** The offset at which each line starts. */
function lineStarts(source: string): number[] {
  const starts = [0];
  for (const { index } of source.matchAll(/\n/g)) starts.push(index + 1);
  return starts;
}
