import { fileURLToPath } from 'node:url';
import { unified } from '@astrojs/markdown-remark';
import preact from '@astrojs/preact';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import book from './book.config.ts';
import { checkedBook } from './src/book/astro.ts';
import { readBook } from './src/book/read-book.ts';
import { apiReference } from './src/site/api/api-reference.ts';
import { entryPoints } from './src/site/api/entry-points.ts';
import { chapterTags } from './src/site/chapter-tags.ts';
import { readChapters } from './src/site/chapters.ts';
import { contentSecurityPolicy } from './src/site/content-security-policy.ts';
import { coreBehindWidgets } from './src/site/core-behind-widgets.ts';
import { glossaryLinks } from './src/site/glossary-links.ts';
import { katexFonts } from './src/site/math-fonts/katex-fonts.ts';
import { mathHtml } from './src/site/math-html.ts';
import { mathStyles } from './src/site/math-styles.ts';
import { notebookScripts } from './src/site/notebook-scripts.ts';
import { numbering } from './src/site/numbering.ts';
import { offline } from './src/site/offline/offline.ts';
import { oneScript, scriptsInOneChunk } from './src/site/one-script.ts';
import { oneStylesheet } from './src/site/one-stylesheet.ts';
import { pageClaims } from './src/site/page-claims.ts';
import { readingOrder } from './src/site/reading-order.ts';

process.env.ASTRO_TELEMETRY_DISABLED = '1';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const files = readBook(book, path('.'));
const chapters = readingOrder(readChapters(path('content/docs/chapters')));

const apiLinks = entryPoints(path('.')).map(({ name }) => ({
  label: `surprisal/${name}`,
  link: `/reference/api/${name}/`,
}));

export default defineConfig({
  site: process.env.SITE_URL,
  base: process.env.BASE_PATH ?? '/',
  // The service worker has all pages by then.
  prefetch: false,
  srcDir: '.',
  integrations: [
    starlight({
      title: 'Surprisal',
      description:
        'A book about the losses that classifiers are trained with, in which every number is checked.',
      sidebar: [
        { label: 'Chapters', items: chapters.map(({ slug }) => `chapters/${slug}`) },
        {
          label: 'Reference',
          items: [
            'reference/notation',
            'reference/glossary',
            'reference/exercises',
            'reference/typescript',
            'reference/bibliography',
            'reference/accuracy',
            'reference/limits',
            'reference/errors',
            'reference/errata',
            'reference/authors',
            {
              label: 'API',
              collapsed: true,
              items: [{ label: 'Overview', link: '/reference/api/' }, ...apiLinks],
            },
          ],
        },
      ],
      customCss: ['/src/site/book.css'],
      components: {
        Banner: './src/site/offline/UpdateOffer.astro',
        Head: './src/site/Head.astro',
        Search: './src/site/Search.astro',
        SiteTitle: './src/site/SiteTitle.astro',
      },
    }),
    apiReference(),
    preact(),
    checkedBook(book, { components: true }),
    oneScript(),
    oneStylesheet(),
    contentSecurityPolicy(files),
    offline(),
  ],
  markdown: {
    processor: unified({
      remarkPlugins: [
        mathStyles,
        [glossaryLinks, { root: path('.') }],
        [numbering, { root: path('.') }],
        [chapterTags, { folders: [path('components/widgets'), path('components')] }],
      ],
      rehypePlugins: mathHtml,
    }),
  },
  vite: {
    plugins: [
      pageClaims(files),
      notebookScripts(files),
      coreBehindWidgets(files.root),
      katexFonts(),
    ],
    build: {
      // A font in a stylesheet as data: would be loaded whether it is used or not.
      assetsInlineLimit: (file) => (file.endsWith('.woff2') ? false : undefined),
      // No script brings styles: they are in the one stylesheet.
      cssCodeSplit: false,
    },
    environments: { client: { build: { rolldownOptions: scriptsInOneChunk } } },
  },
});
