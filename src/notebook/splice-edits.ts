import { testFences } from './fences.ts';

/** A chapter with the reader's code in the places of its own. */
export interface Spliced {
  source: string;
  /** Where each test fence stands now, by the line that it opens on in the chapter as published. */
  places: Map<number, { line: number; lastLine: number }>;
}

/** Puts the reader's code into a chapter. `edits` are keyed by the line that a fence opens on. */
export function spliceEdits(source: string, edits: ReadonlyMap<number, string>): Spliced {
  const lines = source.split('\n');
  const places: Spliced['places'] = new Map();
  let shift = 0;
  for (const { line, lastLine } of testFences(source)) {
    const start = line + shift;
    const code = edits.get(line);
    if (code !== undefined) {
      const opening = lines[start - 1]!.replace(/^`+/, '');
      const marks = longerThanAny(code);
      const count = lastLine - line + 1;
      const spliced = [marks + opening, ...code.split('\n'), marks];
      lines.splice(start - 1, count, ...spliced);
      shift += spliced.length - count;
    }
    places.set(line, { line: start, lastLine: lastLine + shift });
  }
  return { source: lines.join('\n'), places };
}

/** A fence that the code cannot close, and so cannot leave. */
function longerThanAny(code: string): string {
  const longest = Math.max(2, ...Array.from(code.matchAll(/`+/g), ([marks]) => marks.length));
  return '`'.repeat(longest + 1);
}
