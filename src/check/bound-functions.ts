import type { Node } from 'estree';
import type { Chapter, EquationTag } from './chapter.ts';
import { mentions } from './tex/index.ts';
import type { SourceExpression } from './tree.ts';

/** The functions that give the symbols of an equation their values: of those the page calls, by the names it knows them by. */
export function boundFunctions(
  { symbols }: Pick<Chapter, 'symbols'>,
  { given, where, is, formulas }: EquationTag,
): Set<string> {
  const inherited = given
    ? undefined
    : symbols.findLast(({ offset }) => offset < (formulas[0]?.offset ?? 0));
  const tex = formulas.map((formula) => formula.tex).join(' ');
  return new Set([
    ...(is ? called(is.tree) : []),
    ...[where, inherited?.where].flatMap((expression) =>
      expression ? calledFor(tex, expression) : [],
    ),
  ]);
}

/** The functions behind those keys of a `where` that a formula mentions. */
function calledFor(tex: string, { tree }: SourceExpression): string[] {
  const entries = returned(tree);
  if (!entries) return called(tree);
  return entries.properties.flatMap((property) => {
    if (property.type !== 'Property') return called(property);
    const key =
      property.key.type === 'Literal'
        ? String(property.key.value)
        : (property.key as { name: string }).name;
    return mentions(tex, key) ? called(property.value) : [];
  });
}

/** The object that a `where` is, or that it returns. */
function returned(tree: Node) {
  if (tree.type === 'ObjectExpression') return tree;
  if (tree.type !== 'ArrowFunctionExpression') return undefined;
  const { body } = tree;
  if (body.type === 'ObjectExpression') return body;
  if (body.type !== 'BlockStatement') return undefined;
  const last = body.body.at(-1);
  const argument = last?.type === 'ReturnStatement' ? last.argument : undefined;
  return argument?.type === 'ObjectExpression' ? argument : undefined;
}

/** Names of functions that are called, or handed on, anywhere in a tree. */
function called(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(called);
  if (typeof node !== 'object' || node === null) return [];
  const { type, name } = node as { type?: string; name?: string };
  if (type === 'Identifier') return [name!];
  return Object.values(node).flatMap(called);
}
