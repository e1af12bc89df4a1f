import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';
import config from '../../../book.config.ts';
import { readBook } from '../../../src/book/read-book.ts';
import { withPolicy } from '../../../src/site/content-security-policy.ts';
import { classicScript, notebookScripts } from '../../../src/site/notebook-scripts.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Serves a page with the sandbox, under the policy of the site; and a stranger, who notes whoever calls. */
export async function serve() {
  const outDir = mkdtempSync(join(tmpdir(), 'surprisal-sandbox-'));
  const book = readBook(config, root);
  const frame = await classicScript(join(root, 'src/notebook/frame.ts'), book);
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'error',
    plugins: [
      notebookScripts(book),
      {
        name: 'policy',
        transformIndexHtml: {
          order: 'post',
          handler: (html) => withPolicy(html, [frame.code]),
        },
      },
    ],
    build: {
      outDir,
      emptyOutDir: true,
      rollupOptions: { input: join(root, 'test/site/sandbox-page/index.html') },
    },
  });
  const server = await preview({
    configFile: false,
    root,
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1' },
  });
  const calls: string[] = [];
  const stranger = createServer((request, response) => {
    calls.push(request.url!);
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('content-type', 'text/javascript');
    response.end('postMessage("loaded")');
  });
  stranger.on('upgrade', (request) => calls.push(request.url!));
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
  return {
    url: new URL('test/site/sandbox-page/index.html', server.resolvedUrls!.local[0]).href,
    stranger: `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`,
    calls,
    close: async () => {
      await server.close();
      stranger.close();
      rmSync(outDir, { recursive: true });
    },
  };
}
