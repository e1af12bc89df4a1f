/** A token of a formula, and what takes its place. */
export interface TexMutant {
  at: number;
  original: string;
  mutant: string;
}

const SWAPS: Record<string, string> = {
  '+': '-',
  '-': '+',
  '/': '\\cdot ',
  '!': '',
  '\\cdot': '+',
  '\\times': '+',
  '=': '\\ne ',
  '\\ne': '=',
  '\\coloneqq': '\\ne ',
  '\\approx': '\\ne ',
  '\\le': '>',
  '\\ge': '<',
  '<': '\\ge ',
  '>': '\\le ',
  '\\gg': '\\ll ',
  '\\ln': '\\exp ',
  '\\exp': '\\ln ',
  '\\log': '\\ln ',
  '\\tanh': '\\exp ',
  '\\sum': '\\prod ',
  '\\prod': '\\sum ',
  '\\max': '\\min ',
  '\\min': '\\max ',
  '\\sqrt': '\\exp ',
  '\\frac': '\\binom ',
  '\\tfrac': '\\tbinom ',
  '\\binom': '\\frac ',
  '\\lceil': '\\lfloor ',
  '\\rceil': '\\rfloor ',
  '\\pi': 'e',
  '^': '_',
  _: '^',
};

/** The formula with one digit, operator, relation, function or letter changed, in every way. */
export function texMutants(tex: string): TexMutant[] {
  const letters = [...new Set(tex.replace(WORDS, '').match(/[a-zA-Z]/g) ?? [])];
  return [
    ...tex.matchAll(/\\(?:text|mathrm|operatorname|begin|end)\{[^}]*\}|\\[A-Za-z]+|./g),
  ].flatMap(({ 0: token, index }) =>
    changesOf(token, letters).map((mutant) => ({ at: index, original: token, mutant })),
  );
}

const WORDS = /\\(?:text|mathrm|operatorname|begin|end)\{[^}]*\}|\\[A-Za-z]+/g;

function changesOf(token: string, letters: string[]): string[] {
  if (/^\d$/.test(token))
    return [String((Number(token) + 1) % 10), String((Number(token) + 9) % 10)];
  if (/^[A-Za-z]$/.test(token)) {
    const other = letters[(letters.indexOf(token) + 1) % letters.length]!;
    return other === token ? [`${token}'`] : [other];
  }
  return SWAPS[token] === undefined ? [] : [SWAPS[token]];
}
