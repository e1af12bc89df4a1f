import type { Expression, Node } from 'estree';

/** Whether an expression writes its value down, also as `() => 3`, so that nothing is computed. */
export function isLiteral(tree: Expression): boolean {
  if (tree.type === 'ArrowFunctionExpression') return isWritten(tree.body);
  return isWritten(tree);
}

const isWritten = (node: Node): boolean =>
  node.type === 'Literal' ||
  node.type === 'TemplateLiteral' ||
  (node.type === 'UnaryExpression' && isWritten(node.argument));
