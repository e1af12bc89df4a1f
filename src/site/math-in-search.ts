import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/** A rehype plugin: KaTeX writes each formula three times. The copy in TeX goes, and of the others the search index takes the MathML. */
export function mathInSearch() {
  return (tree: Root) => {
    visit(tree, 'element', ({ tagName, properties }, index, parent) => {
      if (tagName === 'annotation') {
        parent!.children.splice(index!, 1);
        return index;
      }
      const { className } = properties;
      if (Array.isArray(className) && className.includes('katex-html'))
        properties['dataPagefindIgnore'] = '';
      return undefined;
    });
  };
}
