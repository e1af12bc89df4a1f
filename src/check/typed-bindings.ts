import type { Chapter } from './chapter.ts';
import type { SourceExpression } from './tree.ts';

/** A piece of code that TypeScript reads behind a page; where it stands in the chapter, it has its offset there. */
export interface Piece {
  text: string;
  offset?: number;
}

type Bound = Pick<Chapter, 'source' | 'equations' | 'symbols' | 'claims'>;

/** What each name of a `given` draws; `interior` draws the same as what it is given. */
export const DRAWN: Record<string, string> = {
  distribution: 'number[]',
  joint: 'number[][]',
  oneHot: 'number[]',
  vector: 'number[]',
  logits: 'number[]',
  probabilities: 'number[]',
  labels: 'number[]',
  label: 'number',
  probability: 'number',
  positive: 'number',
  real: 'number',
  logit: 'number',
  index: 'number',
  box: '[number, number, number, number]',
};

// No page has names that begin so.
const DECLARATIONS = `
interface $Sampler<T> { $drawn: T }
interface $Samplers { ${Object.entries(DRAWN)
  .map(([name, type]) => `${name}: $Sampler<${type}>`)
  .join('; ')}; interior: <T>(sampler: $Sampler<T>) => $Sampler<T> }
declare const $samplers: $Samplers;
declare function $draw<G>(given: G): { [K in keyof G]: G[K] extends $Sampler<infer T> ? T : unknown };
declare function $extend<D, W>(drawn: D, where: W): Omit<D, keyof $Value<W>> & $Value<W>;
type $Value<W> = W extends (...drawn: never[]) => infer V ? V : W;
`;

/** The attributes that bind symbols, as code in which each function knows what it is handed. */
export function typedBindings({ source, equations, symbols, claims }: Bound): Piece[] {
  const names = [...Object.keys(DRAWN), 'interior'].join(', ');
  let count = 0;

  const drawn = (given: SourceExpression | undefined): [string, Piece[]] => {
    const name = `$drawn${count++}`;
    const drawing = given
      ? [{ text: `(({ ${names} }) => (` }, ...written(given), { text: '))($samplers)' }]
      : [{ text: '{}' }];
    return [name, [{ text: `\nconst ${name} = $draw(` }, ...drawing, { text: ');' }]];
  };
  /** An expression that may be a function of what was drawn, and must then give something. */
  const computed = (expression: SourceExpression, input: string, result = 'unknown') => {
    const name = `$value${count++}`;
    const isFunction = expression.tree.type === 'ArrowFunctionExpression';
    const checked = isFunction ? ` satisfies (drawn: typeof ${input}) => ${result}` : '';
    const pieces = [
      { text: `\nconst ${name} = (` },
      ...written(expression),
      { text: `)${checked};` },
    ];
    return [name, pieces] as const;
  };
  const extended = (where: SourceExpression | undefined, input: string): [string, Piece[]] => {
    if (!where) return [input, []];
    const [value, pieces] = computed(where, input, 'object');
    const name = `$bound${count++}`;
    return [name, [...pieces, { text: `\nconst ${name} = $extend(${input}, ${value});` }]];
  };
  const written = (expression: SourceExpression) => piecesOf(expression, source);

  const pieces: Piece[] = [];
  const add = ([name, added]: readonly [string, Piece[]]): string => {
    pieces.push(...added);
    return name;
  };
  const scopes = symbols.map(({ offset, given, where }) => ({
    offset,
    bound: add(extended(where, add(drawn(given)))),
  }));
  for (const { given, where, is, formulas } of equations) {
    const inherited = scopes.findLast(({ offset }) => offset < (formulas[0]?.offset ?? 0));
    const input = given || !inherited ? add(drawn(given)) : inherited.bound;
    const bound = add(extended(where, input));
    if (is) add(computed(is, bound));
  }
  for (const { given, predicate } of claims) add(computed(predicate, add(drawn(given)), 'boolean'));
  return pieces.length > 0 ? [{ text: DECLARATIONS }, ...pieces] : [];
}

/** An expression as it stands in the chapter. What is drawn is as long as its indices ask: `p[i - 1]` is there. */
function piecesOf({ tree }: SourceExpression, source: string): Piece[] {
  const cuts = [...new Set(indexed(tree))].sort((a, b) => a - b);
  return [tree.start, ...cuts].flatMap((start, i) => [
    ...(i > 0 ? [{ text: '!' }] : []),
    { text: source.slice(start, cuts[i] ?? tree.end), offset: start },
  ]);
}

/** Where each `a[…]` of a tree ends. */
function indexed(node: unknown): number[] {
  if (Array.isArray(node)) return node.flatMap(indexed);
  if (typeof node !== 'object' || node === null) return [];
  const { type, computed, end } = node as { type?: string; computed?: boolean; end?: number };
  const own = type === 'MemberExpression' && computed ? [end!] : [];
  return [...own, ...Object.values(node).flatMap(indexed)];
}
