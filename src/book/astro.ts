import { fileURLToPath } from 'node:url';
import {
  isUnifiedProcessor,
  type UnifiedProcessorOptions,
  unified,
} from '@astrojs/markdown-remark';
import type { AstroIntegration } from 'astro';
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';
import { checkBook } from './check-book.ts';
import { checkedPage } from './checked-page.ts';
import type { BookConfiguration } from './configuration.ts';
import { framedProblem } from './framed-problem.ts';
import { plainTags } from './plain-tags.ts';
import { type BookFiles, loadLibrary, readBook, readPage } from './read-book.ts';

export type { BookConfiguration } from './configuration.ts';

/**
 * An integration for Astro: the pages of the book show what the checker found, and where it found a failure `astro build`
 * fails. Formulas are rendered by KaTeX. With `components` the tags stay tags, for a site that has components of those names
 * (Example, Num, Equation, Cite, Cited); otherwise they become plain HTML.
 */
export function checkedBook(
  configuration: BookConfiguration,
  { components = false }: { components?: boolean } = {},
): AstroIntegration {
  return {
    name: 'surprisal-check',
    hooks: {
      'astro:config:setup': async ({ config, command, updateConfig, injectScript }) => {
        const files = readBook(configuration, fileURLToPath(config.root));
        if (command === 'build') await refuseFailures(files);
        const book = { ...files, library: await loadLibrary(files) };
        const { processor } = config.markdown;
        const own: UnifiedProcessorOptions =
          processor && isUnifiedProcessor(processor) ? processor.options : {};
        const math = own.rehypePlugins?.includes(rehypeKatex);
        if (!math) injectScript('page-ssr', "import 'katex/dist/katex.min.css';");
        updateConfig({
          markdown: {
            processor: unified({
              ...own,
              remarkPlugins: [
                remarkMath,
                [checkedPage, book],
                ...(components ? [] : [plainTags]),
                ...(own.remarkPlugins ?? []),
              ],
              rehypePlugins: [...(math ? [] : [rehypeKatex]), ...(own.rehypePlugins ?? [])],
            }),
          },
        });
      },
    },
  };
}

async function refuseFailures(book: BookFiles): Promise<void> {
  const reports = await checkBook(book);
  const failures = reports.flatMap(({ path, failures }) =>
    failures.map((problem) => framedProblem(path, readPage(book, path), problem)),
  );
  if (failures.length > 0) throw new Error(`the book does not hold:\n${failures.join('\n')}`);
}
