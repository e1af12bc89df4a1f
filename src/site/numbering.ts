import { readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { pageBeside } from '../book/cross-references.ts';
import { boundFunctions } from '../check/bound-functions.ts';
import { type Chapter, placeOf, readChapter } from '../check/chapter.ts';
import { type NumberedItem, outline } from '../check/outline.ts';
import { numbered, targetOf } from '../check/refs.ts';
import { attributeText, type Element, isElement } from '../check/tree.ts';
import { functionPages } from './api/function-pages.ts';
import { readChapters } from './chapters.ts';
import { readingOrder } from './reading-order.ts';

/**
 * A remark plugin: equations, figures, examples and claims get their numbers within the book, references what they refer to, and
 * equations the functions that they are bound to, with their pages.
 */
export function numbering({ root }: { root: string }) {
  return (tree: Root, file: VFile) => {
    const path = relative(root, file.path);
    if (!path.startsWith('content/docs/')) return;
    const chapter = readPage(root, path);
    const { items } = outline(chapter);
    const functions = functionPages(root, chapter);
    visit(tree, (element) => {
      if (!isElement(element)) return;
      if (element.name === 'Ref') refer(element, root, path);
      if (element.name === 'Example' || element.name === 'Counts') write(element, 'source', path);
      const item = items.find((candidate) => standsAt(candidate, element));
      if (item) write(element, 'number', numberOf(item, root, path));
      const claim = chapter.claims.findIndex((candidate) => standsAt(candidate, element));
      if (claim >= 0 && isChapter(path)) write(element, 'source', `${path}#${claim}`);
      const equation = chapter.equations.find((candidate) => standsAt(candidate, element));
      if (item && equation) {
        const bound = [...boundFunctions(chapter, equation)].flatMap(
          (name) => functions.get(name) ?? [],
        );
        if (bound.length > 0) write(element, 'functions', bound.join(' '));
      }
    });
  };
}

const readPage = (root: string, path: string): Chapter =>
  readChapter(path, readFileSync(join(root, path), 'utf8'));

/** Whether an item is this element; an example is by now the element around its code. */
function standsAt({ line, column }: { line: number; column: number }, element: Element): boolean {
  const node = element.name === 'Example' ? element.children[0]! : element;
  const place = placeOf(node);
  return node.position !== undefined && place.line === line && place.column === column;
}

function refer(element: Element, root: string, path: string): void {
  const to = attributeText(element, 'to') ?? '';
  const { page, name } = targetOf({ to, ...placeOf(element) });
  const target = page === undefined ? path : pageBeside(path, page);
  const item = numbered(outline(readPage(root, target)), name);
  if (!item) return;
  write(element, 'href', `${page === undefined ? '' : `../${page}/`}#${name}`);
  write(element, 'kind', item.kind);
  write(element, 'number', numberOf(item, root, target));
}

/** `4.2`: the number of the chapter, and of the item in it. A page that is no chapter counts for itself. */
function numberOf({ number }: NumberedItem, root: string, path: string): string {
  const folder = dirname(path);
  if (!isChapter(path)) return String(number);
  const slug = basename(path, '.mdx');
  const order = readingOrder(readChapters(join(root, folder)));
  return `${order.findIndex((chapter) => chapter.slug === slug) + 1}.${number}`;
}

const isChapter = (path: string): boolean => basename(dirname(path)) === 'chapters';

function write(element: Element, name: string, value: string): void {
  element.attributes.push({ type: 'mdxJsxAttribute', name, value });
}
