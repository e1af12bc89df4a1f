import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { editIn, fragmentOf } from '../../../src/notebook/edit-link.ts';
import { addAxe, guidelines, violations } from '../axe.ts';
import {
  address,
  code,
  dearer,
  example,
  kept,
  openerOfPages,
  openInPlace,
  press,
  published,
  run,
  slow,
  verdict,
  write,
} from '../example-page.ts';

// How else an example is opened, what is carried out of it, and its state for those who do not see it.

const open = openerOfPages();

test.each([390, 360])('on a screen of %i pixels an editor opens where it stands', async (width) => {
  const page = await open('', {
    viewport: { width, height: 800 },
    isMobile: true,
    hasTouch: true,
  });
  for (const n of [0, 1]) await openInPlace(page, n);
  await page.context().close();
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
  expect(from + pathname).toBe(address);
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
    const root = fileURLToPath(new URL('../../..', import.meta.url));
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

test('in the open state axe finds nothing, in light and in dark', async () => {
  const page = await open();
  await write(page, dearer);
  await run(page);
  await addAxe(page);
  expect(await violations(page, guidelines)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'dark');
  expect(await violations(page, ['color-contrast'])).toEqual([]);
  await page.context().close();
}, 180_000);
