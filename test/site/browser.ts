import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { chromiumPath } from '../../scripts/chromium-path.mjs';

export const origin = inject('origin');

/** The system's Chromium, kept from calling home. Started once a file. */
export const launch = () =>
  chromium.launch({
    executablePath: chromiumPath(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });

/** A page in a context of its own: what it complained about, and whom it called. */
export interface Visit {
  page: Page;
  errors: string[];
  strangers: string[];
}

/** Opens a page of the site, on a desktop unless told otherwise; `prepare` comes before. `leave` it afterwards. */
export async function visit(
  browser: Browser,
  path: string,
  options: BrowserContextOptions = {},
  prepare?: (page: Page) => Promise<void>,
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    ...options,
  });
  // The service worker would fetch the whole book for every visit.
  await context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
  const page = await context.newPage();
  const errors: string[] = [];
  const strangers: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !/^(data|blob):/.test(request.url()))
      strangers.push(request.url());
  });
  await prepare?.(page);
  await page.goto(origin + path);
  return { page, errors, strangers };
}

export const leave = ({ page }: Visit) => page.context().close();

/** Brings each widget of a page into view until it is live. */
export async function wake(page: Page): Promise<void> {
  // An island has this attribute until it is live. It has no box of its own.
  await page.evaluate(async () => {
    for (const island of document.querySelectorAll('astro-island[ssr]')) {
      island.firstElementChild!.scrollIntoView({ block: 'center' });
      while (island.hasAttribute('ssr')) await new Promise(requestAnimationFrame);
    }
  });
}
