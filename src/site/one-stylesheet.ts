import { createHash } from 'node:crypto';
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { transform } from 'lightningcss';

const LINK = /<link rel="stylesheet" href="([^"]*\/_astro\/([^"]+))"( media="print")?\s*\/?>/g;

/**
 * An integration for Astro: all pages share one stylesheet, without the rules of Starlight, Expressive Code and KaTeX that no page
 * has a use for. Vite writes four, a third of which styles nothing.
 */
export const oneStylesheet = (): AstroIntegration => ({
  name: 'one-stylesheet',
  hooks: {
    'astro:build:done': ({ dir }) => {
      const root = fileURLToPath(dir);
      const read = (name: string) => readFileSync(join(root, name), 'utf8');
      const names = globSync('**/*.html', { cwd: root });
      const pages = new Map(names.map((name) => [name, read(name)]));
      const scripts = globSync('_astro/*.js', { cwd: root }).map(read);
      const sheets = sheetsOf([...pages.values()]);
      const texts = [...sheets].map(([name, isForPrint]) => {
        const css = read(`_astro/${name}`);
        return isForPrint ? `@media print{${css}}` : css;
      });
      const css = withoutUnused(texts.join('\n'), wordsOf([...pages.values(), ...scripts]));
      const name = `style.${createHash('sha256').update(css).digest('hex').slice(0, 8)}.css`;
      for (const [page, html] of pages) writeFileSync(join(root, page), withOne(html, name));
      for (const sheet of sheets.keys()) rmSync(join(root, '_astro', sheet));
      writeFileSync(join(root, '_astro', name), css);
    },
  },
});

/** The stylesheets of all pages, in the order of the page that has most of them, and whether they are for paper. */
function sheetsOf(pages: string[]): Map<string, boolean> {
  const lists = pages.map((html) =>
    Array.from(html.matchAll(LINK), ([, , name, media]) => [name!, media !== undefined] as const),
  );
  return new Map(lists.sort((a, b) => b.length - a.length).flat());
}

/** The first link becomes the one; Expressive Code writes its own into the text, where it would stop the drawing of the page. */
function withOne(html: string, name: string): string {
  let isFirst = true;
  return html.replace(LINK, (_, path: string, old: string) => {
    if (!isFirst) return '';
    isFirst = false;
    return `<link rel="stylesheet" href="${path.slice(0, -old.length)}${name}">`;
  });
}

const wordsOf = (texts: string[]): Set<string> =>
  new Set(texts.flatMap((text) => text.match(/[\w-]+/g) ?? []));

/**
 * A stylesheet without the classes whose names no page and no script has as words, and without variables that nothing asks for. What
 * only those asked for goes in the next round.
 */
export function withoutUnused(css: string, words: Set<string>): string {
  const classes = namesIn(css, /\.((?:[a-z_-]|\\.)(?:[\w-]|\\.)*)/gi).filter(
    (name) => !name.match(/[\w-]+/g)!.every((word) => words.has(word)),
  );
  const variables = namesIn(css, /(--[\w-]+)\s*:/g).filter(
    (name) => !css.includes(`var(${name}`) && !words.has(name),
  );
  const { code } = transform({
    filename: 'style.css',
    code: Buffer.from(css),
    minify: true,
    unusedSymbols: [...classes, ...variables],
  });
  const rest = code.toString();
  return rest.length < css.length ? withoutUnused(rest, words) : rest;
}

const namesIn = (css: string, pattern: RegExp): string[] => [
  ...new Set(Array.from(css.matchAll(pattern), ([, name]) => name!.replace(/\\(.)/g, '$1'))),
];
