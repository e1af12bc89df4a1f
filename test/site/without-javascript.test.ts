import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, leave, visit } from './browser.ts';
import { chapters } from './pages.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test.each(chapters)(
  '%s shows every figure as an image with a text alternative, and its data as a table',
  async (path) => {
    const visited = await visit(browser, path, { javaScriptEnabled: false });
    const figures = await visited.page.$$eval('main figure:has(astro-island)', (figures) =>
      figures.map((figure) => {
        const image = figure.querySelector('svg[role="img"]:is([aria-label], [aria-labelledby])');
        return {
          image: (image?.getBoundingClientRect().height ?? 0) > 0,
          table: figure.querySelector('table') !== null,
        };
      }),
    );
    expect(figures).not.toEqual([]);
    for (const figure of figures) expect(figure).toEqual({ image: true, table: true });
    await leave(visited);
  },
);

test.each([
  { colorScheme: 'light', dark: false },
  { colorScheme: 'dark', dark: true },
] as const)('paper and ink follow the system: $colorScheme', async ({ colorScheme, dark }) => {
  const visited = await visit(browser, chapters[0]!, { javaScriptEnabled: false, colorScheme });
  const lightness = await visited.page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d')!;
    const lightnessOf = (color: string) => {
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
      return (
        canvas
          .getImageData(0, 0, 1, 1)
          .data.slice(0, 3)
          .reduce((sum, part) => sum + part) / 765
      );
    };
    const inkOf = (selector: string) =>
      lightnessOf(getComputedStyle(document.querySelector(selector)!).color);
    return {
      paper: lightnessOf(getComputedStyle(document.body).backgroundColor),
      ink: inkOf('main p'),
      code: inkOf('.ec-line .code'),
      keyword: inkOf('.ec-line .keyword'),
    };
  });
  expect(lightness.paper > 0.5).toBe(!dark);
  expect(lightness.ink > 0.5).toBe(dark);
  expect(lightness.code > 0.5).toBe(dark);
  expect(lightness.keyword > 0.5).toBe(dark);
  await leave(visited);
});
