import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { FitOptions, LossChoice } from 'surprisal/lab';
import { build, type PreviewServer, preview } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { significant } from '../lab/significant.ts';
import { launch } from './browser.ts';
import type {} from './training-page/page.ts';

// The trainer in a worker of a real browser, as the capstone runs it: the golden run of the fact sheet, chapter 14, with progress and cancel.

const bce: LossChoice = { name: 'binaryCrossEntropyWithLogits' };
const L2 = 1e-3;

const outDir = mkdtempSync(join(tmpdir(), 'surprisal-training-'));
let server: PreviewServer;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  await build({
    configFile: false,
    root: fileURLToPath(new URL('training-page', import.meta.url)),
    logLevel: 'error',
    resolve: { tsconfigPaths: true },
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true },
  });
  server = await preview({
    configFile: false,
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1' },
  });
  browser = await launch();
  page = await browser.newPage();
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(server.resolvedUrls!.local[0]!);
});

afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(outDir, { recursive: true });
  expect(complaints).toEqual([]);
});

test('reaches the optimum, and tells of each step on the way', async () => {
  const { result, steps } = await run({ tolerance: 1e-15 });
  expect(result.converged).toBe(true);
  expect(significant(result.objective)).toBe(0.297003444581);
  expect(result.weights.map((weight) => significant(weight, 10))).toEqual([
    -3.073540057, 0.9047433563, 2.54380475, 0.5930978621, 0.2713271923, -0.4045987921, 0.5681199277,
    0.01792443276, 0.01394889573, -0.1221854497, 0.2386629784, 0.1291124517,
  ]);
  expect(steps.map(({ step }) => step)).toEqual(steps.map((_, i) => i));
  expect(steps.at(-1)).toEqual(result);
  expect(steps.length).toBeGreaterThan(3);
});

test('300 steps of gradient descent', async () => {
  const { result, steps } = await run({
    solver: { name: 'gradientDescent', rate: 1 },
    steps: 300,
  });
  expect(result).toMatchObject({ step: 300, converged: false });
  expect(significant(result.weights[0]!, 9)).toBe(-2.8355992);
  expect(steps).toHaveLength(301);
});

test('stops when the page aborts', async () => {
  const { error, told, later } = await page.evaluate(
    async ({ loss, l2 }) => {
      const { trainInWorker, damageRows } = globalThis.training;
      const stop = new AbortController();
      let told = 0;
      const endless = trainInWorker(
        { ...damageRows, loss, l2 },
        {
          solver: { name: 'gradientDescent', rate: 1e-3 },
          steps: 1e9,
          tolerance: 0,
          signal: stop.signal,
          onProgress: () => {
            if (++told === 50) stop.abort();
          },
        },
      );
      const error = await endless.then(
        () => 'none',
        (reason) => reason.name,
      );
      const before = told;
      await new Promise((resolve) => setTimeout(resolve, 300));
      return { error, told: before, later: told };
    },
    { loss: bce, l2: L2 },
  );
  expect(error).toBe('AbortError');
  expect(told).toBeGreaterThanOrEqual(50);
  expect(later).toBe(told);
});

test('hands on what it refuses', async () => {
  await expect(run({ steps: -1 })).rejects.toThrow(
    'RangeError: fit: steps must be a whole number from 0, got -1',
  );
});

/** Trains in the page; typed arrays come back as plain ones. */
function run(options: FitOptions) {
  return page.evaluate(
    async ({ loss, l2, options }) => {
      const { trainInWorker, damageRows } = globalThis.training;
      const plain = (training: Awaited<ReturnType<typeof trainInWorker>>) => ({
        ...training,
        weights: [...training.weights],
      });
      const steps: ReturnType<typeof plain>[] = [];
      const onProgress = (training: Parameters<typeof plain>[0]) => steps.push(plain(training));
      const result = await trainInWorker({ ...damageRows, loss, l2 }, { ...options, onProgress });
      return { result: plain(result), steps };
    },
    { loss: bce, l2: L2, options },
  );
}
