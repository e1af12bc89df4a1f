import ts from 'typescript';

/** A piece of code, and what takes its place. */
export interface CodeMutant {
  at: number;
  original: string;
  mutant: string;
}

const OPERATORS: Record<string, string> = {
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
  '**': '*',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '&&': '||',
  '||': '&&',
};

const SIBLINGS: Record<string, string> = {
  'Math.log': 'Math.log2',
  'Math.log2': 'Math.log',
  'Math.log1p': 'Math.log',
  'Math.exp': 'Math.expm1',
  'Math.expm1': 'Math.exp',
  'Math.max': 'Math.min',
  'Math.min': 'Math.max',
  'Math.floor': 'Math.ceil',
  'Math.ceil': 'Math.floor',
  'Math.sqrt': 'Math.cbrt',
  'Math.abs': 'Math.sign',
};

const SYMMETRIC = new Set(['Math.max', 'Math.min', 'Math.hypot']);

/**
 * Code with one operator, truth value, function, order of arguments or option changed, in every way. A function is swapped for
 * the next one of those that the page imports. Digits are not changed here: they are wherever they are seen.
 */
export function codeMutants(code: string, imported: string[]): CodeMutant[] {
  const file = ts.createSourceFile('page.ts', code, ts.ScriptTarget.Latest, true);
  const mutants: CodeMutant[] = [];
  const replace = (node: ts.Node, mutant: string) =>
    mutants.push({ at: node.getStart(file), original: node.getText(file), mutant });
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node)) return;
    if (ts.isBinaryExpression(node)) {
      const swapped = OPERATORS[node.operatorToken.getText(file)];
      if (swapped) replace(node.operatorToken, swapped);
    } else if (ts.isPrefixUnaryExpression(node)) replace(node, node.operand.getText(file));
    else if (node.kind === ts.SyntaxKind.TrueKeyword) replace(node, 'false');
    else if (node.kind === ts.SyntaxKind.FalseKeyword) replace(node, 'true');
    else if (ts.isCallExpression(node)) mutateCall(node, imported, replace);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return mutants;
}

function mutateCall(
  { expression, arguments: [first, second, ...rest] }: ts.CallExpression,
  imported: string[],
  replace: (node: ts.Node, mutant: string) => void,
): void {
  const name = expression.getText();
  const at = imported.indexOf(name);
  const sibling = at < 0 ? SIBLINGS[name] : imported[(at + 1) % imported.length];
  if (sibling && sibling !== name) replace(expression, sibling);
  if (!first || !second || SYMMETRIC.has(name)) return;
  if (ts.isObjectLiteralExpression(second) && rest.length === 0) {
    if (second.properties.length > 0) replace(second, '{}');
  } else if (first.getText() !== second.getText()) {
    const pair = first.getSourceFile().text.slice(first.end, second.getStart());
    const both = {
      getStart: () => first.getStart(),
      getText: () => `${first.getText()}${pair}${second.getText()}`,
    };
    replace(both as ts.Node, `${second.getText()}${pair}${first.getText()}`);
  }
}

/** The names that a page imports, in order. */
export const importedNames = (page: string): string[] =>
  ts.createSourceFile('page.ts', page, ts.ScriptTarget.Latest).statements.flatMap((statement) => {
    const names = ts.isImportDeclaration(statement) && statement.importClause?.namedBindings;
    return names && ts.isNamedImports(names) ? names.elements.map(({ name }) => name.text) : [];
  });
