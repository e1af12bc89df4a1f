import type { Expression } from 'estree';
import type { Code, Nodes, Root } from 'mdast';
import type { Math as DisplayMath, InlineMath } from 'mdast-util-math';
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** A tag in a chapter, in a line of text or on its own. */
export type Element = MdxJsxFlowElement | MdxJsxTextElement;

/** A formula between `$…$` or `$$…$$`. */
export type MathNode = InlineMath | DisplayMath;

const parser = unified()
  .use(remarkParse)
  .use(remarkFrontmatter)
  .use(remarkGfm)
  .use(remarkMath)
  .use(remarkMdx);

/** The syntax tree of a chapter. Throws a VFileMessage with a place where MDX itself cannot read the text. */
export const parseMdx = (source: string): Root => parser.parse(source);

export const isElement = (node: Nodes): node is Element =>
  node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';

export const isMath = (node: Nodes): node is MathNode =>
  node.type === 'math' || node.type === 'inlineMath';

/** Whether a code block is run: ```` ```ts test ````. */
export const isTestFence = ({ meta }: Code): boolean => (meta ?? '').split(/\s+/).includes('test');

/** Whether a code block is run and not shown: set-up, and the cases of an exercise. */
export const isHiddenFence = (node: Code): boolean =>
  isTestFence(node) && node.meta!.split(/\s+/).some((word) => ['hidden', 'cases'].includes(word));

const attribute = (element: Element, name: string): MdxJsxAttribute | undefined =>
  element.attributes.find(
    (item): item is MdxJsxAttribute => item.type === 'mdxJsxAttribute' && item.name === name,
  );

/** Whether `name` is written as an attribute without a value. */
export const hasFlag = (element: Element, name: string): boolean =>
  attribute(element, name)?.value === null;

/** The text of `name="text"`. */
export function attributeText(element: Element, name: string): string | undefined {
  const value = attribute(element, name)?.value;
  return typeof value === 'string' ? value : undefined;
}

/** The expression of `name={expression}`, with its offsets in the file. */
export function attributeExpression(element: Element, name: string): SourceExpression | undefined {
  const value = attribute(element, name)?.value;
  if (typeof value !== 'object' || value === null) return undefined;
  const [statement] = value.data?.estree?.body ?? [];
  if (statement?.type !== 'ExpressionStatement') return undefined;
  return { code: value.value, tree: statement.expression as SourceExpression['tree'] };
}

/** An expression that stands in an attribute: its text, and its tree with offsets into the file. */
export interface SourceExpression {
  code: string;
  tree: Expression & { start: number; end: number };
}

/** The names that a page imports by itself, outside its fences. */
export function importedNames(tree: Root): Set<string> {
  const statements = tree.children.flatMap((node) =>
    node.type === 'mdxjsEsm' ? (node.data?.estree?.body ?? []) : [],
  );
  return new Set(
    statements.flatMap((statement) =>
      statement.type === 'ImportDeclaration'
        ? statement.specifiers.map(({ local }) => local.name)
        : [],
    ),
  );
}
