import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, leave, visit } from '../browser.ts';
import { type Load, recordLoads, total } from '../loads.ts';
import { chapters } from '../pages.ts';

// What a chapter has cost when each of its widgets was used: every handle moved, every button pressed, every choice made, the data
// opened, the picture and the table saved. Examples and claims are no widgets.

const BYTES = 250_000;

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test.each(chapters)('%s', { timeout: 180_000 }, async (path) => {
  const loads: Load[] = [];
  const visited = await visit(browser, path, {}, (page) => recordLoads(page, loads));
  const { page } = visited;
  for (const figure of await page.locator('main figure:has(.sp-widget)').all()) await use(figure);
  await page.waitForLoadState('networkidle');
  await leave(visited);
  expect(visited.errors).toEqual([]);
  expect(total(loads), JSON.stringify(loads, null, 1)).toBeLessThanOrEqual(BYTES);
});

async function use(figure: Locator): Promise<void> {
  await figure.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await figure.locator('.sp-foot button:enabled', { hasText: 'Reset' }).waitFor();
  await figure.locator('.sp-foot summary').click();
  for (const handle of await figure.locator('input[type=range]:enabled').all()) {
    await handle.press('ArrowUp');
    await handle.press('ArrowDown');
  }
  // What a button brings in or takes away is not waited for.
  await figure.evaluate(async (element) => {
    const controls = 'button:enabled, input:is([type=radio], [type=checkbox]):enabled';
    for (const control of element.querySelectorAll<HTMLElement>(controls)) {
      control.click();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
}
