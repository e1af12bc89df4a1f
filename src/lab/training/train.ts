import type { LinearProblem } from './linear-objective.ts';
import { type FitOptions, type Training, trainingSteps } from './training-steps.ts';

export interface TrainOptions extends FitOptions {
  /** Is told of the start and of each step. */
  readonly onProgress?: (training: Training) => void;
  /** An `AbortSignal`, looked at before each step is told of. */
  readonly signal?: { throwIfAborted(): void };
}

// A pause costs a browser up to 4 ms: more than a step takes, less than a reader notices.
const STEPS_BETWEEN_PAUSES = 10;

/** Node and every browser have it, workers included; the library of the language alone does not name it. */
declare const setTimeout: (callback: () => void) => unknown;

/**
 * Does what `fit` does, with the same steps, but lets other events in between them: a page stays alive, and a worker hears that it is to stop.
 * Uses nothing that only a page or only Node has; problem, options and result without the functions can be sent to and from a worker.
 *
 * @param problem as for `fit`
 * @param options as for `fit`, and who is told of each step, and a signal
 * @returns the last step
 * @throws (the promise rejects with) what `fit` throws, and the reason of the signal when it is aborted: an `AbortError` unless it has another
 * @example
 * ```ts
 * import { train } from 'surprisal/lab';
 *
 * const stop = new AbortController();
 * const steps: number[] = [];
 * const training = train(
 *   { features: [[-1], [0], [0], [1]], targets: [0, 0, 1, 1], loss: { name: 'sigmoidFocalLoss', gamma: 2 }, l2: 0.1 },
 *   { onProgress: ({ step }) => steps.push(step), signal: stop.signal },
 * );
 * training instanceof Promise; // => true
 * steps; // => [0]
 * ```
 */
export async function train(
  problem: LinearProblem,
  options?: TrainOptions | null,
): Promise<Training> {
  const { onProgress, signal, ...fitOptions } = options ?? {};
  let last!: Training;
  for (const training of trainingSteps(problem, fitOptions)) {
    last = training;
    signal?.throwIfAborted();
    onProgress?.(training);
    if (training.step % STEPS_BETWEEN_PAUSES === 0) await pause();
  }
  return last;
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
