import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';
import type { Code, Paragraph, Parents, Root } from 'mdast';
import type { MdxJsxAttribute, MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { type Chapter, readChapter } from '../check/chapter.ts';
import { type Book, checkChapter, type Report, type Verdict } from '../check/check-chapter.ts';
import { codeExercises, within } from '../check/code-exercises.ts';
import { vouchedFor } from '../check/counts.ts';
import { type Element, isElement, isHiddenFence, isMath, isTestFence } from '../check/tree.ts';
import type { BookFiles } from './read-book.ts';

/**
 * A remark plugin that puts the checker's verdicts into the page: each `ts test` fence becomes an Example with its outcomes,
 * each Num gets its value at full precision, set-up that the reader does not see is left out, and what fails is shown where it
 * stands.
 */
export function checkedPage(book: Book & BookFiles) {
  const pages = new Map(book.paths.map((path) => [join(book.root, path), path]));
  return (tree: Root, file: VFile) => {
    const path = pages.get(file.path);
    if (path === undefined) return;
    const chapter = readChapter(path, readFileSync(file.path, 'utf8'));
    const report = checkChapter(chapter, book);
    visit(tree, (node, index, parent) => {
      if (node.type === 'code' && isTestFence(node))
        return replaceFence(node, index!, parent!, report, chapter);
      if (!isElement(node)) return undefined;
      if (node.name === 'Num') describeNum(node, report);
      if (node.name === 'Cited') describeCited(node, report);
      if (node.name === 'Claim') describeClaim(node, report);
      if (node.name === 'Equation') describeEquation(node, report);
      if (node.name === 'Symbols') node.attributes = [];
      return undefined;
    });
    tree.children.unshift(...homeless(report, chapter));
    if (vouchedFor(report.counts) > 0) tree.children.push(countsElement(tree, report));
  };
}

/** Failures that no tag of the page can show where they stand go to its top. */
function homeless({ verdicts, problems }: Report, { formulas }: Chapter): Paragraph[] {
  const free = verdicts.flatMap(({ kind, wrong, code, ...place }) =>
    wrong && kind === 'equation' && formulas.some(({ tex }) => tex === code)
      ? [{ ...place, message: wrong }]
      : [],
  );
  return [...problems, ...free].map(({ line, column, message }) => ({
    type: 'paragraph',
    children: [
      { type: 'strong', children: [{ type: 'text', value: `${line}:${column} ${message}` }] },
    ],
  }));
}

function replaceFence(
  node: Code,
  index: number,
  parent: Parents,
  { verdicts }: Report,
  chapter: Chapter,
): [typeof SKIP, number] {
  const { start, end } = node.position!;
  const own = verdicts.filter(
    ({ kind, line }) => kind === 'example' && line > start.line && line < end.line,
  );
  const children = parent.children as unknown[];
  if (isHiddenFence(node)) {
    children.splice(index, 1);
    return [SKIP, index];
  }
  const example: MdxJsxFlowElement = {
    type: 'mdxJsxFlowElement',
    name: 'Example',
    attributes: [
      valueAttribute('verdicts', own),
      textAttribute('line', String(start.line)),
      ...codeExercises(chapter)
        .filter(({ starter }) => starter.line === start.line)
        .map(({ cases }) => valueAttribute('cases', verdicts.filter(within(cases)).length)),
      ...[...node.meta!.matchAll(/type-error=(\S+)/g)].map(([, codes]) =>
        textAttribute('typeErrors', codes!),
      ),
      ...[...node.meta!.matchAll(/\bname=(\S+)/g)].map(([, name]) => textAttribute('name', name!)),
    ],
    children: [node],
  };
  children[index] = example;
  return [SKIP, index + 1];
}

const countsElement = (tree: Root, report: Report): MdxJsxFlowElement => ({
  type: 'mdxJsxFlowElement',
  name: 'Counts',
  attributes: [
    valueAttribute('counts', report.counts),
    textAttribute('formulas', checkedFormulas(tree, report)),
  ],
  children: [],
});

/** For each formula of the page, in order, `1` if it is a check and `0` if it states nothing. */
function checkedFormulas(tree: Root, { verdicts }: Report): string {
  let formulas = '';
  visit(tree, (node) => {
    if (!isMath(node)) return;
    const inside = standsIn(node);
    formulas += verdicts.some((item) => item.kind === 'equation' && inside(item)) ? '1' : '0';
  });
  return formulas;
}

function describeNum(element: Element, { verdicts }: Report): void {
  const inside = standsIn(element);
  const verdict = verdicts.find((item) => item.kind === 'number' && inside(item));
  if (!verdict) return;
  const { code, computed = '', wrong } = verdict;
  element.attributes = [textAttribute('code', code), textAttribute('value', computed)];
  if (wrong) element.attributes.push(textAttribute('wrong', wrong));
}

function describeCited(element: Element, { verdicts }: Report): void {
  const inside = standsIn(element);
  const verdict = verdicts.find((item) => item.kind === 'cited' && inside(item));
  if (verdict?.computed) element.attributes.push(textAttribute('place', verdict.computed));
  if (verdict?.wrong) element.attributes.push(textAttribute('wrong', verdict.wrong));
}

function describeClaim(element: Element, { verdicts }: Report): void {
  const inside = standsIn(element);
  const verdict = verdicts.find((item) => item.kind === 'claim' && inside(item));
  if (!verdict) return;
  const { name, documented, computed, wrong } = verdict;
  const attributes = { name, quantifier: documented, evidence: computed, wrong };
  element.attributes = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [textAttribute(key, value)],
  );
}

// These are for the checker.
const UNSEEN = ['given', 'where', 'is', 'definition'];

/** The page shows a formula, and what is wrong with it. */
function describeEquation(element: Element, { verdicts }: Report): void {
  const inside = standsIn(element);
  const wrong = verdicts.find(
    (item) => item.kind === 'equation' && item.wrong && inside(item),
  )?.wrong;
  element.attributes = element.attributes.filter(
    (item) => item.type === 'mdxJsxAttribute' && !UNSEEN.includes(item.name),
  );
  if (wrong) element.attributes.push(textAttribute('wrong', wrong));
}

function standsIn({ position }: Pick<Element, 'position'>): (verdict: Verdict) => boolean {
  const { start, end } = position!;
  return ({ line, column }) =>
    (line > start.line || (line === start.line && column >= start.column)) &&
    (line < end.line || (line === end.line && column < end.column));
}

const textAttribute = (name: string, value: string): MdxJsxAttribute => ({
  type: 'mdxJsxAttribute',
  name,
  value,
});

/** An attribute whose value is data: MDX wants its syntax tree beside its text. */
function valueAttribute(name: string, data: unknown): MdxJsxAttribute {
  const value = JSON.stringify(data);
  const estree = parse(`(${value})`, { ecmaVersion: 'latest', sourceType: 'module' });
  return {
    type: 'mdxJsxAttribute',
    name,
    value: { type: 'mdxJsxAttributeValueExpression', value, data: { estree: estree as never } },
  };
}
