// What the book's formulas are mostly made of, by KaTeX's font. These have small files of their own, beside this one, which
// `npm run fonts` writes; any other character loads the whole font, as soon as a page has it.

const text =
  " !%'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ[]abcdefghijklmnopqrstuvwxyz{|}";
const letters = text.replace(/[^A-Za-z]/g, '');
const brackets = '()[]{}⌈⌉⌊⌋⟨⟩|';

// U+200B stands in the formulas of KaTeX, which no font has to draw.
export const commonCharacters: Record<string, string> = {
  'KaTeX_Main-Regular': `${text}\u00a0\u200b±·×ˆˉ˙˜…′ℓ→∂∈∏∑−∗√∝∞∣∥∼≈≠≡≤≥⋅${brackets}ΔΣΩ`,
  'KaTeX_Math-Italic': `${letters}αβγδεηθκλμνπρστφχψωϵϕ`,
  'KaTeX_Size1-Regular': `${brackets}∏∑∣∥`,
  'KaTeX_Size2-Regular': `${brackets}∏∑`,
  'KaTeX_Size3-Regular': brackets,
  'KaTeX_Size4-Regular': brackets,
};

/** As CSS writes them: the ranges of these characters, and of all others. */
export function unicodeRanges(characters: string): { these: string; others: string } {
  const codes = [...new Set(characters)].map((character) => character.codePointAt(0)!);
  const starts = codes.filter((code) => !codes.includes(code - 1)).sort((a, b) => a - b);
  const ends = codes.filter((code) => !codes.includes(code + 1)).sort((a, b) => a - b);
  const range = (from: number, to: number) =>
    from === to ? `U+${from.toString(16)}` : `U+${from.toString(16)}-${to.toString(16)}`;
  const gaps = [0, ...ends.map((end) => end + 1)].map((from, i) =>
    range(from, (starts[i] ?? 0x110000) - 1),
  );
  return {
    these: starts.map((start, i) => range(start, ends[i]!)).join(),
    others: gaps.join(),
  };
}
