// Keeps the book for the time without a network. Each file is kept under its address and its hash, so that a new version fetches
// only what has changed, and pages of the old one find their own files until the reader takes the new one over.

interface ExtendableEvent extends Event {
  waitUntil(promise: Promise<unknown>): void;
}

interface FetchEvent extends ExtendableEvent {
  request: Request;
  respondWith(response: Promise<Response> | Response): void;
}

declare const self: EventTarget & {
  registration: { scope: string };
  clients: { claim(): Promise<void> };
  navigator: { connection?: { saveData: boolean } };
  skipWaiting(): Promise<void>;
};

/** The hash of every file, by its address below the scope; the build puts it in. */
declare const FILES: Record<string, `sha256-${string}`>;

const { scope } = self.registration;
const name = `book ${scope}`;
const files = new Map(Object.entries(FILES));
const keyOf = (path: string) => `${scope}${path}?${encodeURIComponent(files.get(path)!)}`;

self.addEventListener('install', (event) => {
  // Who wants to save data keeps what he opens.
  if (self.navigator.connection?.saveData) return;
  (event as ExtendableEvent).waitUntil(Promise.all([...files.keys()].map(kept)));
});

self.addEventListener('activate', (event) => {
  (event as ExtendableEvent).waitUntil(Promise.all([forgetOthers(), self.clients.claim()]));
});

self.addEventListener('message', (event) => {
  if ((event as MessageEvent).data === 'take over') void self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event as FetchEvent;
  const answer = answerTo(request, new URL(request.url));
  if (answer) (event as FetchEvent).respondWith(answer);
});

function answerTo(request: Request, { href, pathname, search }: URL) {
  if (request.method !== 'GET' || !href.startsWith(scope)) return undefined;
  const path = decodeURI(pathname).slice(new URL(scope).pathname.length);
  if (files.has(path)) return kept(path).catch(() => fetch(request));
  if (files.has(`${path}/`)) return Response.redirect(`${scope}${path}/${search}`);
  if (request.mode === 'navigate') return fetch(request).catch(() => kept('404.html'));
  return undefined;
}

async function kept(path: string): Promise<Response> {
  const cache = await caches.open(name);
  const found = await cache.match(keyOf(path));
  if (found) return found;
  // A host that serves one version's pages with another's would be kept for good.
  const response = await fetch(scope + path, { cache: 'no-cache', integrity: files.get(path)! });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  await cache.put(keyOf(path), response.clone());
  return response;
}

async function forgetOthers(): Promise<void> {
  const cache = await caches.open(name);
  const wanted = new Set([...files.keys()].map(keyOf));
  const others = (await cache.keys()).filter(({ url }) => !wanted.has(url));
  await Promise.all(others.map((request) => cache.delete(request)));
}

export {};
