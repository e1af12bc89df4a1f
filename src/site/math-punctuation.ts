import type { Root, RootContent } from 'hast';
import { visit } from 'unist-util-visit';

const wordJoiner = '\u2060';

/** A rehype plugin: no line begins with the comma that follows a formula, nor ends with the bracket before it. */
export function mathPunctuation() {
  return (tree: Root) => {
    visit(tree, 'text', (text, index, parent) => {
      if (!parent || index === undefined) return;
      const [before, after] = [parent.children[index - 1], parent.children[index + 1]];
      if (isFormula(before) && /^[\p{Po}\p{Pe}\p{Pf}]/u.test(text.value)) {
        text.value = wordJoiner + text.value;
      }
      if (isFormula(after) && /[\p{Ps}\p{Pi}]$/u.test(text.value)) text.value += wordJoiner;
    });
  };
}

function isFormula(node: RootContent | undefined): boolean {
  if (node?.type === 'mdxJsxTextElement') return node.name === 'Equation';
  if (node?.type !== 'element') return false;
  const { className } = node.properties;
  return Array.isArray(className) && className.includes('katex');
}
