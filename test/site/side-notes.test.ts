import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, leave, visit } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** Where the first remark of a chapter stands, beside its paragraph, and whether it is in brackets. */
async function firstNote(width: number) {
  const viewport = { width, height: 800 };
  const visited = await visit(browser, '/chapters/imbalance/', { viewport });
  const found = await visited.page
    .locator('p > .side-note')
    .first()
    .evaluate((note) => {
      const paragraph = note.parentElement!.getBoundingClientRect();
      const { left, right } = note.getBoundingClientRect();
      return {
        isBeside: left >= paragraph.right,
        fits: right <= document.documentElement.clientWidth,
        brackets: getComputedStyle(note, '::before').content,
      };
    });
  await leave(visited);
  return found;
}

test('a remark stands beside the text where there is room', async () => {
  expect(await firstNote(1280)).toEqual({ isBeside: true, fits: true, brackets: 'none' });
});

test('and in brackets within it where there is none', async () => {
  expect(await firstNote(390)).toEqual({ isBeside: false, fits: true, brackets: '"("' });
});
