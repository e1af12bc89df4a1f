import type { ElementContent, Nodes, Parents, Root, RootContent } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

/**
 * A rehype plugin: no line begins with the comma that follows a formula, or ends with the bracket before it. A browser may break a
 * line at either end of a formula whatever the character there, so they are wrapped together, and the places where
 * the formula itself may be broken are marked.
 */
export function mathPunctuation() {
  return (tree: Root) => {
    visit(tree, (parent) => {
      if (!('children' in parent)) return undefined;
      if (hasClass(parent, 'unbroken')) return SKIP;
      const { children } = parent as Parents;
      for (let index = 0; index < children.length; index++) {
        const formula = children[index]!;
        if (!isFormula(formula)) continue;
        const opening = take(children[index - 1], /[\p{Ps}\p{Pi}]+$/u);
        const closing = take(children[index + 1], /^[\p{Po}\p{Pe}\p{Pf}]+/u);
        if (!opening && !closing) continue;
        markBreaks(formula);
        children[index] = {
          type: 'element',
          tagName: 'span',
          properties: { className: ['unbroken'] },
          children: [text(opening), formula, text(closing)],
        };
      }
      return undefined;
    });
  };
}

const isFormula = (node: RootContent): node is ElementContent =>
  (node.type === 'mdxJsxTextElement' && node.name === 'Equation') || hasClass(node, 'katex');

const hasClass = (node: Nodes, name: string): boolean =>
  node.type === 'element' &&
  Array.isArray(node.properties.className) &&
  node.properties.className.includes(name);

/** Takes what matches away from a text and returns it. */
function take(node: RootContent | undefined, pattern: RegExp): string {
  if (node?.type !== 'text') return '';
  const [taken = ''] = pattern.exec(node.value) ?? [];
  node.value = node.value.replace(pattern, '');
  return taken;
}

/** KaTeX sets what must not be broken as one `base`. */
function markBreaks(formula: ElementContent): void {
  visit(formula, 'element', (element) => {
    if (!hasClass(element, 'katex-html')) return;
    element.children = element.children.flatMap((base, index) =>
      index === 0 ? [base] : [wordBreak(), base],
    );
  });
}

const wordBreak = () =>
  ({ type: 'element', tagName: 'wbr', properties: {}, children: [] }) satisfies ElementContent;

const text = (value: string) => ({ type: 'text', value }) as const;
