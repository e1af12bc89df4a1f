import { Worker } from 'node:worker_threads';
import type { Mutant } from './chapter-mutants.ts';

const WORKER = new URL('worker.ts', import.meta.url);

// A mutant may count to a billion where the chapter counts to a thousand. Processor time, for the machine may be busy with others.
const PATIENCE = { lookEvery: 5_000, microseconds: 15_000_000 };
const LIMITS = { maxOldGenerationSizeMb: 1500 };

/** Asks a thread whether mutants survive. One that exhausts time or memory has been noticed, and the thread is replaced. */
export class Judge {
  private worker = this.start();

  survives(path: string, mutant: Mutant): Promise<boolean> {
    return new Promise((resolve) => {
      const { worker } = this;
      let isSettled = false;
      let first: NodeJS.CpuUsage | undefined;
      const settle = (survived: boolean, isBroken: boolean) => {
        if (isSettled) return;
        isSettled = true;
        clearInterval(watch);
        worker.removeAllListeners();
        if (isBroken) {
          void worker.terminate();
          this.worker = this.start();
        }
        resolve(survived);
      };
      const watch = setInterval(async () => {
        const { user, system } = await worker.cpuUsage(first);
        if (first && user + system > PATIENCE.microseconds) settle(false, true);
        first ??= { user, system };
      }, PATIENCE.lookEvery);
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
