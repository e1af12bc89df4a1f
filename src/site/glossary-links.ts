import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Link, Root, Text } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { slug } from '../check/outline.ts';

/** A term of the glossary, and the chapter that introduces it. */
export interface Term {
  name: string;
  introducedIn?: string;
}

/** Words of everyday English too: a link would be wrong as often as right. */
const EVERYDAY = new Set(
  'Absorption Accuracy Batch Baseline Bit Cancellation Code Confidence Double Grouping Label Loss Margin Metric Multiplier Negatives Odds Positives Precision Prior Pull Recall Reliability Resolution Score Shares Threshold Token'.split(
    ' ',
  ),
);

/** A remark plugin: the first time that a chapter uses a term of the glossary from another chapter, it is linked to its entry. */
export function glossaryLinks({ root }: { root: string }) {
  const terms = termsOf(readFileSync(join(root, 'content/docs/reference/glossary.mdx'), 'utf8'));
  return (tree: Root, file: VFile) => {
    const chapter = /chapters\/([\w-]+)\.mdx$/.exec(relative(root, file.path))?.[1];
    if (chapter === undefined) return;
    const wanted = terms.filter(({ introducedIn }) => introducedIn !== chapter);
    const pattern = patternOf(wanted.map(({ name }) => name));
    const seen = new Set<string>();
    visit(tree, (node, index, parent) => {
      if (['heading', 'link', 'table', 'mdxJsxTextElement'].includes(node.type)) return SKIP;
      if (node.type !== 'text' || parent?.type !== 'paragraph') return undefined;
      const pieces = linked(node, pattern, seen);
      parent.children.splice(index!, 1, ...(pieces as typeof parent.children));
      return [SKIP, index! + pieces.length];
    });
  };
}

/** The terms of a glossary, but for everyday words. */
export const termsOf = (glossary: string): Term[] =>
  glossary
    .split(/^### /m)
    .slice(1)
    .map((entry) => ({
      name: entry.slice(0, entry.indexOf('\n')).trim(),
      introducedIn: /\(\.\.\/\.\.\/chapters\/([\w-]+)\//.exec(entry)?.[1],
    }))
    .filter(({ name }) => !EVERYDAY.has(name));

/** Finds the terms as whole words, in singular or plural, the longest first. */
function patternOf(names: string[]): RegExp {
  const longestFirst = [...names].sort((a, b) => b.length - a.length);
  const escaped = longestFirst.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`(?<![\\p{L}-])(${escaped.join('|')})s?(?![\\p{L}-])`, 'giu');
}

function linked({ value }: Text, pattern: RegExp, seen: Set<string>): (Text | Link)[] {
  const pieces: (Text | Link)[] = [];
  let at = 0;
  for (const { 0: words, 1: name, index } of value.matchAll(pattern)) {
    const anchor = slug(name!);
    if (seen.has(anchor)) continue;
    seen.add(anchor);
    if (index > at) pieces.push({ type: 'text', value: value.slice(at, index) });
    pieces.push({
      type: 'link',
      url: `../../reference/glossary/#${anchor}`,
      children: [{ type: 'text', value: words }],
      data: { hProperties: { className: ['term'], 'data-card': '' } },
    });
    at = index + words.length;
  }
  return at < value.length ? [...pieces, { type: 'text', value: value.slice(at) }] : pieces;
}
