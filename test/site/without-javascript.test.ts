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
