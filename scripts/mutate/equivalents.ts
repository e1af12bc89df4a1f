import { readFileSync } from 'node:fs';
import ts from 'typescript';
import type { Chapter, ClaimTag } from '../../src/check/chapter.ts';
import { type Mutant, mutated } from './chapter-mutants.ts';

interface Equivalents {
  /** What is as true in every claim, by the name of its rule below, each with the reason. */
  rules: Record<keyof typeof RULES, string>;
  /** Functions of pages whose first two arguments may change places, each with the reason. */
  symmetric: Record<string, string>;
  /** A reason why lines are true as well, and the lines without the space around them, each before and after. */
  changes: { reason: string; lines: [before: string, after: string][] }[];
}

type Rule = (operation: ts.BinaryExpression, mutant: string, claim: ClaimTag) => boolean;

const RULES = { weaker: isWeaker, room: hasRoom } satisfies Record<string, Rule>;

const { rules, symmetric, changes }: Equivalents = JSON.parse(
  readFileSync(new URL('equivalents.json', import.meta.url), 'utf8'),
);

/** Whether equivalents.json has a reason why a mutant is as true as the original. */
export function isEquivalent({ source, claims }: Chapter, mutant: Mutant): boolean {
  const [before, after] = lineOf(source, mutant);
  return (
    isExchange(source, mutant) ||
    claims.some((claim) => followsARule(source, claim, mutant)) ||
    changes.some(({ lines }) =>
      lines.some(([line, becomes]) => line === before && becomes === after),
    )
  );
}

/** Whether two arguments changed places that may. */
function isExchange(source: string, { at, original, mutant }: Mutant): boolean {
  const [, name = ''] = /([\w.]+)\($/.exec(source.slice(0, at)) ?? [];
  const letters = (text: string) => [...text].sort().join('');
  return Object.hasOwn(symmetric, name) && letters(original) === letters(mutant);
}

function followsARule(source: string, claim: ClaimTag, { at, mutant }: Mutant): boolean {
  const { start, end } = claim.predicate.tree;
  if (at < start || at >= end) return false;
  const code = source.slice(start, end);
  const file = ts.createSourceFile('claim.ts', code, ts.ScriptTarget.Latest, true);
  const operation = operationAt(file, at - start);
  return (
    operation !== undefined &&
    Object.entries(RULES).some(
      ([name, follows]) => Object.hasOwn(rules, name) && follows(operation, mutant, claim),
    )
  );
}

const operationAt = (node: ts.Node, at: number): ts.BinaryExpression | undefined =>
  ts.isBinaryExpression(node) && node.operatorToken.getStart() === at
    ? node
    : ts.forEachChild(node, (child) => operationAt(child, at));

/** A case of the original is one of the mutant, unless the whole is turned round by what it stands in. */
function isWeaker({ operatorToken, parent }: ts.BinaryExpression, mutant: string): boolean {
  const weaker: Record<string, string> = { '<': '<=', '>': '>=', '&&': '||' };
  return weaker[operatorToken.getText()] === mutant && leavesTruth(parent);
}

const leavesTruth = (node: ts.Node): boolean =>
  ts.isSourceFile(node) ||
  ((isConnective(node) ||
    isQuantifier(node) ||
    ts.isParenthesizedExpression(node) ||
    ts.isArrowFunction(node) ||
    ts.isReturnStatement(node) ||
    ts.isBlock(node) ||
    ts.isExpressionStatement(node)) &&
    leavesTruth(node.parent));

const isConnective = (node: ts.Node): boolean =>
  ts.isBinaryExpression(node) && /^(?:&&|\|\|)$/.test(node.operatorToken.getText());

const isQuantifier = (node: ts.Node): boolean =>
  ts.isCallExpression(node) && /\.(?:some|every)$/.test(node.expression.getText());

/** Where rounding has room, no side is equal to the other with the room added. */
function hasRoom(
  { operatorToken, right }: ts.BinaryExpression,
  mutant: string,
  { quantifier }: ClaimTag,
): boolean {
  const rooms: Record<string, [strict: string, added: string]> = {
    '<=': ['<', '+'],
    '>=': ['>', '-'],
  };
  const [strict, added] = rooms[operatorToken.getText()] ?? [];
  return quantifier === 'always' && strict === mutant && signOfRoom(right) === added;
}

function signOfRoom(bound: ts.Expression): string | undefined {
  const isRoom = (node: ts.Node) => /\b(?:EPSILON|rounding)\b/.test(node.getText());
  if (ts.isBinaryExpression(bound) && isRoom(bound.right)) return bound.operatorToken.getText();
  return ts.isPrefixUnaryExpression(bound) && isRoom(bound) ? bound.getText()[0] : undefined;
}

/** The line of a mutant as it was and as it became. */
export function lineOf(source: string, mutant: Mutant): [before: string, after: string] {
  const start = source.lastIndexOf('\n', mutant.at) + 1;
  const end = source.indexOf('\n', mutant.at + mutant.original.length);
  const line = source.slice(start, end);
  return [line.trim(), mutated(line, { ...mutant, at: mutant.at - start }).trim()];
}
