import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { testFences } from '../../src/notebook/fences.ts';
import { launch, origin } from './browser.ts';
import { base } from './pages.ts';

// The examples of a chapter in the built page, and what a reader does with them.

export const path = 'content/docs/chapters/entropy.mdx';
export const source = readFileSync(path, 'utf8');
export const slow = { timeout: 45_000 };

export const address = `${origin}${base}/chapters/entropy/`;

/** Opens the chapter in a browser of the test file that calls this; no page may throw. */
export function openerOfPages(): (
  fragment?: string,
  options?: BrowserContextOptions,
) => Promise<Page> {
  let browser: Browser;
  const complaints: string[] = [];
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    expect(complaints).toEqual([]);
  });
  return async (fragment = '', options = {}) => {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      permissions: ['clipboard-read', 'clipboard-write'],
      ...options,
    });
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(address + fragment, { waitUntil: 'load' });
    return page;
  };
}

/** How many edits the browser keeps. */
export const kept = () =>
  Object.keys(localStorage).filter((key) => key.startsWith('edits:')).length;

export const published = testFences(source).filter(({ flags }) => !flags.includes('hidden'));
export const dearer = published[0]!.code.replace('[0.7, 0.2, 0.1]', '[0.6, 0.3, 0.1]');

export const example = (page: Page, n = 0): Locator => page.locator('live-example').nth(n);
export const verdict = (page: Page, n = 0): Locator => example(page, n).locator('.verdict');
export const code = (page: Page, n = 0): Locator => example(page, n).locator('textarea');
export const press = (page: Page, name: string, n = 0) =>
  example(page, n).getByRole('button', { name, exact: true }).click();

/** Writes code into an example, as someone who selects everything and types would. */
export async function write(page: Page, text: string, n = 0): Promise<void> {
  if (!(await code(page, n).isVisible())) await press(page, 'Edit', n);
  await code(page, n).fill(text);
}

export async function run(page: Page, n = 0): Promise<void> {
  await press(page, 'Run', n);
  await expect.poll(() => example(page, n).getAttribute('aria-busy'), slow).toBe('false');
}

/** Opens an editor, and asks that neither the example nor what is below it moves. */
export async function openInPlace(page: Page, n: number): Promise<void> {
  const edit = example(page, n).getByRole('button', { name: 'Edit' });
  await edit.evaluate((button) => button.scrollIntoView({ block: 'center' }));
  const place = () =>
    example(page, n).evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return [top, bottom, document.documentElement.scrollHeight];
    });
  const before = await place();
  await edit.click();
  await expect.poll(() => code(page, n).isVisible(), slow).toBe(true);
  // Whole pixels: two lengths that differ by a fraction of one may round to neighbours.
  for (const [i, now] of (await place()).entries())
    expect(Math.abs(now - before[i]!)).toBeLessThanOrEqual(1);
}
