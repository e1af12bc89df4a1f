import { watch as watchFolder } from 'node:fs';
import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { BookConfiguration } from './configuration.ts';
import { filesBehind } from './fingerprint.ts';
import { readBook } from './read-book.ts';

const WORKER = new URL(`./watch-worker${extname(import.meta.url)}`, import.meta.url);

// Editors save in several steps; this is how long to wait for the last one.
const SETTLED = 20;

/** Checks a page whenever it is saved. When a file that the pages import is saved, its modules are loaded anew. */
export function watch(configuration: BookConfiguration, root: string, first: string[]): void {
  const book = readBook(configuration, root);
  const pages = new Set(book.paths.filter((path) => !Object.hasOwn(book.docstrings, path)));
  const library = filesBehind(Object.values(book.modules));
  const timers = new Map<string, NodeJS.Timeout>();
  let worker = start();

  watchFolder(root, { recursive: true }, (_, name) => {
    const path = name?.replaceAll('\\', '/');
    if (!path || !(pages.has(path) || library.has(join(root, path)))) return;
    clearTimeout(timers.get(path));
    timers.set(
      path,
      setTimeout(() => (pages.has(path) ? check(path) : restart(path)), SETTLED),
    );
  });

  function start(): Worker {
    const started = new Worker(WORKER, { workerData: { configuration, root } });
    for (const path of first) started.postMessage({ path, quiet: true });
    started.on('error', (error) => console.error(error.message));
    return started;
  }

  function check(path: string): void {
    worker.postMessage({ path, quiet: false });
  }

  function restart(path: string): void {
    console.log(`${path} changed: checking every page again`);
    void worker.terminate();
    worker = start();
    for (const page of pages) check(page);
  }

  console.log('waiting for a page to be saved');
}
