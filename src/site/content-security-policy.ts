import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { BookFiles } from '../book/read-book.ts';
import { classicScript, hashOf } from './notebook-scripts.ts';

/**
 * An integration for Astro: every page that is built names what it may load, in a `<meta>`, since a static host sends no headers.
 * Astro's own feature hashes only scripts that it has written itself, and Starlight writes others.
 */
export const contentSecurityPolicy = (book: BookFiles): AstroIntegration => ({
  name: 'content-security-policy',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      const root = fileURLToPath(dir);
      const frame = await classicScript(join(book.root, 'src/notebook/frame.ts'), book);
      for (const name of globSync('**/*.html', { cwd: root })) {
        const file = join(root, name);
        writeFileSync(file, withPolicy(readFileSync(file, 'utf8'), [frame.code]));
      }
    },
  },
});

/**
 * A page with its policy, behind the encoding, which must stand first. `scripts` are texts that the page runs without holding
 * them: the frame of the sandbox inherits this policy.
 */
export function withPolicy(html: string, scripts: string[]): string {
  const charset = /<meta charset="[^"]*"\s*\/?>/i;
  if (!charset.test(html))
    throw new Error('a page without <meta charset> has no place for a policy');
  const policy = policyOf(
    [...scripts, ...inlined('script', html)].map(source),
    inlined('style', html).map(source),
  );
  return html.replace(
    charset,
    (meta) => `${meta}<meta http-equiv="Content-Security-Policy" content="${policy}">`,
  );
}

/**
 * Scripts come from the site, or are listed by their hash; `blob:` is what the sandbox runs the reader's code as, and only a script
 * can make one. WebAssembly is Pagefind's. KaTeX writes style attributes, and a figure that is downloaded is an image first.
 */
const policyOf = (scripts: string[], styles: string[]): string =>
  [
    "default-src 'none'",
    ["script-src 'self' blob: 'wasm-unsafe-eval'", ...new Set(scripts)].join(' '),
    "style-src 'self' 'unsafe-inline'",
    ["style-src-elem 'self'", ...new Set(styles)].join(' '),
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

const source = (text: string): string => `'${hashOf(text)}'`;

/** The texts of all elements of that name that have no `src`. */
const inlined = (name: 'script' | 'style', html: string): string[] =>
  Array.from(
    html.matchAll(new RegExp(`<${name}(?![^>]*\\ssrc=)[^>]*>([\\s\\S]*?)</${name}>`, 'gi')),
    ([, text]) => text!,
  );
