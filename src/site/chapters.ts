import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseFrontmatter } from '@astrojs/markdown-remark';
import type { Chapter } from './reading-order.ts';

/** The chapters in a folder, in no particular order: what Astro's configuration needs before content is loaded. */
export function readChapters(folder: string): Chapter[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.mdx'))
    .map((name) => {
      const { title, follows } = parseFrontmatter(
        readFileSync(join(folder, name), 'utf8'),
      ).frontmatter;
      return { slug: basename(name, '.mdx'), title, follows };
    });
}
