import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readChapter } from '../../src/check/chapter.ts';
import { editIn, fragmentOf } from '../../src/notebook/edit-link.ts';
import { testFences } from '../../src/notebook/fences.ts';
import { addAxe, guidelines, violations } from './axe.ts';
import { launch, origin } from './browser.ts';

// A reader changes examples of a chapter and runs them, and breaks the core, in the built page.

const CHAPTER = '/chapters/entropy/';
const path = 'content/docs/chapters/entropy.mdx';
const source = readFileSync(path, 'utf8');
const base = (process.env.BASE_PATH ?? '').replace(/\/$/, '');
const slow = { timeout: 45_000 };

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

async function open(fragment = '', options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(origin + base + CHAPTER + fragment, { waitUntil: 'load' });
  return page;
}

const kept = () => Object.keys(localStorage).filter((key) => key.startsWith('edits:')).length;

const complaints: string[] = [];
afterAll(() => expect(complaints).toEqual([]));

const published = testFences(source).filter(({ flags }) => !flags.includes('hidden'));
const example = (page: Page, n = 0): Locator => page.locator('live-example').nth(n);
const verdict = (page: Page, n = 0): Locator => example(page, n).locator('.verdict');
const code = (page: Page, n = 0): Locator => example(page, n).locator('textarea');
const press = (page: Page, name: string, n = 0) =>
  example(page, n).getByRole('button', { name, exact: true }).click();

/** Writes code into an example, as someone who selects everything and types would. */
async function write(page: Page, text: string, n = 0): Promise<void> {
  if (!(await code(page, n).isVisible())) await press(page, 'Edit', n);
  await code(page, n).fill(text);
}

async function run(page: Page, n = 0): Promise<void> {
  await press(page, 'Run', n);
  await expect.poll(() => example(page, n).getAttribute('aria-busy'), slow).toBe('false');
}

/** Opens an editor, and asks that neither the example nor what is below it moves. */
async function openInPlace(page: Page, n: number): Promise<void> {
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

test.each([390, 360])('on a screen of %i pixels an editor opens where it stands', async (width) => {
  const page = await open('', {
    viewport: { width, height: 800 },
    isMobile: true,
    hasTouch: true,
  });
  for (const n of [0, 1]) await openInPlace(page, n);
  await page.context().close();
});

const dearer = published[0]!.code.replace('[0.7, 0.2, 0.1]', '[0.6, 0.3, 0.1]');

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

  test('in the open state axe finds nothing, in light and in dark', async () => {
    await addAxe(page);
    expect(await violations(page, guidelines)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'dark');
    expect(await violations(page, ['color-contrast'])).toEqual([]);
  }, 180_000);

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

test('a link brings code along, which waits for Run', async () => {
  const edit = { published: published[0]!.code, code: dearer };
  const page = await open(await fragmentOf(edit));
  await expect.poll(() => code(page).inputValue(), slow).toBe(dearer);
  expect(await example(page).locator('.note').textContent()).toContain('when you press Run');
  await page.waitForTimeout(1000);
  expect(await page.locator('live-example [data-wrong]').count()).toBe(0);
  expect(await page.evaluate(kept)).toBe(0);
  await run(page);
  await expect.poll(() => verdict(page).textContent(), slow).toBe('✗ 3 of 4 failed');
  expect(await example(page).locator('.note').isVisible()).toBe(false);
  // And the page makes the same link.
  await press(page, 'Copy link');
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied, slow).toContain('#edit=');
  const { origin: from, pathname, hash } = new URL(await copied());
  expect(from + pathname).toBe(origin + base + CHAPTER);
  expect(await editIn(hash)).toEqual(edit); // two browsers pack the same text differently
  await press(page, 'Copy');
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(dearer);
  await page.context().close();
});

test('a link to an example that is gone says so', async () => {
  const page = await open(await fragmentOf({ published: 'gone', code: 'entropy([1]);' }));
  const bar = page.locator('.page-verdict');
  await expect.poll(() => bar.textContent(), slow).toContain('no longer on this page');
  expect(await page.locator('textarea').count()).toBe(0);
  await page.context().close();
});

test('an example can be copied before anything is loaded', async () => {
  const page = await open();
  await press(page, 'Copy', 1);
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toBe(published[1]!.code);
  await page.context().close();
});

test('a file that is saved runs with Node', async () => {
  const page = await open();
  await write(page, dearer);
  const downloaded = page.waitForEvent('download');
  await press(page, 'Save as file');
  const download = await downloaded;
  expect(download.suggestedFilename()).toMatch(/^entropy-\d+\.mts$/);
  const folder = mkdtempSync(join(tmpdir(), 'saved-'));
  try {
    mkdirSync(join(folder, 'node_modules'));
    writeFileSync(join(folder, 'package.json'), '{}');
    const root = fileURLToPath(new URL('../..', import.meta.url));
    symlinkSync(root, join(folder, 'node_modules/surprisal'));
    await download.saveAs(join(folder, 'saved.mts'));
    const printed = execFileSync(process.execPath, ['saved.mts'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(printed).toMatch(/^entropy\(model\) \/\/ => 0\.8979457/m);
    expect(printed).toMatch(/^entropy\(label\) \/\/ => 0$/m);
  } finally {
    rmSync(folder, { recursive: true });
  }
  await page.context().close();
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
