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

/** Whether a reader sees a number: digits below a name (`x_1`, `F_1`) are a part of the name. */
export const showsNumerals = (tokens: Token[]): boolean =>
  tokens.some((token, i) => {
    switch (token.kind) {
      case 'numeral':
        return true;
      case 'text':
        return /\p{Nd}/u.test(token.text);
      case 'sub':
        return (
          !NAMED_BY_SCRIPT.has(tokens[i - 1]?.kind ?? 'unsupported') && showsNumerals(token.content)
        );
      case 'sup':
      case 'mark':
        return showsNumerals(token.content);
      case 'fraction':
      case 'binomial':
        return showsNumerals(token.over) || showsNumerals(token.under);
      case 'root':
        return showsNumerals(token.content) || showsNumerals(token.degree);
      case 'rows':
        return token.rows.flat().some(showsNumerals);
      default:
        return false;
    }
  });
