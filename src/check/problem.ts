/** A place in a chapter file; line and column count from one, as editors do. */
export interface Place {
  line: number;
  column: number;
}

/** Something that is wrong with a chapter, where it is, and what to do about it. */
export interface Problem extends Place {
  message: string;
}

/** The order of the file. */
export const byPlace = (a: Place, b: Place): number => a.line - b.line || a.column - b.column;

/** Translates an offset into a text to a place, in logarithmic time after one pass over the text. */
export function placeFinder(text: string): (offset: number) => Place {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low]! + 1 };
  };
}

/** `path:line:column message`, the form that terminals and editors turn into a link. */
export const formatProblem = (path: string, { line, column, message }: Problem): string =>
  `${path}:${line}:${column} ${message}`;
