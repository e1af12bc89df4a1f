export interface Mutant {
  tex: string;
  /** What became what, and where. */
  change: string;
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
};

/** The formula with one digit, operator, relation, function or letter changed, in every way. */
export function mutantsOf(tex: string): Mutant[] {
  const letters = [...new Set(tex.replace(WORDS, '').match(/[a-zA-Z]/g) ?? [])];
  return [
    ...tex.matchAll(/\\(?:text|mathrm|operatorname|begin|end)\{[^}]*\}|\\[A-Za-z]+|./g),
  ].flatMap(({ 0: token, index }) =>
    changesOf(token, letters).map((changed) => ({
      tex: tex.slice(0, index) + changed + tex.slice(index + token.length),
      change: `${token} to ${changed.trim()} at ${index}`,
    })),
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
