import type { Browser, ElementHandle } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, leave, visit, wake } from '../browser.ts';
import { chapters } from '../pages.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test.each(chapters)('%s: every slider of every widget answers the arrow keys', async (path) => {
  const visited = await visit(browser, path);
  const { page } = visited;
  await wake(page);
  const sliders = await page.$$(
    'main figure input[type=range]:visible, main figure [role=slider]:visible',
  );
  expect(sliders.length).toBeGreaterThan(0);
  for (const slider of sliders) {
    await slider.focus();
    const before = await shown(slider);
    const pressed = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
      return (await shown(slider)) !== before;
    };
    // One that starts at its end goes the other way alone.
    const moved =
      (await pressed('ArrowUp', 'ArrowUp')) ||
      (await pressed('ArrowDown', 'ArrowDown', 'ArrowDown'));
    expect(moved, (await slider.getAttribute('aria-label'))!).toBe(true);
  }
  await leave(visited);
});

/** What the figure of a slider says. */
const shown = (slider: ElementHandle<Element>) =>
  slider.evaluate(
    (element) =>
      element.closest('figure')!.textContent + ((element as HTMLInputElement).value ?? ''),
  );
