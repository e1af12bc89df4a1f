import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Training } from 'surprisal/lab';
import {
  advanced,
  drawnEvery,
  type Name,
  names,
  optionsOf,
  problemOf,
  type Run,
  type Runs,
  type Settings,
  startingRuns,
} from '../../../src/figures/training-race.ts';
import { trainInWorker } from './train-in-worker.ts';

export interface Race {
  runs: ReadonlySignal<Runs>;
  running: ReadonlySignal<boolean>;
  start(): void;
  /** Everyone stays where they are. */
  stop(): void;
  /** Everyone goes back to the start. */
  clear(): void;
}

/** Trains all contenders at once, each in a thread of its own. Other settings end the race: its results are not theirs. */
export function useRace({ rate, steps, start: from }: Settings): Race {
  const settings: Settings = { rate, steps, start: from };
  const runs = useSignal(startingRuns(settings));
  const running = useSignal(false);
  const control = useRef<AbortController>();
  const news = useNews((name, run) => (runs.value = { ...runs.value, [name]: run }));

  const stop = () => {
    control.current?.abort();
    running.value = false;
  };
  const clear = () => {
    stop();
    news.forget();
    runs.value = startingRuns(settings);
  };
  const start = async () => {
    clear();
    const { signal } = (control.current = new AbortController());
    running.value = true;
    const everyone = names.map(async (name) => {
      let run = runs.value[name];
      const goOn = (training: Training) => {
        if (signal.aborted) return;
        run = advanced(run, training);
        news.tell(name, run);
      };
      const every = drawnEvery(settings);
      const options = { ...optionsOf(settings), signal, every, onProgress: goOn };
      try {
        goOn(await trainInWorker(problemOf(name), options));
      } catch (error) {
        if (!signal.aborted) news.tell(name, { ...run, failure: (error as Error).message });
      }
    });
    await Promise.all(everyone);
    if (!signal.aborted) running.value = false;
  };

  useEffect(() => {
    clear();
    return stop;
  }, [rate, steps, from]);
  return { runs, running, start, stop, clear };
}

/** Shows what is new of one contender a frame, whoever waits longest first: to judge all of them would take longer than a frame lasts. */
function useNews(show: (name: Name, run: Run) => void) {
  const waiting = useRef(new Map<Name, Run>());
  const frame = useRef<number>();
  const showNext = () => {
    frame.current = undefined;
    const [next] = waiting.current;
    if (!next) return;
    waiting.current.delete(next[0]);
    show(...next);
    ask();
  };
  const ask = () => {
    frame.current ??= requestAnimationFrame(showNext);
  };
  return {
    tell(name: Name, run: Run) {
      waiting.current.set(name, run);
      ask();
    },
    forget: () => waiting.current.clear(),
  };
}
