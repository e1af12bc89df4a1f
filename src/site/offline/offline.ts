import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build, type Rolldown } from 'vite';

/** What no page asks for: ready-made search interfaces of Pagefind's, the word lists of other languages, and what robots read. */
const unused = [
  'pagefind/*{ui,highlight}*',
  'pagefind/wasm.unknown.pagefind',
  'sitemap*.xml',
  'robots.txt',
  'service-worker.js',
];

/** An integration for Astro, to stand last: writes the service worker, with the hashes of all files that were built. */
export const offline = (): AstroIntegration => ({
  name: 'offline',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      const root = fileURLToPath(dir);
      writeFileSync(join(root, 'service-worker.js'), await serviceWorker(hashes(root)));
    },
  },
});

/** The hash of every file that the book needs, by the address that a reader asks for. */
export function hashes(root: string): Record<string, string> {
  const names = globSync('**/*', { cwd: root, withFileTypes: true, exclude: unused })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replace(/^\//, ''))
    .sort();
  return Object.fromEntries(
    names.map((name) => {
      const digest = createHash('sha256')
        .update(readFileSync(join(root, name)))
        .digest('base64');
      return [name.replace(/(^|\/)index\.html$/, '$1'), `sha256-${digest}`];
    }),
  );
}

/** The text of the service worker that keeps these files. */
export async function serviceWorker(files: Record<string, string>): Promise<string> {
  const input = fileURLToPath(new URL('service-worker.ts', import.meta.url));
  const { output } = (await build({
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'warn',
    define: { FILES: JSON.stringify(files) },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rollupOptions: { input, output: { format: 'iife' } },
    },
  })) as Rolldown.RolldownOutput;
  return output[0].code;
}
