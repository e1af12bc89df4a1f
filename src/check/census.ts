import type { List, Nodes } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { Chapter } from './chapter.ts';
import { numerals, showsNumeral } from './find-numerals.ts';
import type { Problem } from './problem.ts';
import { type Element, isElement } from './tree.ts';

// Attributes that a reader never sees.
const UNSEEN = new Set(
  'id name by to class className style href src srcset srcSet sizes width height viewBox verdict slot key lang dir rel target role'
    .split(' ')
    .concat('loading', 'colspan', 'colSpan', 'rowspan', 'rowSpan', 'tabindex', 'tabIndex'),
);

/**
 * Finds every numeral that a reader can see and that nothing checks. Structural, and so passed over: digits behind a
 * letter (`F1`, `top-1`), code that is not run, and the numbers of ordered lists, which count.
 * Formulas, fences, Num and Cited are checked elsewhere.
 */
export function census({ tree, source, place }: Chapter): Census {
  const problems: Problem[] = [];
  let structural = 0;
  let counted = 0;
  const report = (offset: number, message: string) => problems.push({ ...place(offset), message });
  const scan = (start: number, end: number) => {
    for (const { offset, digits, isName } of numerals(source.slice(start, end))) {
      if (isName) structural++;
      else report(start + offset, `the number ${digits} is not checked: ${remedy(digits)}`);
    }
  };
  const scanNode = (node: Nodes) => scan(node.position!.start.offset!, node.position!.end.offset!);

  visit(tree, (node) => {
    if (isElement(node)) {
      scanAttributes(node, scan, report);
      return ['Num', 'Cited'].includes(node.name ?? '') ? SKIP : undefined;
    }
    if (node.type === 'text') scanNode(node);
    else if (node.type === 'image' || node.type === 'imageReference')
      scanImage(source, node.position!.start.offset!, node.position!.end.offset!, scan);
    else if ((node.type === 'link' || node.type === 'definition') && node.title)
      scanTitle(source, node.title, node.position!.end.offset!, scan);
    else if (node.type === 'code') scanFenceTitle(source, node.position!.start.offset!, scan);
    else if (node.type === 'yaml') scanFrontmatter(source, scan);
    else if (node.type === 'list' && node.ordered) {
      structural += node.children.length;
      counted = checkCounting(node, counted, source, report);
    } else if (node.type === 'mdxTextExpression' || node.type === 'mdxFlowExpression') {
      if (!/^\s*\/\*[\s\S]*\*\/\s*$/.test(node.value))
        report(
          node.position!.start.offset!,
          'an expression in prose is not checked: use <Num is={…}>',
        );
    }
    return undefined;
  });
  return { problems, structural };
}

/** What the census of a chapter found: numbers that nothing checks, and how many are a part of a name or count a list. */
export interface Census {
  problems: Problem[];
  structural: number;
}

const remedy = (digits: string): string =>
  /^(1[5-9]|20)\d\d$/.test(digits)
    ? 'a year belongs to its source: <Cite id="…" />'
    : `write <Num is={…}>${digits}</Num>, or a word`;

type Scan = (start: number, end: number) => void;
type Say = (offset: number, message: string) => void;

function scanAttributes(element: Element, scan: Scan, report: Say): void {
  for (const attribute of element.attributes) {
    const start = attribute.position?.start.offset ?? element.position!.start.offset!;
    if (attribute.type === 'mdxJsxExpressionAttribute') {
      report(start, 'a spread attribute cannot be checked: write each attribute');
    } else if (UNSEEN.has(attribute.name) || attribute.name.startsWith('client:')) {
    } else if (typeof attribute.value === 'string') {
      scan(start, attribute.position?.end.offset ?? start);
    } else if (
      attribute.value &&
      !isChecked(element.name, attribute.name) &&
      showsNumeral(attribute.value.value)
    ) {
      report(
        start,
        `the numbers in \`${attribute.name}\` are not checked: let the widget take its default from the core`,
      );
    }
  }
}

// The expressions that the checker evaluates.
const CHECKED: Record<string, string[]> = {
  Num: ['is'],
  Equation: ['given', 'where', 'is'],
  Symbols: ['given', 'where'],
  Claim: ['given', 'always', 'sometimes'],
};

const isChecked = (tag: string | null, attribute: string): boolean =>
  CHECKED[tag ?? '']?.includes(attribute) ?? false;

/** Alternative text and title are seen; the address is not. */
function scanImage(source: string, start: number, end: number, scan: Scan): void {
  const address = source.slice(start, end).search(/\](?:[([]|$)/);
  scan(start, start + address);
  const title = /\s["'(].*$/s.exec(source.slice(start + address, end));
  if (title) scan(start + address + title.index, end);
}

/** The title of a link, which stands before the end of its source. */
function scanTitle(source: string, title: string, end: number, scan: Scan): void {
  const start = source.lastIndexOf(title, end);
  if (start >= 0) scan(start, start + title.length);
}

/** The title of a code block stands above it. */
function scanFenceTitle(source: string, start: number, scan: Scan): void {
  const [opening = ''] = source.slice(start).split('\n', 1);
  const title = /\btitle=(["'])(.*?)\1/.exec(opening);
  if (title) scan(start + title.index, start + title.index + title[0].length);
}

function scanFrontmatter(source: string, scan: Scan): void {
  const frontmatter = source.slice(0, source.indexOf('\n---', 3));
  for (const { index, 0: line } of frontmatter.matchAll(
    /^(?<indent>[ \t]*)(?:- )?(?:title|description|label|tagline|text|content|alt):.*(?:\n\k<indent>[ \t].*)*$/gm,
  ))
    scan(index, index + line.length);
}

/** A list counts from one, or goes on where the list before it ended. Returns where this one does. */
function checkCounting(list: List, before: number, source: string, report: Say): number {
  const start = list.start === before + 1 ? before : 0;
  for (const [index, item] of list.children.entries()) {
    const offset = item.position!.start.offset!;
    const written = Number.parseInt(source.slice(offset), 10);
    if (written !== start + index + 1)
      report(
        offset,
        `item ${index + 1} of this list is numbered ${written}: count from one, or on from the list before`,
      );
  }
  return start + list.children.length;
}
