import type { LiveExample } from './live-example.ts';
import type { Spliced } from './splice-edits.ts';
import type { Say } from './words.ts';

/** `line 4 of Example 2.1` for a line of the chapter, which the reader does not see. */
export const inReadersLines = (
  message: string,
  examples: Iterable<LiveExample>,
  places: Spliced['places'],
  say: Say,
): string =>
  message.replace(/\bline (\d+)/gi, (whole, digits) => {
    const line = Number(digits);
    for (const example of examples) {
      const place = places.get(example.line);
      if (!place || line <= place.line || line > place.lastLine) continue;
      return say('notebook.lineOf', { line: line - place.line, example: example.label });
    }
    return whole;
  });
