import { beforeAll, expect, test } from 'vitest';
import { serviceWorker } from '../../src/site/offline/offline.ts';

// What the service worker fetches, with a network and a cache that only write down. That a browser runs it, test/site/offline.test.ts asks.

const files = { '': 'sha256-home', 'chapters/entropy/': 'sha256-entropy' } as const;
const scope = 'https://host/book/';

let script: string;
beforeAll(async () => {
  script = await serviceWorker(files);
});

function install(saveData: boolean) {
  const fetched: string[] = [];
  const cache = new Map<string, Response>();
  const worker = Object.assign(new EventTarget(), {
    registration: { scope },
    navigator: { connection: { saveData } },
  });
  const caches = {
    open: async () => ({
      match: async (key: string) => cache.get(key)?.clone(),
      put: async (key: string, response: Response) => cache.set(key, response),
    }),
  };
  const fetch = async (address: string) => {
    fetched.push(address);
    return new Response(address);
  };
  new Function('self', 'caches', 'fetch', script)(worker, caches, fetch);

  const tell = async (type: string, more: object = {}): Promise<unknown> => {
    let answer: unknown;
    const keep = (promise: unknown) => {
      answer = promise;
    };
    worker.dispatchEvent(
      Object.assign(new Event(type), more, { waitUntil: keep, respondWith: keep }),
    );
    return answer;
  };
  const open = (path: string) => tell('fetch', { request: new Request(scope + path) });
  return { fetched, installed: tell('install'), open };
}

test('it fetches the whole book beforehand', async () => {
  const { fetched, installed } = install(false);
  await installed;
  expect(fetched).toEqual([scope, `${scope}chapters/entropy/`]);
});

test('for a reader who saves data it fetches and keeps only what is opened', async () => {
  const { fetched, installed, open } = install(true);
  await installed;
  expect(fetched).toEqual([]);
  await open('chapters/entropy/');
  await open('chapters/entropy/');
  expect(fetched).toEqual([`${scope}chapters/entropy/`]);
});
