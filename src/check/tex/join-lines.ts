import type { Token } from './token.ts';

type Lines = Extract<Token, { kind: 'rows' }>;

/**
 * Lays the lines of `aligned`, `gather` and their like end to end. A line goes on with the formula above it if its first
 * cell is empty, or if one line ends or the other begins with a relation or an operator.
 */
export function joinLines(tokens: Token[]): Token[] {
  return tokens.flatMap((token) =>
    token.kind === 'rows' && token.layout === 'lines' ? joined(token) : [token],
  );
}

function joined({ rows, offset }: Lines): Token[] {
  const tokens: Token[] = [];
  for (const cells of rows) {
    // Cells come in pairs: the left and the right of one formula.
    for (let column = 0; column < cells.length; column += 2) {
      const [left = [], right = []] = cells.slice(column, column + 2);
      const formula = [...left, ...right];
      const [first] = formula;
      if (!first) continue;
      const goesOn =
        column === 0 &&
        ((left.length === 0 && cells.length > 1) || connects(first) || connects(tokens.at(-1)));
      if (!goesOn)
        tokens.push({ kind: 'separator', key: '\\\\', offset: tokens.at(-1)?.offset ?? offset });
      tokens.push(...formula);
    }
  }
  return tokens;
}

const connects = (token: Token | undefined): boolean =>
  token?.kind === 'relation' || (token?.kind === 'operator' && token.key !== '-');
