import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entryPoints } from '../../src/site/api/entry-points.ts';
import { launch, origin } from './browser.ts';

// Every page of the built site, as a reader meets it.

const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const base = process.env.BASE_PATH ?? '/';
const pages = globSync('**/*.html', { cwd: dist })
  .map((file) => base.replace(/\/$/, '') + `/${file}`.replace(/index\.html$/, ''))
  .sort();
const known = new Map<string, Set<string>>();

/** The anchors in the file that a page is served from. */
function namesOn(path: string): Set<string> {
  const file = path.slice(base.replace(/\/$/, '').length);
  const read = () => readFileSync(dist + (file.endsWith('/') ? `${file}index.html` : file), 'utf8');
  const names =
    known.get(path) ?? new Set(Array.from(read().matchAll(/ id="([^"]*)"/g), ([, id]) => id!));
  known.set(path, names);
  return names;
}
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

test.each(globSync('content/docs/chapters/*.mdx'))('%s was built', (chapter) => {
  expect(pages.some((path) => path.endsWith(`/chapters/${basename(chapter, '.mdx')}/`))).toBe(true);
});

test.each(entryPoints('./'))('the API page of $name was built', ({ name }) => {
  expect(pages.some((path) => path.endsWith(`/reference/api/${name}/`))).toBe(true);
});

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** What a page complained about, and whom it called. */
interface Opened {
  page: Page;
  errors: string[];
  strangers: string[];
}

async function open(path: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const errors: string[] = [];
  const strangers: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !/^(data|blob):/.test(request.url()))
      strangers.push(request.url());
  });
  await page.goto(origin + path, { waitUntil: 'networkidle' });
  return { page, errors, strangers };
}

async function scrollThrough(page: Page) {
  await page.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
      scrollTo(0, y);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
  await page.waitForLoadState('networkidle');
}

async function violations(page: Page, runOnly: string[]): Promise<string[]> {
  return page.evaluate(async (runOnly) => {
    // @ts-expect-error axe is a global of the page
    const result = await axe.run(document, { runOnly });
    return result.violations.map(({ id, nodes }: { id: string; nodes: { html: string }[] }) =>
      [id, ...nodes.slice(0, 3).map(({ html }) => html.slice(0, 200))].join('\n'),
    );
  }, runOnly);
}

const guidelines = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// One visit serves all tests of a page: loading and scrolling through a chapter takes longest.
describe.each(pages)('%s', (path) => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await open(path, { colorScheme: 'light' });
    await scrollThrough(opened.page);
    await opened.page.addScriptTag({ content: axe });
  });
  afterAll(() => opened.page.context().close());

  test('no axe violation in light', async () => {
    expect(await violations(opened.page, guidelines)).toEqual([]);
  });

  test('enough contrast in dark', async () => {
    const { page } = opened;
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
    expect(await violations(page, ['color-contrast'])).toEqual([]);
  });

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
    await page.setViewportSize({ width: 360, height: 800 });
    await scrollThrough(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });

  test('no error, and no request to a stranger', () => {
    const { errors, strangers } = opened;
    expect(errors.filter((text) => !(path.includes('404') && text.includes('404')))).toEqual([]);
    expect(strangers).toEqual([]);
  });
});

describe.each(pages.filter((path) => path.includes('/chapters/')))(
  '%s without JavaScript',
  (path) => {
    test('shows every figure as an image with a text alternative, and its data as a table', async () => {
      const { page } = await open(path, { javaScriptEnabled: false });
      const figures = await page.$$('main figure:has(astro-island)');
      expect(figures.length).toBeGreaterThan(0);
      for (const figure of figures) {
        const images = await figure.$$(
          'svg[role="img"][aria-label], svg[role="img"][aria-labelledby]',
        );
        expect(images.length).toBeGreaterThan(0);
        expect(await images[0]!.boundingBox()).not.toBeNull();
        expect(await figure.$('table')).not.toBeNull();
      }
      await page.context().close();
    });
  },
);

describe.each(pages.filter((path) => path.includes('/chapters/')))('%s by keyboard', (path) => {
  test('every slider of every widget answers the arrow keys', async () => {
    const { page } = await open(path);
    await scrollThrough(page);
    // An island has this attribute until it is live.
    await page.waitForFunction(() => !document.querySelector('main figure astro-island[ssr]'));
    const sliders = await page.$$(
      'main figure input[type=range]:visible, main figure [role=slider]:visible',
    );
    expect(sliders.length).toBeGreaterThan(0);
    for (const slider of sliders) {
      const state = () =>
        slider.evaluate(
          (element) =>
            element.closest('figure')!.textContent + ((element as HTMLInputElement).value ?? ''),
        );
      await slider.scrollIntoViewIfNeeded();
      const before = await state();
      await slider.focus();
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('ArrowUp');
      const up = await state();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      expect(up !== before || (await state()) !== before).toBe(true);
    }
    await page.context().close();
  });
});
