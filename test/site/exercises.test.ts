import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addAxe, guidelines, violations } from './axe.ts';
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
  await expect.poll(isDone, { timeout: 10_000 }).toBe(true);
});

describe('an exercise in code', () => {
  const exercise = () => page.locator('#exercise-a-value-never-seen');
  const press = (name: string) => exercise().getByRole('button', { name, exact: true }).click();
  const slow = { timeout: 45_000 };

  /** Runs this code, and says what is told below it. */
  async function run(code: string): Promise<{ verdict: string; cases: string[] }> {
    await exercise().locator('textarea').fill(code);
    await press('Run');
    await expect
      .poll(() => exercise().locator('live-example').first().getAttribute('aria-busy'), slow)
      .toBe('false');
    return {
      verdict: await exercise().locator('.verdict').first().innerText(),
      cases: await exercise().locator('.cases > li').allInnerTexts(),
    };
  }

  let starter: string;

  test('says which case fails, what it gives, and what it should give', async () => {
    await press('Edit');
    await exercise().locator('textarea').waitFor(slow);
    starter = await exercise().locator('textarea').inputValue();
    const { verdict, cases } = await run(starter);
    expect(verdict).toBe('✗ 2 of 4 cases fail');
    expect(cases[0]).toBe('✓ two values, equally often');
    expect(cases[2]).toContain('should give 0.562335, and gives NaN');
    expect(await exercise().locator('[type=checkbox]').isChecked()).toBe(false);
  });

  test('shows an error at its line, and that no case was reached', async () => {
    const { verdict } = await run('const entropyOf = ;');
    expect(verdict).toBe('✗ 4 of 4 cases fail');
    expect(await exercise().locator('.messages').innerText()).toContain('syntax error');
    const { cases } = await run("throw new Error('soon');\nconst entropyOf = 1;");
    expect(cases[0]).toContain('not reached');
  });

  test('ends what does not end', async () => {
    const { cases } = await run('const entropyOf = () => 1;\nwhile (true) {}');
    expect(cases).toEqual([]);
    expect(await exercise().locator('.messages').innerText()).toMatch(/line 2/i);
  });

  test('is done when all cases pass, keeps the code, and leaves the rest of the page alone', async () => {
    const mended = starter.replace('(sum, p) => sum + p', '(sum, p) => p === 0 ? sum : sum + p');
    const { verdict, cases } = await run(mended);
    expect(verdict).toBe('✓ all 4 cases pass');
    expect(cases.every((text) => text.startsWith('✓'))).toBe(true);
    expect(await exercise().locator('[type=checkbox]').isChecked()).toBe(true);
    expect(await page.locator('.page-verdict:visible').count()).toBe(0);
    await page.reload();
    await expect.poll(() => exercise().locator('textarea').inputValue(), slow).toBe(mended);
    expect(await exercise().locator('[type=checkbox]').isChecked()).toBe(true);
    await press('Reset');
    await expect.poll(() => exercise().locator('.expressive-code').first().isVisible()).toBe(true);
  });

  test('breaks no rule of accessibility', async () => {
    await press('Edit');
    await run(starter);
    await addAxe(page);
    expect(await violations(page, guidelines)).toEqual([]);
    await press('Reset');
  }, 180_000);
}, 120_000);

test('the page of exercises shows what is done, and forgets it when told', async () => {
  await page.goto(new URL('/reference/exercises/', page.url()).href);
  const count = page.locator('[data-page="chapters/entropy"] .count');
  await expect.poll(() => count.innerText()).toMatch(/^2 of /);
  page.once('dialog', (dialog) => dialog.accept());
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect.poll(() => count.innerText()).toMatch(/^0 of /);
  expect(visited.errors).toEqual([]);
});
