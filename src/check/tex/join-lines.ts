import type { Token } from './token.ts';

type Lines = Extract<Token, { kind: 'rows' }>;

/**
 * Lays the lines of `aligned`, `gather` and their like end to end. A line goes on with the formula above it if the one ends
 * or the other begins with a relation or an operator; a minus only goes on if nothing stands to the left of it.
 */
export function joinLines(tokens: Token[]): Token[] {
  return tokens.flatMap((token) =>
    token.kind === 'rows' && token.layout === 'lines' ? joined(token) : [token],
  );
}

function joined({ rows }: Lines): Token[] {
  const tokens: Token[] = [];
  for (const cells of rows) {
    // Cells come in pairs: the left and the right of one formula.
    for (let column = 0; column < cells.length; column += 2) {
      const [left = [], right = []] = cells.slice(column, column + 2).map(withoutIndent);
      const formula = [...left, ...right];
      const [first] = formula;
      if (!first) continue;
      const isRemark = formula.every(({ kind }) => kind === 'text');
      const continues = connects(first) && (first.key !== '-' || left.length === 0);
      const goesOn = isRemark || continues || connects(tokens.at(-1));
      if (!goesOn) tokens.push({ kind: 'separator', key: '\\\\', offset: first.offset });
      tokens.push(...(isRemark && tokens.length > 0 ? formula.map(apart) : formula));
    }
  }
  return tokens;
}

const withoutIndent = (cell: Token[]): Token[] =>
  cell.slice(cell.findIndex(({ key }) => key !== '\\quad'));

/** Words in a column of their own touch nothing, so that they are no name. */
const apart = (token: Token): Token =>
  token.kind === 'text' ? { ...token, text: ` ${token.text}` } : token;

const connects = (token: Token | undefined): boolean =>
  token?.kind === 'relation' || token?.kind === 'operator';
