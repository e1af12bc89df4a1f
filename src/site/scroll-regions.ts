import type { Element, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

/** A rehype plugin: a wide table or equation scrolls by itself, also from the keyboard, and never widens the page. */
export function scrollRegions() {
  return (tree: Root) => {
    visit(tree, 'element', (element, index, parent) => {
      if (element.tagName === 'table' && parent && index !== undefined) {
        parent.children[index] = {
          type: 'element',
          tagName: 'div',
          properties: { className: ['table'], ...scrollable('Table') },
          children: [element],
        };
        return SKIP;
      }
      if (hasClass(element, 'katex-display')) {
        Object.assign(element.properties, scrollable('Equation'));
        return SKIP;
      }
    });
  };
}

const scrollable = (ariaLabel: string) => ({ role: 'group', ariaLabel, tabIndex: 0 });

const hasClass = ({ properties: { className } }: Element, name: string) =>
  Array.isArray(className) && className.includes(name);
