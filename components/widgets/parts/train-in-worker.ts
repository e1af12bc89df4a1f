import type { FitOptions, LinearProblem, Training } from 'surprisal/lab';
import type { TrainingNews, TrainingRequest } from './training-worker.ts';

export interface WorkerTrainOptions extends FitOptions {
  /** Is told of the start and of each step. */
  onProgress?: (training: Training) => void;
  /** Of each so-manieth step, and not of those between; 1 when absent. */
  every?: number;
  /** Ends the training, which then rejects with the reason of the signal. */
  signal?: AbortSignal;
}

/** Does what `train` of the laboratory does, in a thread of its own, which lives as long as the training. */
export async function trainInWorker(
  problem: LinearProblem,
  { onProgress, every = 1, signal, ...options }: WorkerTrainOptions = {},
): Promise<Training> {
  signal?.throwIfAborted();
  const worker = new Worker(new URL('./training-worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason));
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.onmessage = ({ data }: MessageEvent<TrainingNews>) => {
        if ('step' in data) onProgress?.(data.step);
        else if ('result' in data) resolve(data.result);
        else reject(data.error);
      };
      worker.postMessage({ problem, options, every } satisfies TrainingRequest);
    });
  } finally {
    worker.terminate();
  }
}
