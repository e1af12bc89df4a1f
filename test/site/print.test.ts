import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, leave, type Visit, visit } from './browser.ts';

// A chapter on paper, printed by a reader who likes it dark.

let browser: Browser;
let visited: Visit;

beforeAll(async () => {
  browser = await launch();
  visited = await visit(browser, '/chapters/entropy/', { colorScheme: 'dark' });
  await visited.page.emulateMedia({ media: 'print', colorScheme: 'dark' });
});
afterAll(async () => {
  await leave(visited);
  await browser.close();
});

const shown = (selector: string) => visited.page.locator(`${selector}:visible`).count();

test('nothing waits for a hand', async () => {
  expect(await shown('main :is(button, input, select, form)')).toBe(0);
  expect(await shown(':is(header, nav, footer)')).toBe(0);
});

test('every answer is open', async () => {
  const answers = visited.page.locator('.exercise > details > :not(summary)');
  expect(await answers.count()).toBeGreaterThan(8);
  for (const answer of await answers.all()) expect(await answer.isVisible()).toBe(true);
});

test('the ink is dark and the paper light', async () => {
  const [ink, paper] = await visited.page.evaluate(() => {
    const { color } = getComputedStyle(document.querySelector('main p')!);
    return [color, getComputedStyle(document.body).backgroundColor];
  });
  expect(ink).toBe('rgb(0, 0, 0)');
  expect(['rgb(255, 255, 255)', 'rgba(0, 0, 0, 0)']).toContain(paper);
});

test('it can be put on paper', async () => {
  expect((await visited.page.pdf({ format: 'A4' })).length).toBeGreaterThan(100_000);
});
