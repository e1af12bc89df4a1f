import type { Asked, FrameToPage, PageToFrame } from './messages.ts';
import { openFrame } from './open-frame.ts';
import type { Ending, Question } from './protocol.ts';
import { readEnding } from './read-ending.ts';

// The page's side of the sandbox: a frame of an opaque origin, in which each run has a worker of its own.

/** How long a frame may be silent while something runs in it. */
const SILENCE = 10_000;

interface Sandbox {
  ask(question: Question, signal?: AbortSignal): Promise<Ending>;
  warm(question: Question): Promise<void>;
}

let sandbox: Promise<Sandbox> | undefined;

/** Checks a chapter as CI does, apart from the page. Rejects only if `signal` says so, or if the sandbox cannot be loaded. */
export async function check(
  question: Question,
  { signal }: { signal?: AbortSignal } = {},
): Promise<Ending> {
  const { ask } = await opened();
  return ask(question, signal);
}

/** Loads the sandbox, and makes it ready for a question like this one. No code of the chapter is run. */
export async function warm(question: Question): Promise<void> {
  const { warm } = await opened();
  await warm(question);
}

function opened(): Promise<Sandbox> {
  sandbox ??= open(() => {
    sandbox = undefined;
  });
  return sandbox;
}

async function open(forget: () => void): Promise<Sandbox> {
  const loaded = import('./engine.ts?script').then(({ default: engine }) => openFrame(engine));
  loaded.catch(forget);
  const { element, port } = await loaded;
  const endings = new Map<number, (ending: Ending) => void>();
  const tell = (message: PageToFrame) => port.postMessage(message);
  let count = 0;
  let heard = 0;

  function lose(): void {
    forget();
    element.remove();
    port.close();
    const message = 'The sandbox broke down, most likely for want of memory.';
    for (const end of endings.values()) end({ kind: 'stopped', reason: 'memory', message });
    endings.clear();
  }

  function listen(): void {
    if (endings.size === 0) return;
    if (performance.now() - heard > SILENCE) lose();
    else setTimeout(listen, 1000);
  }

  port.onmessage = ({ data }: MessageEvent<FrameToPage>) => {
    heard = performance.now();
    if ('running' in data) return;
    endings.get(data.id)?.(readEnding(data.ending));
    endings.delete(data.id);
  };
  port.addEventListener('close', lose);

  return {
    ask: async (question, signal) => {
      signal?.throwIfAborted();
      const asked = await complete(question);
      const id = ++count;
      return new Promise((resolve, reject) => {
        signal?.addEventListener('abort', () => {
          if (!endings.delete(id)) return;
          tell({ stop: id });
          reject(signal.reason);
        });
        endings.set(id, resolve);
        heard = performance.now();
        if (endings.size === 1) listen();
        tell({ id, asked });
      });
    },
    warm: async (question) => tell({ warm: await complete(question) }),
  };
}

/** Loads what a question needs besides the sandbox. */
async function complete(question: Question): Promise<Asked> {
  const [sources, plot] = await Promise.all([
    question.changes?.length ? import('./core-sources.ts') : undefined,
    question.source.includes(PLOT) ? import('./plot.ts?script') : undefined,
  ]);
  return {
    question,
    ...(sources && { sources: sources.coreSources }),
    ...(plot && { plot: plot.default }),
  };
}

const PLOT = '@observablehq/plot';
