import { Worker } from 'node:worker_threads';
import { damageRows, fit, type LinearProblem, type Training } from 'surprisal/lab';
import { expect, test } from 'vitest';

// What a page would run in a worker: messages in, messages out, and a message that stops it.
const source = (lab: string) => `
  const { parentPort } = require('node:worker_threads');
  const stop = new AbortController();
  parentPort.on('message', async ({ problem, options }) => {
    if (!problem) return stop.abort();
    const { train } = await import(${JSON.stringify(lab)});
    const onProgress = ({ step }) => parentPort.postMessage({ step });
    try {
      parentPort.postMessage({ done: await train(problem, { ...options, onProgress, signal: stop.signal }) });
    } catch (error) {
      parentPort.postMessage({ failed: error.name });
    }
  });
`;

interface Message {
  step?: number;
  done?: Training;
  failed?: string;
}

const problem: LinearProblem = {
  ...damageRows,
  loss: { name: 'binaryCrossEntropyWithLogits' },
  l2: 1e-3,
};

/** Sends a problem to a worker, and gives what it says at the end. */
async function inWorker(options: object, onStep?: (worker: Worker, step: number) => void) {
  const lab = new URL('../../src/lab/index.ts', import.meta.url).href;
  const worker = new Worker(source(lab), { eval: true });
  try {
    return await new Promise<Message>((resolve, reject) => {
      worker.on('error', reject);
      worker.on('message', (message: Message) => {
        if (message.step === undefined) resolve(message);
        else onStep?.(worker, message.step);
      });
      worker.postMessage({ problem, options });
    });
  } finally {
    await worker.terminate();
  }
}

test('a worker finds the same weights, to the last bit, and tells of each step', async () => {
  const steps: number[] = [];
  const { done } = await inWorker({}, (_, step) => steps.push(step));
  const expected = fit(problem);
  expect(done).toEqual(expected);
  expect(steps).toEqual(Array.from({ length: expected.step + 1 }, (_, step) => step));
});

test('a worker hears that it is to stop', async () => {
  const endless = { solver: { name: 'gradientDescent', rate: 1 }, steps: 1e9 };
  const { failed } = await inWorker(endless, (worker, step) => {
    if (step === 20) worker.postMessage({});
  });
  expect(failed).toBe('AbortError');
});
