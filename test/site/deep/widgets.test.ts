import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch, origin } from '../browser.ts';

// What every widget owes its reader, in the built site. No time is measured: `npm run bench:drag` does that.

const base = (process.env.BASE_PATH ?? '/').replace(/\/$/, '');
const chapters = globSync('content/docs/chapters/*.mdx')
  .map((path) => basename(path, '.mdx'))
  .sort();
const leastText = 11;

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const figuresOf = (page: Page) => page.locator('main figure:has(.sp-widget)').all();
const firstHandle = (figure: Locator) => figure.locator('.sp-handle:enabled').first();

/** Brings a figure into view and waits until it is live. */
async function wake(figure: Locator) {
  await figure.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await figure.locator('.sp-foot button:enabled', { hasText: 'Reset' }).waitFor();
}

/** Where a share of the track of a handle lies on the screen. */
async function placeOn(handle: Locator, share: number) {
  return handle.evaluate((slider, share) => {
    const { left, right, top, bottom } = slider.getBoundingClientRect();
    const thumb = 16;
    return slider.matches('.sp-vertical')
      ? { x: (left + right) / 2, y: bottom - thumb - share * (bottom - top - 2 * thumb) }
      : { x: left + thumb + share * (right - left - 2 * thumb), y: (top + bottom) / 2 };
  }, share);
}

const stateOf = (figure: Locator) =>
  figure.locator('.sp-chart svg').first().getAttribute('aria-label');

describe.each(chapters)('the widgets of %s', (chapter) => {
  let page: Page;
  beforeAll(async () => {
    const context = await browser.newContext({
      viewport: { width: 360, height: 800 },
      hasTouch: true,
      isMobile: true,
      reducedMotion: 'reduce',
    });
    page = await context.newPage();
    await page.addInitScript(() => {
      let shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          shift += (entry as unknown as { value: number }).value;
        document.documentElement.dataset['shift'] = String(shift);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(`${origin}${base}/chapters/${chapter}/`);
    for (const figure of await figuresOf(page)) await wake(figure);
  });
  afterAll(() => page.context().close());

  test('move nothing when they come alive', async () => {
    await page.waitForTimeout(200);
    const shift = await page.evaluate(() => Number(document.documentElement.dataset['shift'] ?? 0));
    expect(shift).toBeLessThanOrEqual(0.01);
  });

  test('have no text smaller than eleven pixels on a narrow screen', async () => {
    const small = await page.evaluate((least) => {
      const texts = [...document.querySelectorAll('.sp-widget *')].filter((element) =>
        [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent!.trim()),
      );
      return texts.flatMap((element) => {
        const svg = element.closest('svg');
        const scale = svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
        const size = Number.parseFloat(getComputedStyle(element).fontSize) * scale;
        return size < least ? [`${size} px: ${element.textContent}`] : [];
      });
    }, leastText);
    expect(small).toEqual([]);
  });

  test('stand still for those who want no motion', async () => {
    for (const figure of await figuresOf(page)) {
      expect(await figure.evaluate((each) => each.getAnimations({ subtree: true }).length)).toBe(0);
    }
  });

  test('follow a finger without scrolling the page, and take the drag back as one step', async () => {
    const session = await page.context().newCDPSession(page);
    for (const figure of await figuresOf(page)) {
      const handle = firstHandle(figure);
      await handle.evaluate((element) => element.scrollIntoView({ block: 'center' }));
      const before = await stateOf(figure);
      const scrolled = await page.evaluate(() => scrollY);
      const from = Number(await handle.inputValue());
      const towards = from > 0.5 ? -1 : 1;
      const touch = async (type: 'touchStart' | 'touchMove', by = 0) =>
        session.send('Input.dispatchTouchEvent', {
          type,
          touchPoints: [await placeOn(handle, from + towards * by)],
        });
      await touch('touchStart');
      for (const by of [0.02, 0.05, 0.1, 0.2]) await touch('touchMove', by);
      // Longer than a step is waited for: a slow drag is one step all the same.
      await page.waitForTimeout(400);
      // Far enough for a handle that takes but a few values.
      await touch('touchMove', 0.4);
      await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      expect(await stateOf(figure), 'after the drag').not.toBe(before);
      expect(await page.evaluate(() => scrollY)).toBe(scrolled);
      expect(page.url(), 'the address has the state').toContain('?');
      await figure.getByRole('button', { name: 'Undo' }).click();
      expect(await stateOf(figure), 'after Undo').toBe(before);
    }
  });

  test('undo by keyboard, reset, and come back from the address', async () => {
    for (const [index, figure] of (await figuresOf(page)).entries()) {
      const handle = firstHandle(figure);
      const before = await stateOf(figure);
      const key = Number(await handle.inputValue()) > 0.5 ? 'ArrowDown' : 'ArrowUp';
      const undo = figure.getByRole('button', { name: 'Undo' });
      await handle.press(key);
      const moved = await stateOf(figure);
      expect(moved).not.toBe(before);
      await handle.press('ControlOrMeta+z');
      expect(await stateOf(figure)).toBe(before);
      await handle.press(key);
      await undo.and(page.locator(':enabled')).waitFor();
      const again = await page.context().newPage();
      await again.goto(page.url());
      const twin = (await figuresOf(again))[index]!;
      await wake(twin);
      expect(await stateOf(twin), 'from the address').toBe(moved);
      await again.close();
      await figure.getByRole('button', { name: 'Reset' }).click();
      expect(await stateOf(figure)).toBe(before);
    }
  });

  test('save their picture and their data', async () => {
    for (const figure of await figuresOf(page)) {
      await figure.locator('.sp-foot summary').click();
      const table = await figure.locator('.sp-foot tbody tr').count();
      const csv = await saved(page, figure, 'CSV');
      expect(csv.toString().trim().split('\r\n')).toHaveLength(table + 1);
      const svg = (await saved(page, figure, 'SVG')).toString();
      expect(svg.slice(0, 200)).toMatch(/^<svg[^>]* viewBox=/);
      // What other programs do not know.
      expect(svg.match(/var\(|currentColor|oklch/g)).toBeNull();
      expect((await saved(page, figure, 'PNG')).subarray(1, 4).toString()).toBe('PNG');
    }
  });

  test('light up what they name, in the figure and outside of it', async () => {
    for (const figure of await figuresOf(page))
      expect(await figure.locator('.sp-links button').count()).toBeGreaterThan(0);
    for (const button of await page.locator('.sp-links button').all()) {
      await button.focus();
      const [inside, outside] = await page.evaluate(() => {
        const lit = [...document.querySelectorAll('[data-lit]:not(button)')];
        const inFigure = lit.filter((element) => element.closest('.sp-widget'));
        return [inFigure.length, lit.length - inFigure.length];
      });
      const name = await button.textContent();
      expect(inside, `${name} in the figure`).toBeGreaterThan(0);
      expect(outside, `${name} in formulas and code`).toBeGreaterThan(0);
    }
  });
});

async function saved(page: Page, figure: Locator, kind: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    figure.getByRole('button', { name: `Save as ${kind}` }).click(),
  ]);
  return readFileSync(await download.path());
}
