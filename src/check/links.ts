import { visit } from 'unist-util-visit';
import { type Chapter, placeOf } from './chapter.ts';
import type { Outline } from './outline.ts';
import type { Problem } from './problem.ts';
import { attributeText, isElement } from './tree.ts';

/** Links to places of the same page that are not there. */
export function brokenLinks({ tree }: Chapter, { anchors }: Outline): Problem[] {
  const problems: Problem[] = [];
  const names = new Set(['_top', ...anchors.map(({ name }) => name)]);
  visit(tree, (node) => {
    const url =
      node.type === 'link' || node.type === 'definition'
        ? node.url
        : isElement(node)
          ? attributeText(node, 'href')
          : undefined;
    if (url?.startsWith('#') && !names.has(decodeURIComponent(url.slice(1))))
      problems.push({ ...placeOf(node), message: `this page has no place \`${url}\`` });
  });
  return problems;
}
