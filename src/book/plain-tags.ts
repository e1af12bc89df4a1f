import type { PhrasingContent, Root, RootContent } from 'mdast';
import type { MdxJsxAttribute } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import type { Verdict } from '../check/check-chapter.ts';
import { type Counts, describeCounts } from '../check/counts.ts';
import { attributeText, type Element, importedNames, isElement } from '../check/tree.ts';

/**
 * A remark plugin that turns the checker's tags into plain HTML, for a site that has no components of those names. A name that
 * the page imports stays what the page says it is.
 */
export function plainTags() {
  return (tree: Root) => {
    const own = importedNames(tree);
    visit(tree, (node) => {
      if (!isElement(node) || node.name === null || own.has(node.name)) return;
      PLAIN[node.name]?.(node);
    });
  };
}

const PLAIN: Record<string, (element: Element) => void> = {
  Num: (element) => {
    const value = attributeText(element, 'value') ?? '';
    const title = `${attributeText(element, 'code')} = ${value}`;
    become(element, 'data', { class: 'checked-number', value, title });
  },
  Cite: (element) => {
    const key = attributeText(element, 'id') ?? '';
    become(element, 'cite', {});
    element.children = [{ type: 'text', value: key }];
  },
  Cited: (element) => become(element, 'span', { title: attributeText(element, 'by') ?? '' }),
  Ref: (element) => {
    const [name, page] = (attributeText(element, 'to') ?? '').split('/').reverse();
    become(element, 'a', { href: `${page ? `../${page}/` : ''}#${name}` });
    element.children = [{ type: 'text', value: name! }];
  },
  Equation: (element) =>
    become(element, element.type === 'mdxJsxTextElement' ? 'span' : 'div', {
      class: 'checked-equation',
      id: attributeText(element, 'name') ?? '',
    }),
  Claim: (element) => become(element, 'div', { class: 'checked-claim' }),
  Counts: (element) => {
    const counts = dataOf<Counts>(element, 'counts');
    become(element, 'p', { class: 'checked-counts' });
    element.children = [{ type: 'text', value: describeCounts(counts) }];
  },
  Symbols: (element) => become(element, 'div', { hidden: '' }),
  Example: (element) => {
    const outcomes = dataOf<Verdict[]>(element, 'verdicts').map(outcome);
    become(element, 'div', { class: 'checked-example' });
    if (outcomes.length > 0)
      (element.children as RootContent[]).push({
        type: 'list',
        ordered: false,
        spread: false,
        children: outcomes.map((children) => ({
          type: 'listItem',
          children: [{ type: 'paragraph', children }],
        })),
      });
  },
};

function become(element: Element, name: string, attributes: Record<string, string>): void {
  const wrong = attributeText(element, 'wrong');
  element.name = name;
  element.attributes = Object.entries(attributes).map(
    ([name, value]): MdxJsxAttribute => ({ type: 'mdxJsxAttribute', name, value }),
  );
  if (wrong) (element.children as PhrasingContent[]).push(failure(wrong));
}

const failure = (wrong: string): PhrasingContent => ({
  type: 'strong',
  children: [{ type: 'text', value: ` (${wrong})` }],
});

const outcome = ({ code, computed = '', wrong }: Verdict): PhrasingContent[] => [
  { type: 'inlineCode', value: code },
  { type: 'text', value: ' is ' },
  { type: 'inlineCode', value: computed },
  ...(wrong ? [failure(wrong)] : []),
];

/** The value of an attribute that the checker wrote as data. */
function dataOf<T>({ attributes }: Element, name: string): T {
  const attribute = attributes.find(
    (item) => item.type === 'mdxJsxAttribute' && item.name === name,
  );
  return JSON.parse((attribute!.value as { value: string }).value);
}
