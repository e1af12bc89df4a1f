import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/** For the client's build: the scripts of all components, Starlight's too, and what they share, become one chunk. */
export const scriptsInOneChunk = {
  output: {
    codeSplitting: {
      groups: [{ name: 'page', test: /astro&type=script|starlight-toc|preload-helper/ }],
    },
  },
};

/**
 * An integration for Astro: a page asks for that chunk once. Astro writes a `<script>` for each component, of which nothing is left
 * but the import of the chunk; each would be a request.
 */
export const oneScript = (): AstroIntegration => ({
  name: 'one-script',
  hooks: {
    'astro:build:done': ({ dir }) => {
      const root = fileURLToPath(dir);
      const chunks = importedAlone(root);
      for (const name of globSync('**/*.html', { cwd: root })) {
        const file = join(root, name);
        writeFileSync(file, withOneScript(readFileSync(file, 'utf8'), chunks));
      }
    },
  },
});

/** The files that do nothing but import another, and that other. */
function importedAlone(root: string): Map<string, string> {
  const files = globSync('_astro/*.js', { cwd: root });
  const imports = files.map((name) => {
    const code = readFileSync(join(root, name), 'utf8').trim();
    return [name.slice('_astro/'.length), /^import\s*"\.\/([^"]+)";?$/.exec(code)?.[1]] as const;
  });
  return new Map(imports.flatMap(([name, chunk]) => (chunk ? [[name, chunk]] : [])));
}

function withOneScript(html: string, chunks: Map<string, string>): string {
  const asked = new Set<string>();
  return html.replace(
    /<script type="module" src="([^"]*\/)([^"/]+)"><\/script>/g,
    (script, folder: string, name: string) => {
      const chunk = chunks.get(name) ?? name;
      if (asked.has(chunk)) return '';
      asked.add(chunk);
      return script.replace(folder + name, folder + chunk);
    },
  );
}
