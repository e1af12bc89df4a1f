import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readChapter } from '../../src/check/chapter.ts';
import { addAxe, guidelines, violations } from './axe.ts';
import {
  code,
  dearer,
  example,
  kept,
  openerOfPages,
  openInPlace,
  path,
  press,
  published,
  run,
  slow,
  source,
  verdict,
  write,
} from './example-page.ts';

// A reader changes examples of a chapter and runs them, and breaks the core, in the built page. The rest of it is in deep/editing.test.ts.

const open = openerOfPages();

describe('an example that is changed', () => {
  let page: Page;
  beforeAll(async () => {
    page = await open();
  });
  afterAll(() => page.context().close());

  test('opens where it stands: same text, same place', async () => {
    await openInPlace(page, 0);
    expect(await code(page).inputValue()).toBe(published[0]!.code);
    expect(await code(page).evaluate((area) => area === document.activeElement)).toBe(true);
  });

  test('is checked with the whole page: its own lines, those below, and the prose', async () => {
    await write(page, dearer);
    await run(page);
    // H(0.6, 0.3, 0.1) = 0.897946 nat; the label is as it was.
    await expect.poll(() => verdict(page).textContent(), slow).toBe('✗ 3 of 4 failed');
    const wrong = example(page).locator('.pce-line[data-wrong]');
    expect(await wrong.nth(1).getAttribute('data-computed')).toMatch(/^0\.89794572/);
    const horse = page.locator('data.num').nth(0);
    expect(await horse.evaluate((number) => number.className)).not.toContain('no-longer');
    const cat = page.locator('data.num').nth(1); // 0.6 × −ln 0.6
    expect(await cat.evaluate((number) => number.nextElementSibling!.textContent)).toBe(' 0.3065');
    expect(await page.locator('.page-verdict').isVisible()).toBe(true);
  });

  test('shows an error at its line', async () => {
    await write(page, "const here = 1;\nentropy([2]);\nhere; // => 1\nconsole.log('never');");
    await run(page);
    const line = example(page).locator('.pce-line').nth(1);
    await expect.poll(() => line.getAttribute('data-wrong'), slow).toContain('entropy');
    expect(await example(page).locator('.messages').textContent()).toContain('Line 2');
  });

  test('shows what is printed', async () => {
    await write(page, `${published[0]!.code}\nconsole.log('so', cat);`);
    await run(page);
    await expect
      .poll(() => example(page).locator('.messages .printed').textContent(), slow)
      .toBe('Line 11so 0.7');
    expect(await verdict(page).textContent()).toBe('✓ 4 of 4 checked');
  });

  test('stops where it does not end, and runs again', async () => {
    await write(page, `${published[0]!.code}\nwhile (true) {}`);
    await run(page);
    const message = example(page).locator('.messages');
    await expect.poll(() => message.textContent(), slow).toMatch(/line 11 of Example 2.1/i);
    await write(page, dearer);
    await run(page);
    await expect.poll(() => verdict(page).textContent(), slow).toBe('✗ 3 of 4 failed');
  });

  test('counts for the examples below it', async () => {
    const below = published.findIndex(({ code }) => code.includes('giniImpurity(model)'));
    // 1 − 0.36 − 0.09 − 0.01
    const line = example(page, below).locator('.ec-line[data-wrong]');
    expect(await line.getAttribute('data-computed')).toMatch(/^0\.5400|^0\.539999|^0\.54$/);
    expect(await verdict(page, below).textContent()).toContain('failed');
  });

  test('comes back after a reload, and is not run', async () => {
    await page.reload({ waitUntil: 'load' });
    await expect.poll(() => code(page).inputValue(), slow).toBe(dearer);
    expect(await example(page).getByRole('status').textContent()).toContain('not run');
    expect(await page.locator('live-example [data-wrong]').count()).toBe(0);
  });

  test('is as published after a reset, and after the next reload', async () => {
    await press(page, 'Reset');
    await expect.poll(() => example(page).locator('.expressive-code').isVisible()).toBe(true);
    expect(await verdict(page).textContent()).toBe('✓ 4 of 4 checked');
    await page.reload({ waitUntil: 'load' });
    expect(await example(page).locator('textarea').count()).toBe(0);
    expect(await page.evaluate(kept)).toBe(0);
  });
});

test('everything works by keyboard', async () => {
  const page = await open();
  await example(page).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => code(page).isVisible(), slow).toBe(true);
  const focused = () =>
    page.evaluate(() => document.activeElement!.tagName + document.activeElement!.textContent);
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\nentropy([1]); // => 0');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => verdict(page).textContent(), slow).toBe('✓ 5 of 5 checked');
  expect(await example(page).getByRole('status').textContent()).toContain('5 of 5 checked');
  await page.keyboard.press('Tab'); // indents
  expect(await focused()).toMatch(/^TEXTAREA/);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  expect(await focused()).toMatch(/^SUMMARY/);
  for (const name of ['Run', 'Reset', 'Copy', 'Copy link', 'Save as file', 'Close']) {
    await page.keyboard.press('Tab');
    expect(await focused()).toBe(`BUTTON${name}`);
  }
  await page.keyboard.press('Enter');
  expect(await focused()).toBe('BUTTONEdit');
  await page.context().close();
});

describe('a core that is broken', () => {
  let page: Page;
  beforeAll(async () => {
    page = await open();
    await page.locator('core-breaker summary').first().click();
    await page.locator('core-breaker .mistakes button').first().waitFor(slow);
  });
  afterAll(() => page.context().close());

  const bar = () => page.locator('.page-verdict');

  test('there are at least fifteen mistakes, each told in a sentence', async () => {
    const told = await page.locator('core-breaker .mistakes li > span').allTextContents();
    expect(told.length).toBeGreaterThanOrEqual(15);
    for (const text of told) expect(text).toMatch(/^\p{Lu}.*\.$/u);
  });

  test('each failure is marked where it stands', async () => {
    await page.getByRole('button', { name: 'bits for nats' }).click();
    await expect
      .poll(() => bar().textContent(), slow)
      .toMatch(/\d+ of \d+ checks on this page fail/);
    // 0.801819 nat are 1.156780 bits.
    const line = example(page).locator('.ec-line[data-wrong]').nth(1);
    expect(await line.getAttribute('data-computed')).toMatch(/^1\.15677/);
    const marks = page.locator('.now-wrong');
    expect(await marks.count()).toBeGreaterThan(5);
    expect(await page.locator('.equation + .now-wrong').count()).toBeGreaterThan(0);
    // Every figure here takes logarithms by the core.
    const figures = await page.locator('main figure:has(.sp-widget)').count();
    expect(await page.locator('.keeps-sound').count()).toBe(figures);
    await bar().getByRole('button', { name: 'Show the first' }).click();
    expect(await page.locator('.shown-now').count()).toBe(1);
    expect(await bar().locator('.current').textContent()).toMatch(/^1 of \d+: /);
    await addAxe(page);
    expect(await violations(page, guidelines)).toEqual([]);
  }, 180_000);

  test('and none is left when it is mended', async () => {
    await bar().getByRole('button', { name: 'Restore the core' }).click();
    await expect.poll(() => bar().isVisible()).toBe(false);
    expect(
      await page.locator('.now-wrong, .no-longer, .keeps-sound, live-example [data-wrong]').count(),
    ).toBe(0);
    expect(await verdict(page).textContent()).toBe('✓ 4 of 4 checked');
  });

  test('the reader writes the mistake', async () => {
    await page.locator('core-breaker').getByText('Or edit a function yourself').click();
    const editor = page.locator('core-breaker textarea');
    await editor.waitFor(slow);
    await page.locator('core-breaker select').selectOption('src/core/information/entropy.ts');
    await expect.poll(() => editor.inputValue()).toContain('export function entropy');
    const text = await editor.inputValue();
    await editor.fill(text.replace('sum.add(-probability', 'sum.add(probability'));
    await page
      .locator('core-breaker')
      .getByRole('button', { name: 'Check the page with it' })
      .click();
    await expect.poll(() => bar().textContent(), slow).toMatch(/entropy\.ts.*\d+ of \d+ checks/);
    const line = example(page).locator('.ec-line[data-wrong]').first();
    expect(await line.getAttribute('data-computed')).toMatch(/^-0\.80181/);
  });
});

test('the marks find their places: as many in the page as in the chapter', async () => {
  const page = await open();
  const { nums, claims, equations, formulas } = readChapter(path, source);
  const count = (selector: string) => page.locator(`.sl-markdown-content ${selector}`).count();
  expect(await count('data.num')).toBe(nums.length);
  expect(await count('.claim')).toBe(claims.length);
  const all = formulas.length + equations.flatMap((equation) => equation.formulas).length;
  expect(await count('.katex')).toBe(all);
  const flags = await page.locator('core-breaker').getAttribute('data-formulas');
  expect(flags).toMatch(new RegExp(`^[01]{${all}}$`));
  await page.context().close();
});
