import type { FitOptions, LinearProblem, Training } from 'surprisal/lab';
import type { TrainingNews, TrainingRequest } from './training-worker.ts';

export interface WorkerTrainOptions extends FitOptions {
  /** Is told of the start and of each step. */
  onProgress?: (training: Training) => void;
  /** Ends the training, which then rejects with the reason of the signal. */
  signal?: AbortSignal;
}

/** Does what `train` of the laboratory does, in a thread of its own, which lives as long as the training. */
export async function trainInWorker(
  problem: LinearProblem,
  { onProgress, signal, ...options }: WorkerTrainOptions = {},
): Promise<Training> {
  signal?.throwIfAborted();
  const worker = new Worker(new URL('./training-worker.ts', import.meta.url), { type: 'module' });
  const stop = () => worker.postMessage('stop');
  signal?.addEventListener('abort', stop);
  try {
    return await new Promise((resolve, reject) => {
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.onmessage = ({ data }: MessageEvent<TrainingNews>) => {
        if ('step' in data) onProgress?.(data.step);
        else if ('result' in data) resolve(data.result);
        else reject(signal?.aborted ? signal.reason : data.error);
      };
      worker.postMessage({ problem, options } satisfies TrainingRequest);
    });
  } finally {
    signal?.removeEventListener('abort', stop);
    worker.terminate();
  }
}
