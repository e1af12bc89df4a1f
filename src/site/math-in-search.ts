import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/** A rehype plugin: KaTeX writes each formula three times; the search index takes the MathML. */
export function mathInSearch() {
  return (tree: Root) => {
    visit(tree, 'element', ({ tagName, properties }) => {
      const { className } = properties;
      const isCopy =
        tagName === 'annotation' || (Array.isArray(className) && className.includes('katex-html'));
      if (isCopy) properties['dataPagefindIgnore'] = '';
    });
  };
}
