/**
 * A formula as a row of tokens, freed of everything that is only looks: spaces, sizes, colours, invisible braces. A token's
 * `key` is its TeX in one canonical spelling, so that two spellings of a symbol have equal keys.
 */
export type Token = { key: string; offset: number } & (
  | { kind: LeafKind }
  | { kind: 'text'; text: string }
  | { kind: 'bar'; side: 'open' | 'close' | 'either' | 'middle' }
  | { kind: 'sub' | 'sup' | 'mark'; content: Token[] }
  | { kind: 'fraction' | 'binomial'; over: Token[]; under: Token[] }
  | { kind: 'root'; content: Token[]; degree: Token[] }
  | { kind: 'rows'; rows: Token[][][]; layout: 'cases' | 'lines' | 'matrix' }
);

type LeafKind =
  | 'numeral' // key: the digits without the grouping
  | 'infinity'
  | 'letter' // a name: a letter, a Greek letter, an upright word, an accented or styled letter
  | 'prime'
  | 'function' // \ln and its like
  | 'big' // \sum \prod \max \min
  | 'operator'
  | 'relation'
  | 'open'
  | 'close'
  | 'separator' // , ; . \quad and the end of a line
  | 'factorial'
  | 'percent'
  | 'piece' // of a numeral, while tokens are read: a digit, a point, a grouping
  | 'unsupported';

/** The canonical TeX of a row of tokens. */
export function texOf(tokens: Token[]): string {
  return tokens.reduce((tex, { key }) => {
    const gap = /\\[A-Za-z]+$/.test(tex) && /^[A-Za-z]/.test(key) ? ' ' : '';
    return tex + gap + key;
  }, '');
}

const NAMED_BY_SCRIPT = new Set<Token['kind']>(['letter', 'text', 'prime', 'mark', 'sup', 'close']);

/** How many numbers a reader sees: digits below a name (`x_1`, `F_1`) are a part of the name. */
export const countNumerals = (tokens: Token[]): number =>
  tokens.reduce((count, token, i) => count + numeralsIn(token, tokens[i - 1]), 0);

export const showsNumerals = (tokens: Token[]): boolean => countNumerals(tokens) > 0;

function numeralsIn(token: Token, before: Token | undefined): number {
  switch (token.kind) {
    case 'numeral':
      return 1;
    case 'text':
      return token.text.match(/\p{Nd}+/gu)?.length ?? 0;
    case 'sub':
      return NAMED_BY_SCRIPT.has(before?.kind ?? 'unsupported') ? 0 : countNumerals(token.content);
    case 'sup':
    case 'mark':
      return countNumerals(token.content);
    case 'fraction':
    case 'binomial':
      return countNumerals(token.over) + countNumerals(token.under);
    case 'root':
      return countNumerals(token.content) + countNumerals(token.degree);
    case 'rows':
      return token.rows.flat().reduce((count, cell) => count + countNumerals(cell), 0);
    default:
      return 0;
  }
}
