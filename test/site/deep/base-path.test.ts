import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StaticHost, staticHost } from '../../../scripts/static-host.ts';
import { launch } from '../browser.ts';

// The book in a folder of a host, as a project page of a forge is: built for it, and served from there alone.

const base = '/a/book';
const folder = mkdtempSync(join(tmpdir(), 'surprisal-base-'));
let host: StaticHost;
let browser: Browser;
let page: Page;
const strays: string[] = [];

beforeAll(async () => {
  // Vitest has a BASE_URL of its own in the environment, which Vite would take for that of the site.
  const { PATH, HOME } = process.env;
  execFileSync('astro', ['build', '--outDir', folder], {
    env: { PATH, HOME, BASE_PATH: base },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  host = await staticHost(folder, base);
  browser = await launch();
  page = await browser.newPage();
  page.on('response', (response) => {
    if (response.status() >= 400) strays.push(response.url());
  });
  page.on('pageerror', (error) => strays.push(error.message));
  await page.goto(`${host.origin}${base}/chapters/entropy/`);
  await page.evaluate(() => navigator.serviceWorker.ready);
}, 900_000);

afterAll(async () => {
  await browser?.close();
  await host?.close();
  rmSync(folder, { recursive: true });
});

test('no link, script or picture of a page leads out of the folder', () => {
  const pages = globSync('**/*.html', { cwd: folder });
  expect(pages.length).toBeGreaterThan(20);
  const outside = pages.flatMap((name) =>
    Array.from(
      readFileSync(join(folder, name), 'utf8').matchAll(
        /\s(?:href|src|component-url|renderer-url|data-worker)="(\/[^"]*)"/g,
      ),
      ([, address]) => address!,
    )
      .filter((address) => !address.startsWith(`${base}/`))
      .map((address) => `${name}: ${address}`),
  );
  expect(outside).toEqual([]);
});

test('a page leads to the next one, and what is not there is told', async () => {
  await page.locator('a[rel=next]').click();
  await page.waitForURL(`${host.origin}${base}/chapters/codes/`);
  await page.goto(`${host.origin}${base}/nowhere/`);
  expect(await page.locator('h1').textContent()).toContain('no page here');
  expect(strays.splice(0)).toEqual([`${host.origin}${base}/nowhere/`]);
});

test('the service worker keeps the folder, where examples run without a network', async () => {
  const scopes = await page.evaluate(async () =>
    (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
  );
  expect(scopes).toEqual([`${host.origin}${base}/`]);
  await page.context().setOffline(true);
  await page.goto(`${host.origin}${base}/chapters/focal/`);
  const example = page.locator('live-example').first();
  await example.getByRole('button', { name: 'Edit' }).click();
  await example.locator('textarea').fill('1 + 1; // => 3');
  await example.getByRole('button', { name: 'Run', exact: true }).click();
  await expect
    .poll(() => example.locator('.verdict').textContent(), { timeout: 45_000 })
    .toBe('✗ 1 of 1 failed');
  expect(strays).toEqual([]);
});
