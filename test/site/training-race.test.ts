import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, leave, type Visit, visit } from './browser.ts';

// The race of the capstone in the built page: seven threads, under the page's own policy.

let browser: Browser;
let visited: Visit;
let race: Locator;
beforeAll(async () => {
  browser = await launch();
  visited = await visit(browser, '/chapters/capstone/?race.steps=1000');
  race = visited.page.locator('#race');
  await race.scrollIntoViewIfNeeded();
  await race.getByRole('button', { name: 'Train' }).and(visited.page.locator(':enabled')).waitFor();
});
afterAll(async () => {
  await leave(visited);
  await browser.close();
});

const done = () => race.locator('progress').evaluate((bar) => (bar as HTMLProgressElement).value);
const cells = (loss: string) =>
  race.locator('.sp-standings tbody tr', { has: visited.page.getByText(loss, { exact: true }) });

test('can be stopped, and then nobody goes on', async () => {
  // In the page itself: on a busy machine the race would be over before a click from here arrives.
  await race.locator('.sp-starter button').evaluate(async (button) => {
    const turns = async (label: string) => {
      (button as HTMLElement).click();
      while (button.textContent !== label) await new Promise(requestAnimationFrame);
    };
    await turns('Stop');
    await turns('Train');
  });
  await expect.poll(() => visited.page.workers().length, { timeout: 20_000 }).toBe(0);
  const stopped = await done();
  expect(stopped).toBeLessThan(1);
  await visited.page.waitForTimeout(300);
  expect(await done()).toBe(stopped);
});

test('goes back to the start with other settings', async () => {
  await race.getByRole('radio', { name: '300', exact: true }).check();
  await expect.poll(done).toBe(0);
  await expect.poll(() => cells('cross-entropy').innerText()).toContain('0.693');
});

test('brings everyone to where the golden run came, and shows it', async () => {
  await race.getByRole('button', { name: 'Train' }).click();
  await expect.poll(done, { timeout: 50_000 }).toBe(1);
  // The log loss, the area and the finds after three hundred steps.
  for (const [loss, ...numbers] of [
    ['cross-entropy', '0.294', '0.753', '14'],
    ['GHM', '0.615', '0.732', '181'],
  ] as const) {
    const row = await cells(loss).innerText();
    for (const number of numbers) expect(row).toContain(number);
  }
  await expect.poll(() => visited.page.workers().length, { timeout: 20_000 }).toBe(0);
  expect(visited.errors).toEqual([]);
});

test('starts anew on Reset', async () => {
  await race.getByRole('button', { name: 'Reset' }).click();
  await expect.poll(done).toBe(0);
});
