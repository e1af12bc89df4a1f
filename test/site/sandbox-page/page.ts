import { chapterSource } from '../../../src/notebook/chapter-source.ts';
import type { FrameToPage, PageToFrame } from '../../../src/notebook/messages.ts';
import { openFrame } from '../../../src/notebook/open-frame.ts';
import type { Ending } from '../../../src/notebook/protocol.ts';
import { readEnding } from '../../../src/notebook/read-ending.ts';
import { check, warm } from '../../../src/notebook/sandbox.ts';

/** Runs a script of its own in place of the engine: a worker of the sandbox that nothing was taken from. */
async function runBare(engine: string): Promise<Ending> {
  const { element, port } = await openFrame(engine);
  const ending = await new Promise((resolve) => {
    port.onmessage = ({ data }: MessageEvent<FrameToPage>) => {
      if ('ending' in data) resolve(data.ending);
    };
    const asked = { question: { path: '', source: '' } };
    port.postMessage({ id: 1, asked } satisfies PageToFrame);
  });
  element.remove();
  return readEnding(ending);
}

/** What the test calls in the page. */
const page = { chapterSource, check, readEnding, runBare, warm };

declare global {
  var notebook: typeof page;
}

globalThis.notebook = page;
