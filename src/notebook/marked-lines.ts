import type { Verdict } from '../check/check-chapter.ts';

/**
 * The HTML of a code block with what came of its lines: `data-computed` where a value was computed, `data-wrong` where it is not
 * the documented one. `start` is the line of the chapter that the block opens on.
 */
export function markedLines(html: string, verdicts: Verdict[], start: number): string {
  let line = start;
  return html.replace(/<div class="ec-line/g, (tag) => {
    line++;
    const verdict = verdicts.find((item) => item.line === line);
    return verdict ? tag.replace(' ', ` ${attributesOf(verdict)} `) : tag;
  });
}

const attributesOf = ({ computed = '', wrong }: Verdict): string =>
  [
    `data-computed="${escaped(computed)}"`,
    ...(wrong ? [`data-wrong="${escaped(wrong)}"`] : []),
  ].join(' ');

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
