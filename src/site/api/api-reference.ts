import type { AstroIntegration } from 'astro';
import { book } from '../book.ts';
import { apiPages } from './api-pages.ts';

const MODULE = 'virtual:api';

/** An Astro integration: the pages under /reference/api/, made from the docstrings whenever the site is built. */
export const apiReference = (): AstroIntegration => ({
  name: 'api-reference',
  hooks: {
    'astro:config:setup': ({ injectRoute, updateConfig }) => {
      const page = (file: string) => new URL(file, import.meta.url);
      injectRoute({ pattern: '/reference/api', entrypoint: page('overview.astro') });
      injectRoute({ pattern: '/reference/api/[subject]', entrypoint: page('subject.astro') });
      updateConfig({ vite: { plugins: [apiModule()] } });
    },
  },
});

/** A Vite plugin: `import pages from 'virtual:api'`. A page that is shown while a docstring changes is made anew. */
const apiModule = () => ({
  name: 'api-module',
  resolveId: (id: string) => (id === MODULE ? `\0${MODULE}` : undefined),
  async load(this: { addWatchFile: (path: string) => void }, id: string) {
    if (id !== `\0${MODULE}`) return undefined;
    for (const path of Object.keys(book.docstrings)) this.addWatchFile(path);
    return `export default ${JSON.stringify(await apiPages())};`;
  },
});
