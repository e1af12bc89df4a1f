import { TexError } from './tex-error.ts';
import type { Token } from './token.ts';

// Runs of digits, with the point and with the grouping of thousands that TeX writes as {,} or \, .
const NUMERAL = /^(?:0|[1-9]\d*|[1-9]\d{0,2}(?:\{,\}\d{3})+|[1-9]\d{0,2}(?:\\,\d{3})+)?(?:\.\d+)?$/;
const GROUPING = /\{,\}|\\,/g;

/** Joins the pieces of numerals, and `:` `=`; what is left of the pieces is a space or the full stop of a sentence. */
export function joinPieces(tokens: Token[]): Token[] {
  const joined: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at]!;
    let end = at + 1;
    if (token.kind === 'piece') {
      while (tokens[end]?.kind === 'piece') end++;
      joined.push(...numeral(tokens.slice(at, end)));
    } else if (token.key === ':' && tokens[end]?.key === '=') {
      joined.push({ kind: 'relation', key: ':=', offset: token.offset });
      end++;
    } else joined.push(token);
    at = end;
  }
  return joined;
}

function numeral(pieces: Token[]): Token[] {
  const isSpace = ({ key }: Token) => key === '\\,' || key === ' ';
  const run = pieces.slice(pieces.findIndex((piece) => !isSpace(piece)));
  while (run.length > 0 && isSpace(run.at(-1)!)) run.pop();
  const stop = run.at(-1)?.key === '.' ? [{ ...run.pop()!, kind: 'separator' } as Token] : [];
  if (run.length === 0) return stop;
  const text = run.map(({ key }) => key).join('');
  const { offset } = run[0]!;
  if (!NUMERAL.test(text)) {
    throw new TexError(
      `${text} is not a number (thousands are grouped by threes, as in 1{,}234{,}567)`,
      offset,
    );
  }
  return [{ kind: 'numeral', key: text.replace(GROUPING, ''), offset }, ...stop];
}
