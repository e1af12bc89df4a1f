import type {
  Asked,
  FrameToPage,
  FrameToWorker,
  Opening,
  PageToFrame,
  WorkerToFrame,
} from './messages.ts';
import type { Ending } from './protocol.ts';

// The document of the sandbox: an opaque origin that may load nothing. It starts workers, and ends those that do not end by
// themselves. One waits for the next question all the time, so that no question waits for it.

const LOADING = 60_000; // until the reader's code runs: what takes its time here is ours
const WHOLE = 30; // the most that a run may take, in units of what one statement may
const WATCH = 50;
const BEAT = 500;

interface Run {
  id: number;
  staff: Staff;
  patience: number;
  /** Until when it must be heard of, and until when it must have ended. */
  due: number;
  end: number;
  line?: number;
}

interface Staff {
  worker: Worker;
  port: MessagePort;
  /** What went wrong in it. */
  failure?: string;
}

addEventListener(
  'message',
  ({ data: { engine }, ports: [page] }: MessageEvent<Opening>) => serve(engine, page!),
  { once: true },
);

function serve(engine: string, page: MessagePort): void {
  const script = URL.createObjectURL(new Blob([engine], { type: 'text/javascript' }));
  const runs = new Map<number, Run>();
  const tell = (news: FrameToPage) => page.postMessage(news);
  let warmth: Asked | undefined;
  let spare: Staff | undefined = hire();
  let told = 0;

  function hire(): Staff {
    const worker = new Worker(script);
    const { port1, port2 } = new MessageChannel();
    worker.postMessage(undefined, [port2]);
    if (warmth) order(port1, { warm: warmth });
    const staff: Staff = { worker, port: port1 };
    worker.onerror = (event) => {
      event.preventDefault();
      staff.failure = event.message;
      for (const run of runs.values()) if (run.staff === staff) fail(run);
    };
    return staff;
  }

  function start(id: number, asked: Asked): void {
    const staff = spare ?? hire();
    spare = undefined;
    const due = performance.now() + LOADING;
    const run: Run = { id, staff, patience: LOADING, due, end: due };
    runs.set(id, run);
    staff.port.onmessage = ({ data }: MessageEvent<WorkerToFrame>) => hear(run, data);
    order(staff.port, { asked });
    warmth = asked;
    if (runs.size === 1) watch();
    if (staff.failure) fail(run);
  }

  const fail = (run: Run) => end(run, stopped('crash', `The sandbox failed: ${run.staff.failure}`));

  function hear(run: Run, news: WorkerToFrame): void {
    if ('ending' in news) {
      end(run, news.ending);
      return;
    }
    const now = performance.now();
    if ('patience' in news) {
      run.patience = news.patience;
      run.end = now + WHOLE * run.patience;
    } else run.line = news.line;
    run.due = now + run.patience;
  }

  function end({ id, staff }: Run, ending?: Ending): void {
    runs.delete(id);
    staff.worker.terminate();
    staff.port.close();
    spare ??= hire();
    if (ending) tell({ id, ending });
  }

  function watch(): void {
    const now = performance.now();
    for (const run of runs.values())
      if (now > Math.min(run.due, run.end)) end(run, stopped('time', tooLong(run, now)));
    if (runs.size === 0) return;
    if (now - told > BEAT) {
      told = now;
      tell({ running: true });
    }
    setTimeout(watch, WATCH);
  }

  page.onmessage = ({ data }: MessageEvent<PageToFrame>) => {
    if ('asked' in data) start(data.id, data.asked);
    else if ('stop' in data) {
      const run = runs.get(data.stop);
      if (run) end(run);
    } else {
      warmth = data.warm;
      if (spare) order(spare.port, { warm: warmth });
    }
  };
}

const order = (port: MessagePort, what: FrameToWorker): void => port.postMessage(what);

const stopped = (reason: 'time' | 'crash', message: string): Ending => ({
  kind: 'stopped',
  reason,
  message,
});

function tooLong({ patience, end, line }: Run, now: number): string {
  const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;
  if (line === undefined) return `The chapter did not begin to run within ${seconds(patience)}.`;
  if (now > end) return `The chapter did not end within ${seconds(WHOLE * patience)}.`;
  return `Line ${line} did not end within ${seconds(patience)}.`;
}
