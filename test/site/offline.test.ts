import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StaticHost, staticHost } from '../../scripts/static-host.ts';
import { hashes, serviceWorker } from '../../src/site/offline/offline.ts';
import { launch } from './browser.ts';
import { base, chapters, dist, pages } from './pages.ts';

// A copy of the book with a host of its own, so that it can vanish, and come back with a new version.

const folder = mkdtempSync(join(tmpdir(), 'surprisal-offline-'));
let host: StaticHost;
let browser: Browser;
let page: Page;
const errors: string[] = [];

beforeAll(async () => {
  cpSync(dist, folder, { recursive: true });
  host = await staticHost(folder, base);
  browser = await launch();
  page = await browser.newPage();
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(host.origin + chapters[0]);
  await page.evaluate(() => navigator.serviceWorker.ready);
});

afterAll(async () => {
  await browser.close();
  await host.close();
  rmSync(folder, { recursive: true });
});

test('after one visit every page is there without a network', async () => {
  await page.context().setOffline(true);
  const missing = await page.evaluate(async (paths) => {
    const found = await Promise.all(
      paths.map(async (path) => {
        const response = await fetch(path).catch(() => undefined);
        return response?.ok && (await response.text()).includes('<h1');
      }),
    );
    return paths.filter((_, i) => !found[i]);
  }, pages);
  expect(missing).toEqual([]);
  await page.goto(host.origin + chapters[1]);
  expect(await page.evaluate(() => document.fonts.check('1em KaTeX_Main'))).toBe(true);
});

test('its widgets are live', async () => {
  await page.goto(host.origin + chapters[0]);
  const slider = page.locator('main figure input[type=range]').first();
  await slider.scrollIntoViewIfNeeded();
  await page.waitForFunction(() => !document.querySelector('main figure astro-island[ssr]'));
  const before = await slider.inputValue();
  await slider.press('ArrowUp');
  expect(await slider.inputValue()).not.toBe(before);
});

test('an example is changed, run, and comes back after a reload; the core is broken', async () => {
  const slow = { timeout: 45_000 };
  const example = page.locator('live-example:has(.edit)').first();
  const verdict = () => example.locator('.verdict').textContent();
  await example.getByRole('button', { name: 'Edit' }).click();
  await example.locator('textarea').fill('1 + 1; // => 3');
  await example.getByRole('button', { name: 'Run', exact: true }).click();
  await expect.poll(verdict, slow).toBe('✗ 1 of 1 failed');
  await page.reload();
  await expect.poll(() => example.locator('textarea').inputValue(), slow).toBe('1 + 1; // => 3');
  await example.getByRole('button', { name: 'Reset' }).click();
  await page.locator('core-breaker summary').first().click();
  await page.getByRole('button', { name: 'bits for nats' }).click();
  await expect
    .poll(() => page.locator('.page-verdict').textContent(), slow)
    .toMatch(/\d+ of \d+ checks on this page fail/);
});

test('search finds', async () => {
  await page.keyboard.press('Control+k');
  await page.locator('book-search input').fill('perplexity');
  await page.locator('book-search li a').first().waitFor();
  expect(await page.locator('book-search li').count()).toBeGreaterThan(0);
});

test('a page that is not there says so', async () => {
  await page.goto(`${host.origin}${base}/nowhere/`);
  expect(await page.locator('h1').textContent()).toContain('no page here');
});

test('an address without its last stroke leads on', async () => {
  await page.goto(host.origin + chapters[1]!.replace(/\/$/, ''));
  expect(new URL(page.url()).pathname).toBe(chapters[1]);
});

test('a new version is offered, and loaded only when the reader asks', async () => {
  const chapter = chapters[0]!;
  await page.context().setOffline(false);
  await page.goto(host.origin + chapter);
  const changed = join(folder, chapter.slice(base.length), 'index.html');
  writeFileSync(changed, readFileSync(changed, 'utf8').replace('</h1>', ' anew</h1>'));
  writeFileSync(join(folder, 'service-worker.js'), await serviceWorker(hashes(folder)));

  await page.reload();
  const offer = page.locator('update-offer');
  await offer.waitFor();
  expect(await page.locator('h1').textContent()).not.toContain('anew');
  await page.reload();
  expect(await page.locator('h1').textContent()).not.toContain('anew');

  await offer.locator('button').click();
  await page.waitForFunction(() => document.querySelector('h1')!.textContent.includes('anew'));
  expect(await offer.isVisible()).toBe(false);
  expect(errors).toEqual([]);
});

test('what was kept for the old version alone is gone', async () => {
  const { kept, keys } = await page.evaluate(async () => {
    const [name] = await caches.keys();
    const keys = await (await caches.open(name!)).keys();
    return { kept: keys.length, keys: keys.map(({ url }) => url.replace(/\?.*/, '')) };
  });
  expect(kept).toBe(Object.keys(hashes(folder)).length);
  expect(new Set(keys).size).toBe(kept);
});

test('of what was built, only what no page asks for is left out', () => {
  const kept = Object.keys(hashes(fileURLToPath(new URL('../../dist', import.meta.url))));
  for (const path of pages) expect(kept).toContain(path.slice(base.length + 1));
  expect(kept.some((path) => path.startsWith('pagefind/index/'))).toBe(true);
});
