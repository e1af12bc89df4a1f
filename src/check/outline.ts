import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { type Chapter, placeOf } from './chapter.ts';
import type { Place, Problem } from './problem.ts';
import {
  attributeText,
  type Element,
  isElement,
  isHiddenFence,
  isMath,
  isTestFence,
} from './tree.ts';

export type Numbered = 'equation' | 'figure' | 'example' | 'claim';

/** A place of a page that a link may lead to. */
export interface Anchor extends Place {
  name: string;
  kind: Numbered | 'heading' | 'other';
}

/** Something that is numbered within its chapter; a name makes it an anchor too. */
export interface NumberedItem extends Place {
  kind: Numbered;
  number: number;
  name?: string;
}

/** What can be pointed to on a page, and what is counted there. */
export interface Outline {
  anchors: Anchor[];
  items: NumberedItem[];
}

/** Reads the anchors of a chapter, and numbers its equations, figures, examples and claims, in the order of the file. */
export function outline({ tree }: Pick<Chapter, 'tree'>): Outline {
  const anchors: Anchor[] = [];
  const items: NumberedItem[] = [];
  const count: Record<Numbered, number> = { equation: 0, figure: 0, example: 0, claim: 0 };
  const headings = new Map<string, number>();
  // The second heading of a name gets a number behind it, as GitHub does.
  const ofHeading = (name: string): string => {
    const times = headings.get(name) ?? 0;
    headings.set(name, times + 1);
    return times === 0 ? name : `${name}-${times}`;
  };
  const add = (node: Nodes, kind: Numbered, name: string | undefined) => {
    items.push({ ...placeOf(node), kind, number: ++count[kind], ...(name && { name }) });
    if (name) anchors.push({ ...placeOf(node), kind, name });
  };
  visit(tree, (node) => {
    if (node.type === 'heading')
      anchors.push({ ...placeOf(node), kind: 'heading', name: ofHeading(slug(textOf(node))) });
    else if (node.type === 'code' && isTestFence(node) && !isHiddenFence(node))
      add(node, 'example', /\bname=(\S+)/.exec(node.meta ?? '')?.[1]);
    else if (isElement(node)) {
      const kind = kindOf(node);
      const name = attributeText(node, 'name');
      const id = attributeText(node, 'id');
      if (kind) add(node, kind, name);
      else if (node.name === 'Exercise')
        anchors.push({
          ...placeOf(node),
          kind: 'other',
          name: exerciseAnchor(attributeText(node, 'title') ?? ''),
        });
      else if (node.name === 'Equation' && name)
        anchors.push({ ...placeOf(node), kind: 'other', name });
      else if (id && node.name !== 'Cite')
        anchors.push({ ...placeOf(node), kind: 'other', name: id });
    }
  });
  return { anchors, items };
}

function kindOf(element: Element): Numbered | undefined {
  if (element.name === 'Figure') return 'figure';
  if (element.name === 'Claim') return 'claim';
  return element.name === 'Equation' && isDisplayed(element) ? 'equation' : undefined;
}

function isDisplayed(element: Element): boolean {
  let displayed = false;
  visit(element, (node) => {
    displayed ||= isMath(node) && node.type === 'math';
  });
  return displayed;
}

/** The text of a node, as the reader sees it. */
export const textOf = (node: Nodes): string =>
  'value' in node ? node.value : 'children' in node ? node.children.map(textOf).join('') : '';

/** The anchor of an exercise. */
export const exerciseAnchor = (title: string): string => `exercise-${slug(title)}`;

/** The anchor that a heading gets, by GitHub's rule. */
export const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');

/** Names that are taken already. */
export function duplicateAnchors({ anchors }: Outline): Problem[] {
  const taken = new Set<string>();
  return anchors.flatMap(({ name, kind, ...place }) => {
    const isTaken = taken.has(name);
    taken.add(name);
    return isTaken
      ? [{ ...place, message: `this page has \`${name}\` already: choose another name` }]
      : [];
  });
}
