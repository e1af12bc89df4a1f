import { visit } from 'unist-util-visit';
import { type Chapter, placeOf } from './chapter.ts';
import type { Outline } from './outline.ts';
import type { Place, Problem } from './problem.ts';
import { attributeText, isElement } from './tree.ts';

/** A link to a place of a page: of another one, or of its own where `page` is empty. */
export interface Link extends Place {
  page: string;
  anchor: string;
}

/** The links of a chapter that name a place, but those that leave the book. */
export function linksOf({ tree }: Pick<Chapter, 'tree'>): Link[] {
  const links: Link[] = [];
  visit(tree, (node) => {
    const url =
      node.type === 'link' || node.type === 'definition'
        ? node.url
        : isElement(node)
          ? attributeText(node, 'href')
          : undefined;
    const [, page, anchor] = /^(?!\w+:|\/\/)([^#?]*)(?:\?[^#]*)?#(.+)$/.exec(url ?? '') ?? [];
    if (anchor) links.push({ ...placeOf(node), page: page!, anchor: decodeURIComponent(anchor) });
  });
  return links;
}

/** Links to places of the same page that are not there. */
export const brokenLinks = (links: Link[], outline: Outline): Problem[] =>
  links
    .filter(({ page }) => page === '')
    .flatMap((link) => missingPlace(link, outline, 'this page') ?? []);

/** What is wrong with a link to a page of this outline. */
export function missingPlace(
  { anchor, line, column }: Link,
  { anchors }: Outline,
  page: string,
): Problem | undefined {
  if (anchor === '_top' || anchors.some(({ name }) => name === anchor)) return undefined;
  return { line, column, message: `${page} has no place \`#${anchor}\`` };
}
