import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import rehypeKatex from 'rehype-katex';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { mathErrors } from '../../src/site/math-errors.ts';
import { unicodeRanges } from '../../src/site/math-fonts/common-characters.ts';
import { katexFonts } from '../../src/site/math-fonts/katex-fonts.ts';
import { mathInSearch } from '../../src/site/math-in-search.ts';
import { mathPunctuation } from '../../src/site/math-punctuation.ts';
import { mathStyles } from '../../src/site/math-styles.ts';
import { scrollRegions } from '../../src/site/scroll-regions.ts';

async function page(value: string) {
  const processor = unified()
    .use(remarkParse)
    .use(remarkMdx)
    .use(remarkGfm)
    .use(remarkMath)
    .use(mathStyles)
    .use(remarkRehype, { passThrough: ['mdxjsEsm', 'mdxJsxFlowElement', 'mdxJsxTextElement'] })
    .use(rehypeKatex)
    .use(mathErrors)
    .use(mathPunctuation)
    .use(mathInSearch)
    .use(scrollRegions);
  const frontmatter: Record<string, unknown> = {};
  const file = new VFile({ path: 'a.mdx', value, data: { astro: { frontmatter } } });
  const tree = await processor.run(processor.parse(file), file);
  const scrolling: unknown[] = [];
  const ignored: unknown[] = [];
  const unbroken: string[] = [];
  let breaks = 0;
  visit(tree, 'element', ({ tagName, properties, children }) => {
    if (properties['tabIndex'] === 0) scrolling.push([tagName, properties['ariaLabel']]);
    if (tagName === 'wbr') breaks++;
    if (properties['className']?.toString() === 'unbroken') {
      unbroken.push(children.map((child) => (child.type === 'text' ? child.value : '□')).join(''));
    }
    if (properties['dataPagefindIgnore'] === '') ignored.push(tagName);
  });
  const imports = tree.children.flatMap((node) => (node.type === 'mdxjsEsm' ? [node.value] : []));
  return { frontmatter, imports, scrolling, ignored, unbroken, breaks };
}

describe('mathematics on a page', () => {
  it('brings its styles, and a page without mathematics has none', async () => {
    const styled = await page('A $p$ and a $q$.');
    expect(styled.imports).toEqual(["import 'katex/dist/katex.min.css';"]);
    expect(styled.frontmatter).toEqual({ hasMath: true });

    const plain = await page('No formula.');
    expect(plain.imports).toEqual([]);
    expect(plain.frontmatter).toEqual({});
  });

  it.each([
    ['inline', 'One.\n\nTwo $\\frac{1}$ three.', 3, 5],
    ['display', 'One.\n\n$$\n\\notacommand\n$$', 3, 1],
  ])('fails on bad TeX with line and column: %s', async (_name, value, line, column) => {
    await expect(page(value)).rejects.toMatchObject({
      reason: expect.stringMatching(/^Bad TeX: KaTeX parse error/),
      line,
      column,
    });
  });

  it('is searched once', async () => {
    expect((await page('$p$')).ignored).toEqual(['span']);
  });

  it.each([
    ['A ($p$, $q$) and “$r$” – $s$ t.', ['(□,', '□)', '“□”']],
    ['A <Equation name="a">$p$</Equation>. B', ['□.']],
    ['A $p$ b, ($q$ c', ['(□']],
  ])('keeps the punctuation around it on its line: %s', async (value, unbroken) => {
    expect((await page(value)).unbroken).toEqual(unbroken);
  });

  it('leaves a formula between punctuation breakable where KaTeX lets it break', async () => {
    expect((await page('$a = b + c$')).breaks).toBe(0);
    expect((await page('$a = b + c$, $d$.')).breaks).toBe(2);
    expect((await page('<Equation name="a">$a = b$</Equation>.')).breaks).toBe(1);
  });

  it('scrolls by itself from the keyboard when displayed, as a table does', async () => {
    const { scrolling } = await page('$p$\n\n$$\nq\n$$\n\n| a |\n|---|\n| b |');
    expect(scrolling).toEqual([
      ['span', 'Equation'],
      ['div', 'Table'],
    ]);
  });
});

describe('katexFonts', () => {
  const path = createRequire(import.meta.url).resolve('katex/dist/katex.min.css');
  const css = readFileSync(path, 'utf8');
  const { transform } = katexFonts();
  const handler = typeof transform === 'object' ? transform.handler : transform!;
  const shipped = String(handler.call({} as never, css, path));
  const urls = (text: string) => text.match(/url\([^)]+\)/g)!;
  const ofPackage = (text: string) => urls(text).filter((url) => url.startsWith('url(fonts/'));

  it('leaves of each font the woff2 file', () => {
    expect(urls(css)).toHaveLength(60);
    expect(ofPackage(shipped)).toEqual(urls(css).filter((url) => url.endsWith('.woff2)')));
  });

  it('gives common characters a file of their own', () => {
    const small = urls(shipped).filter((url) => !ofPackage(shipped).includes(url));
    expect(small.length).toBeGreaterThan(0);
    for (const url of small) expect(existsSync(`.${url.slice(4, -1)}`), url).toBe(true);
    expect(shipped.match(/@font-face/g)).toHaveLength(20 + small.length);
    expect(shipped.match(/unicode-range/g)).toHaveLength(2 * small.length);
  });

  it('leaves no character out and names none twice', () => {
    expect(unicodeRanges('bcaz')).toEqual({
      these: 'U+61-63,U+7a',
      others: 'U+0-60,U+64-79,U+7b-10ffff',
    });
  });
});
