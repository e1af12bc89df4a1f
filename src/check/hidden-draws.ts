import type { Chapter } from './chapter.ts';
import type { Outcome } from './outcome.ts';
import type { Place, Problem } from './problem.ts';
import { scope } from './samplers.ts';
import type { SourceExpression } from './tree.ts';

/** What a `given` draws a symbol from, by its name. */
interface DrawnName extends Place {
  name: string;
}

/** The names of draws in every `given` of a chapter. */
export const drawnNames = ({
  equations,
  symbols,
  claims,
  place,
}: Pick<Chapter, 'equations' | 'symbols' | 'claims' | 'place'>): DrawnName[] =>
  [...equations, ...symbols, ...claims].flatMap(({ given }) =>
    given ? namesIn(given).map(({ name, start }) => ({ name, ...place(start) })) : [],
  );

/** The names that mean something else on the page, which declares them too. `values` are what they mean there. */
export const hiddenDraws = (draws: DrawnName[], values: Outcome[]): Problem[] =>
  draws.flatMap(({ name, ...place }, i) => {
    const outcome = values[i];
    if (!outcome || !('value' in outcome) || outcome.value === scope[name]) return [];
    return {
      ...place,
      message: `the page declares \`${name}\` itself, which hides the draw of that name: name its constant otherwise`,
    };
  });

function namesIn({ tree }: SourceExpression): { name: string; start: number }[] {
  if (tree.type !== 'ObjectExpression') return [];
  return tree.properties.flatMap((property) => {
    if (property.type !== 'Property') return [];
    const { value } = property;
    const drawn = value.type === 'CallExpression' ? [value.callee, ...value.arguments] : [value];
    return drawn.flatMap((node) =>
      node.type === 'Identifier' && Object.hasOwn(scope, node.name)
        ? [{ name: node.name, start: (node as typeof node & { start: number }).start }]
        : [],
    );
  });
}
