import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const dist = fileURLToPath(new URL('../../dist', import.meta.url));

export const base = (process.env.BASE_PATH ?? '/').replace(/\/$/, '');

/** The paths of all pages that were built. */
export const pages = globSync('**/*.html', { cwd: dist })
  .map((file) => `${base}/${file}`.replace(/index\.html$/, ''))
  .sort();

export const chapters = pages.filter((path) => path.includes('/chapters/'));
export const otherPages = pages.filter((path) => !chapters.includes(path));

/** The file that a page is served from. */
export const fileOf = (path: string): string =>
  dist + path.slice(base.length).replace(/\/$/, '/index.html');
