import { type FitOptions, type LinearProblem, type Training, train } from 'surprisal/lab';

/** What the page asks for; then `'stop'`, if it changes its mind. */
export interface TrainingRequest {
  problem: LinearProblem;
  options: FitOptions;
}

/** What it hears: each step, and at last the result or the error. */
export type TrainingNews = { step: Training } | { result: Training } | { error: unknown };

const stop = new AbortController();
const tell = (news: TrainingNews) => postMessage(news);

addEventListener('message', ({ data }: MessageEvent<TrainingRequest | 'stop'>) => {
  if (data === 'stop') stop.abort();
  else
    train(data.problem, {
      ...data.options,
      signal: stop.signal,
      onProgress: (step) => tell({ step }),
    }).then(
      (result) => tell({ result }),
      (error) => tell({ error }),
    );
});
