import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { commonCharacters } from '../../src/site/math-fonts/common-characters.ts';
import { launch } from './browser.ts';

// The small fonts, as the browser draws them, beside the whole ones that they were made from.

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launch();
});
beforeEach(async () => {
  page = await browser.newPage();
});
afterEach(() => page.close());
afterAll(() => browser.close());

test.each(Object.entries(commonCharacters))(
  '%s draws its characters as the whole font does',
  async (font, characters) => {
    const small = base64(`../../src/site/math-fonts/${font}.woff2`);
    const whole = base64(import.meta.resolve(`katex/dist/fonts/${font}.woff2`));
    const measured = await page.evaluate(
      async ({ small, whole, characters }) => {
        const bytes = (text: string) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
        for (const [name, text] of Object.entries({ small, whole }))
          document.fonts.add(await new FontFace(name, bytes(text)).load());
        const canvas = document.createElement('canvas').getContext('2d')!;
        const measure = (name: string, character: string) => {
          canvas.font = `100px ${name}, monospace`;
          const { width, actualBoundingBoxAscent, actualBoundingBoxRight } =
            canvas.measureText(character);
          return [width, actualBoundingBoxAscent, actualBoundingBoxRight];
        };
        return [...characters].map((character) => ({
          character,
          small: measure('small', character),
          whole: measure('whole', character),
        }));
      },
      { small, whole, characters },
    );
    for (const { character, small, whole } of measured)
      for (const [i, length] of whole.entries()) expect(small[i], character).toBeCloseTo(length, 0);
  },
);

const base64 = (path: string) =>
  readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'base64');
