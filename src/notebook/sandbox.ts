import type { FrameToPage, Opening, PageToFrame } from './messages.ts';
import type { Ending, Question } from './protocol.ts';
import { readEnding } from './read-ending.ts';

// The page's side of the sandbox: a frame of an opaque origin, in which each run has a worker of its own.
//
// The frame is `srcdoc`, since a service worker does not serve a sandboxed frame and the book must run offline (tried in Chromium 156).
// Such a frame inherits the policy of the page, and can only narrow it. So the page's policy lists the hash of the frame's script and
// allows scripts from `blob:`, which only a script can make; neither the page nor the sandbox may make code from text by `eval`.

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
  const loaded = load();
  loaded.catch(forget);
  const { engine, frame } = await loaded;
  const { port1: port, port2 } = new MessageChannel();
  const endings = new Map<number, (ending: Ending) => void>();
  const tell = (message: PageToFrame) => port.postMessage(message);
  let count = 0;
  let heard = 0;

  function lose(): void {
    forget();
    frame.remove();
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
  frame.contentWindow!.postMessage({ engine } satisfies Opening, '*', [port2]);

  return {
    ask: async (question, signal) => {
      signal?.throwIfAborted();
      const asked = await withSources(question);
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
    warm: async (question) => tell({ warm: await withSources(question) }),
  };
}

async function load(): Promise<{ engine: string; frame: HTMLIFrameElement }> {
  const [{ default: engine }, { default: script, hash }] = await Promise.all([
    import('./engine.ts?script'),
    import('./frame.ts?script'),
  ]);
  const policy = `default-src 'none'; script-src '${hash}' blob:; worker-src blob:`;
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.title = '';
  frame.hidden = true;
  frame.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><script>${script}</script>`;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  await loaded;
  return { engine, frame };
}

async function withSources(question: Question) {
  if (!question.changes?.length) return { question };
  const { coreSources } = await import('./core-sources.ts');
  return { question, sources: coreSources };
}
