import { Worker } from 'node:worker_threads';
import type { Mutant } from './chapter-mutants.ts';

const WORKER = new URL('worker.ts', import.meta.url);

// A mutant may count to a billion where the chapter counts to a thousand. Processor time, for the machine may be busy with others.
const PATIENCE = { lookEvery: 5_000, microseconds: 15_000_000 };
const LIMITS = { maxOldGenerationSizeMb: 1500 };

/** Asks a thread whether mutants survive. One that exhausts time or memory has been noticed, and the thread is replaced. */
export class Judge {
  private answer: (survived: boolean) => void = () => {};
  private worker = this.start();

  async survives(path: string, mutant: Mutant): Promise<boolean> {
    const question = Promise.withResolvers<boolean>();
    this.answer = question.resolve;
    const watch = setInterval(this.watching(), PATIENCE.lookEvery);
    this.worker.postMessage({ path, mutant });
    const survived = await question.promise;
    clearInterval(watch);
    return survived;
  }

  close(): Promise<number> {
    return this.worker.terminate();
  }

  /** Looks how long the thread has worked at its question, and gives up on it. */
  private watching(): () => Promise<void> {
    const { worker, answer } = this;
    let first: NodeJS.CpuUsage | undefined;
    return async () => {
      const used = await worker.cpuUsage().catch(() => undefined);
      if (!used) return; // the thread has ended meanwhile
      first ??= used;
      const time = used.user + used.system - first.user - first.system;
      if (time > PATIENCE.microseconds && this.answer === answer) this.giveUp();
    };
  }

  private giveUp(): void {
    void this.worker.terminate();
    this.worker = this.start();
    this.answer(false);
  }

  private start(): Worker {
    return new Worker(WORKER, { resourceLimits: LIMITS })
      .on('message', (survived: boolean) => this.answer(survived))
      .on('error', () => this.giveUp());
  }
}
