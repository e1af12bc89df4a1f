import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { mdxImport } from './mdx-import.ts';

/** A remark plugin: pages with mathematics, and no others, carry KaTeX's styles. Head.astro reads `hasMath`. */
export function mathStyles() {
  return (tree: Root, file: VFile) => {
    let hasMath = false;
    visit(tree, ['math', 'inlineMath'], () => {
      hasMath = true;
    });
    if (!hasMath) return;
    tree.children.unshift(mdxImport('katex/dist/katex.min.css'));
    const { frontmatter } = file.data['astro'] as { frontmatter: Record<string, unknown> };
    frontmatter['hasMath'] = true;
  };
}
