import { type FitOptions, type LinearProblem, type Training, train } from 'surprisal/lab';

/** What the page asks for. It ends the thread if it changes its mind. */
export interface TrainingRequest {
  problem: LinearProblem;
  options: FitOptions;
  /** It is told of each so-manieth step: to hear of each would keep it busy. */
  every: number;
}

/** What it hears: steps, and at last the result or the error. */
export type TrainingNews = { step: Training } | { result: Training } | { error: unknown };

const tell = (news: TrainingNews) => postMessage(news);

addEventListener('message', ({ data }: MessageEvent<TrainingRequest>) => {
  const { problem, options, every } = data;
  train(problem, {
    ...options,
    onProgress: (step) => {
      if (step.step % every === 0) tell({ step });
    },
  }).then(
    (result) => tell({ result }),
    (error) => tell({ error }),
  );
});
