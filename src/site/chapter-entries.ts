import { getCollection } from 'astro:content';
import { readingOrder } from './reading-order.ts';
import { siteUrl } from './site-url.ts';

const FOLDER = 'chapters/';

/** The chapters of the site in reading order: what their frontmatter says, their text, and where they stand. */
export async function chapterEntries() {
  const entries = await getCollection('docs', ({ id }) => id.startsWith(FOLDER));
  return readingOrder(
    entries.map(({ id, data, body = '' }) => ({
      ...data,
      id,
      slug: id.slice(FOLDER.length),
      href: siteUrl(`${id}/`),
      body,
    })),
  );
}
