import { unified } from '@astrojs/markdown-remark';
import remarkMath from 'remark-math';
import { mathHtml } from '../math-html.ts';

const renderer = unified({ remarkPlugins: [remarkMath], rehypePlugins: mathHtml }).createRenderer({
  syntaxHighlight: false,
});

/** The Markdown of a docstring as HTML, set as that of a chapter. */
export async function markdownHtml(markdown: string): Promise<string> {
  return (await (await renderer).render(markdown)).code;
}

/** The same for a phrase, without a paragraph around it. */
export async function phraseHtml(markdown: string): Promise<string> {
  return (await markdownHtml(markdown)).replace(/^<p>(.*)<\/p>$/s, '$1');
}

/** A formula on a line of its own. */
export const formulaHtml = (tex: string): Promise<string> => markdownHtml(`$$\n${tex}\n$$`);
