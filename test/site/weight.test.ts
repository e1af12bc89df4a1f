import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch, leave, visit } from './browser.ts';
import { type Load, recordLoads, total } from './loads.ts';
import { chapters } from './pages.ts';

// What a chapter costs before the reader touches anything: bytes as they come over the wire, headers included, from a host that
// sends text by gzip at level 6 (scripts/static-host.ts).

const BYTES = 110_000;
const BYTES_OF_SCRIPTS = 35_000;
const REQUESTS = 14;
const SHIFT = 0.01;

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

// The shift once came from the column beside the text, which a phone does not have: one chapter is enough to see it.
describe.each([
  { name: 'a desktop', pages: ['/chapters/divergence/'], options: {} },
  {
    name: 'a phone',
    pages: ['/', ...chapters],
    options: { viewport: { width: 390, height: 844 }, isMobile: true },
  },
])('on $name', ({ pages, options }) => {
  test.each(pages)('%s', async (path) => {
    const loads: Load[] = [];
    const visited = await visit(browser, path, options, async (page) => {
      await slowDown(page);
      await watchShifts(page);
      await recordLoads(page, loads);
    });
    await visited.page.waitForLoadState('networkidle');
    const shift = await visited.page.evaluate(() => globalThis.shift);
    await leave(visited);

    const list = JSON.stringify(loads, null, 1);
    expect(visited.strangers).toEqual([]);
    expect(loads.length, list).toBeLessThanOrEqual(REQUESTS);
    expect(total(loads), list).toBeLessThanOrEqual(BYTES);
    expect(total(loads.filter(({ type }) => type === 'Script'))).toBeLessThanOrEqual(
      BYTES_OF_SCRIPTS,
    );
    expect(shift).toBeLessThanOrEqual(SHIFT);
  });
});

declare global {
  var shift: number;
}

/** A good mobile network, so that a page is drawn before all of it is there. */
async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 40,
    downloadThroughput: 10e6 / 8,
    uploadThroughput: 10e6 / 8,
  });
}

/** Adds up how far things move that the reader did not touch. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    globalThis.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
        globalThis.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
}
