import { readFileSync } from 'node:fs';
import type { Link, Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { glossaryLinks, termsOf } from '../../src/site/glossary-links.ts';

const root = process.cwd();

/** The links that a chapter of this text gets: the words, and the anchor. */
function linksIn(text: string, chapter = 'focal'): string[] {
  const tree = unified().use(remarkParse).parse(text) as Root;
  const file = new VFile({ path: `${root}/content/docs/chapters/${chapter}.mdx` });
  glossaryLinks({ root })(tree, file);
  const links: string[] = [];
  visit(tree, 'link', ({ url, children }: Link) => {
    links.push(`${(children[0] as { value: string }).value} ${url}`);
  });
  return links;
}

const GLOSSARY = '../../reference/glossary/#';

test('the first use of a term is linked, and no other', () => {
  expect(linksIn('The perplexity. A Perplexity, perplexities.\n\nPerplexity again.')).toEqual([
    `perplexity ${GLOSSARY}perplexity`,
  ]);
});

test('a term of several words is one term', () => {
  expect(linksIn('The conditional entropy of a Huffman code.')).toEqual([
    `conditional entropy ${GLOSSARY}conditional-entropy`,
    `Huffman code ${GLOSSARY}huffman-code`,
  ]);
});

test('plurals are linked, parts of words are not', () => {
  expect(linksIn('Sigmoids, sigmoidal, log-sigmoid.')).toEqual([`Sigmoids ${GLOSSARY}sigmoid`]);
});

test('headings, links and code stay, and everyday words', () => {
  expect(linksIn('# Entropy\n\n[Entropy](x) `entropy` A bit of code, no loss.')).toEqual([
    'Entropy x',
  ]);
});

test('a chapter does not link what it introduces', () => {
  expect(linksIn('Entropy and sigmoid.', 'entropy')).toEqual([`sigmoid ${GLOSSARY}sigmoid`]);
});

test('every term but everyday words is read from the glossary, with its chapter', () => {
  const terms = termsOf(readFileSync(`${root}/content/docs/reference/glossary.mdx`, 'utf8'));
  expect(terms).toContainEqual({ name: 'Kraft\u0027s inequality', introducedIn: 'codes' });
  expect(terms.map(({ name }) => name)).not.toContain('Bit');
  for (const { introducedIn } of terms) expect(introducedIn).toBeDefined();
});
