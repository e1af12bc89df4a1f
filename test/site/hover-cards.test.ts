import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, leave, visit } from './browser.ts';
import { base } from './pages.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test('a link to a source shows the source, until Escape', async () => {
  const visited = await visit(browser, `${base}/chapters/divergence/`);
  const { page } = visited;
  await page.locator('main a[data-card][href*="bibliography"]').first().hover();
  const card = page.locator('#hover-card');
  await card.waitFor();
  expect(await card.textContent()).toMatch(/\b(?:18|19|20)\d\d\b/);
  await page.keyboard.press('Escape');
  await card.waitFor({ state: 'detached' });
  await leave(visited);
});
