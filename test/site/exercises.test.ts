import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, leave, type Visit, visit } from './browser.ts';

// The first exercise of the chapter on entropy asks for log2 44 and for two to the power six.

let browser: Browser;
let visited: Visit;
let page: Page;

beforeAll(async () => {
  browser = await launch();
  visited = await visit(browser, '/chapters/entropy/');
  page = visited.page;
});
afterAll(async () => {
  await leave(visited);
  await browser.close();
});

/** What is said of a number that is typed into the nth field of the page. */
async function answer(nth: number, typed: string): Promise<string> {
  const box = page.locator('answer-box').nth(nth);
  await box.locator('input').fill(typed);
  await box.locator('input').press('Enter');
  return box.getByRole('status').innerText();
}

const isDone = () => page.locator('#exercise-keys-and-questions [type=checkbox]').isChecked();

test('a slip is told by its name, a right number by its digits', async () => {
  expect(await answer(0, 'five')).toContain('Write a number');
  expect(await answer(0, String(Math.log(44).toFixed(3)))).toContain('in nats');
  expect(await answer(0, Math.log2(44).toFixed(1))).toContain('three digits');
  expect(await answer(0, Math.log2(44).toFixed(3))).toContain('Right');
  expect(await isDone()).toBe(false);
});

test('an exercise is done when all its numbers are right, and stays so', async () => {
  expect(await answer(1, '36')).toContain('exponent');
  expect(await answer(1, '64')).toContain('Right');
  expect(await isDone()).toBe(true);
  await page.reload();
  await expect.poll(isDone).toBe(true);
});

test('the page of exercises shows what is done, and forgets it when told', async () => {
  await page.goto(new URL('/reference/exercises/', page.url()).href);
  const count = page.locator('[data-page="chapters/entropy"] .count');
  await expect.poll(() => count.innerText()).toMatch(/^1 of /);
  page.once('dialog', (dialog) => dialog.accept());
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect.poll(() => count.innerText()).toMatch(/^0 of /);
  expect(visited.errors).toEqual([]);
});
