import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/** A rehype plugin, behind rehype-katex: HTML knows `math` and `svg` without a namespace, which each formula would repeat. */
export function mathNamespaces() {
  return (tree: Root) =>
    visit(tree, 'element', ({ tagName, properties }) => {
      if (tagName === 'math' || tagName === 'svg') delete properties['xmlns'];
    });
}
