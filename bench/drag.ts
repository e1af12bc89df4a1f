import { globSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { preview } from 'astro';
import { chromium, type Locator, type Page } from 'playwright-core';
import { chromiumPath } from '../scripts/chromium-path.mjs';

// How soon a widget follows the pointer: every widget of the built site is dragged in Chromium, at full speed and with the
// processor slowed down four times. Writes bench/drag.json; `-- --only entropy-bars` measures one figure and writes nothing.

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({ options: { only: { type: 'string' } } });
const steps = 80;

declare global {
  var readings: { times: number[]; longTasks: number } | undefined;
}

/** Milliseconds from a pointer's event to the end of the frame that shows what it did. */
interface Reading {
  median: number;
  p95: number;
  steps: number;
  /** Tasks of more than fifty milliseconds. */
  longTasks: number;
}

const server = await preview({ root, server: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
const browser = await chromium.launch({
  executablePath: chromiumPath(),
  args: ['--no-sandbox', '--disable-gpu'],
});
const load = loadavg()[0]!;
const widgets: Record<string, { full: Reading; slowed: Reading }> = {};
for (const chapter of globSync('*/index.html', { cwd: `${root}dist/chapters` }).sort()) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const slug = dirname(chapter);
  await page.goto(`http://127.0.0.1:${server.port}/chapters/${slug}/`);
  for (const figure of await page.locator('main figure:has(.sp-widget .sp-handle)').all()) {
    const id = (await figure.getAttribute('id'))!;
    if (values.only && values.only !== id) continue;
    const name = `${slug}/${id}`;
    await wake(figure);
    widgets[name] = { full: await drag(page, figure, 1), slowed: await drag(page, figure, 4) };
    console.log(name, widgets[name]);
  }
  await page.close();
}
await browser.close();
await server.stop();
if (!values.only) {
  const machine = `${cpus().length} × ${cpus()[0]?.model}, ${browser.version()}`;
  const loads = { before: load, after: loadavg()[0] };
  const baseline = { machine, load: loads, widgets };
  writeFileSync(`${root}bench/drag.json`, `${JSON.stringify(baseline, null, 2)}\n`);
}

/** Brings a figure into view and waits until its scripts are there. */
async function wake(figure: Locator): Promise<void> {
  await figure.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await figure.locator('input[type=range]:enabled').first().waitFor();
}

/** Drags the first handle to and fro with the mouse, and measures each step. */
async function drag(page: Page, figure: Locator, slower: number): Promise<Reading> {
  const session = await page.context().newCDPSession(page);
  await figure.getByRole('button', { name: 'Reset' }).click();
  await page.waitForTimeout(500);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  const slider = figure.locator('input[type=range]:enabled').first();
  await slider.evaluate(watch);
  const track = await slider.evaluate(trackOf);
  await page.mouse.move(...at(track, track.share));
  await page.mouse.down();
  for (let step = 1; step <= steps; step++) {
    const swing = 0.5 - 0.4 * Math.cos(step / 3);
    await page.mouse.move(...at(track, swing));
    await page.waitForTimeout(10);
  }
  await page.mouse.up();
  const { times, longTasks } = await page.evaluate(() => globalThis.readings!);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await session.detach();
  const sorted = times.sort((a, b) => a - b);
  const quantile = (share: number) =>
    Math.round(10 * sorted[Math.floor(share * sorted.length)]!) / 10;
  return { median: quantile(0.5), p95: quantile(0.95), steps: times.length, longTasks };
}

interface Track {
  from: [number, number];
  to: [number, number];
  /** Where the thumb is. */
  share: number;
}

function at({ from, to }: Track, share: number): [number, number] {
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
}

/** Runs in the page: the way of the middle of a slider's thumb, which is as long as the widgets' handles say. */
function trackOf(element: Element): Track {
  const slider = element as HTMLInputElement;
  const { left, right, top, bottom } = slider.getBoundingClientRect();
  const thumb = Number.parseFloat(getComputedStyle(slider).getPropertyValue('--thumb')) * 8;
  const share = Number(slider.value);
  return slider.matches('.sp-vertical')
    ? {
        from: [(left + right) / 2, bottom - thumb],
        to: [(left + right) / 2, top + thumb],
        share,
      }
    : { from: [left + thumb, (top + bottom) / 2], to: [right - thumb, (top + bottom) / 2], share };
}

/** Runs in the page: times every step from the pointer's event to the end of the frame after it. */
function watch(slider: Element): void {
  const readings = { times: [] as number[], longTasks: 0 };
  globalThis.readings = readings;
  new PerformanceObserver((list) => (readings.longTasks += list.getEntries().length)).observe({
    type: 'longtask',
  });
  let moved = 0;
  document.addEventListener('pointermove', ({ timeStamp }) => (moved = timeStamp), true);
  slider.addEventListener('input', () => {
    const start = moved;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => readings.times.push(performance.now() - start);
      port2.postMessage(undefined);
    });
  });
}
