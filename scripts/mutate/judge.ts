import { Worker } from 'node:worker_threads';
import type { Mutant } from './chapter-mutants.ts';

const WORKER = new URL('worker.ts', import.meta.url);

// A mutant may count to a billion where the chapter counts to a thousand.
const TIMEOUT = 60_000;
const LIMITS = { maxOldGenerationSizeMb: 1500 };

/** Asks a thread whether mutants survive. One that exhausts time or memory has been noticed, and the thread is replaced. */
export class Judge {
  private worker = this.start();

  survives(path: string, mutant: Mutant): Promise<boolean> {
    return new Promise((resolve) => {
      const { worker } = this;
      const settle = (survived: boolean, isBroken: boolean) => {
        clearTimeout(timer);
        worker.removeAllListeners();
        if (isBroken) {
          void worker.terminate();
          this.worker = this.start();
        }
        resolve(survived);
      };
      const timer = setTimeout(() => settle(false, true), TIMEOUT);
      worker.once('message', (survived: boolean) => settle(survived, false));
      worker.once('error', () => settle(false, true));
      worker.postMessage({ path, mutant });
    });
  }

  close(): Promise<number> {
    return this.worker.terminate();
  }

  private start(): Worker {
    return new Worker(WORKER, { resourceLimits: LIMITS });
  }
}
