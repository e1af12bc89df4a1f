// Digits of any script, fractions, circled and Roman numerals; with the letter or hyphen before them that makes them a part of
// a name, unless a decimal point follows. An entity with a digit stands for a character that may be one.
const NUMERAL =
  /(?<name>[\p{Script=Latin}\p{Script=Greek}\p{M}][-‑]?(?!\p{Nd}*\.\p{Nd}))?(?<digits>[\p{N}][\p{N}.,]*[\p{N}%]|\p{N}%?)|&#?\w*\d\w*;/gu;

/** Whether there is any digit in a text, be it a part of a name or not. */
export const showsNumeral = (text: string): boolean => /\p{N}/u.test(text);

/** The numerals of a text, with those that are a part of a name. */
export function* numerals(
  text: string,
): Generator<{ offset: number; digits: string; isName: boolean }> {
  for (const { index, groups, 0: all } of text.matchAll(NUMERAL))
    yield {
      offset: index,
      digits: groups?.['digits'] ?? all,
      isName: groups?.['name'] !== undefined,
    };
}
