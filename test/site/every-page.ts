import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addAxe, guidelines, violations } from './axe.ts';
import { launch, leave, origin, type Visit, visit, wake } from './browser.ts';
import { fileOf, pages } from './pages.ts';

/** What holds on every page. One visit serves all tests of a page: loading a chapter and making it live takes long. */
export function everyPage(paths: string[]): void {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  describe.each(paths)('%s', (path) => {
    let opened: Visit;
    beforeAll(async () => {
      opened = await visit(browser, path, { colorScheme: 'light' });
      await wake(opened.page);
    });
    afterAll(() => leave(opened));

    test('names are unique', async () => {
      const ids = await opened.page.$$eval('[id]', (elements) => elements.map(({ id }) => id));
      expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    });

    test('links lead somewhere', async () => {
      const links = await opened.page.$$eval('a[href]', (anchors) =>
        anchors.map((a) => (a as HTMLAnchorElement).href),
      );
      for (const link of new Set(links)) {
        if (!link.startsWith(origin)) continue;
        const { pathname, hash } = new URL(link);
        expect(pages, link).toContain(pathname);
        if (hash) expect(namesOn(pathname), link).toContain(decodeURIComponent(hash.slice(1)));
      }
    });

    test('nothing is wider than a 360 px screen', async () => {
      const { page } = opened;
      const desktop = page.viewportSize()!;
      await page.setViewportSize({ width: 360, height: 800 });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      await page.setViewportSize(desktop);
    });

    test('no axe violation in light', async () => {
      await addAxe(opened.page);
      await joinGlyphs(opened.page);
      expect(await violations(opened.page, guidelines)).toEqual([]);
    });

    test('enough contrast in dark', async () => {
      const { page } = opened;
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
      expect(await violations(page, ['color-contrast'])).toEqual([]);
    });

    test('has a policy without inline scripts and without code from text', async () => {
      const policy = await opened.page.getAttribute(
        'meta[http-equiv="Content-Security-Policy"]',
        'content',
      );
      const [, scripts] = /script-src ([^;]*)/.exec(policy!)!;
      expect(policy).toContain("default-src 'none'");
      expect(scripts).not.toMatch(/'unsafe-(?:inline|eval|hashes)'|https?:|data:|\*/);
    });

    test('no error, and no request to a stranger', () => {
      const { errors, strangers } = opened;
      expect(errors.filter((text) => !(path.includes('404') && text.includes('404')))).toEqual([]);
      expect(strangers).toEqual([]);
    });
  });
}

const known = new Map<string, Set<string>>();

/** The anchors of a page. */
function namesOn(path: string): Set<string> {
  const read = () => readFileSync(fileOf(path), 'utf8');
  const names =
    known.get(path) ?? new Set(Array.from(read().matchAll(/ id="([^"]*)"/g), ([, id]) => id!));
  known.set(path, names);
  return names;
}

/** Of a page's elements, half are pieces of formulas. They take their colours from the formula, so one text stands for all. */
async function joinGlyphs(page: Page): Promise<void> {
  const coloured = await page.$$eval(
    '.katex-html',
    (formulas) =>
      formulas.filter((formula) => {
        const own = formula.querySelector('[style*="color"]');
        formula.replaceChildren(formula.textContent);
        return own;
      }).length,
  );
  expect(coloured, 'formulas with colours of their own').toBe(0);
}
