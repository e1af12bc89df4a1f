import './without-web-assembly.ts';

import { bibliography, library, modules, published, tags } from 'virtual:book';
import { readChapter } from '../check/chapter.ts';
import { listChecks } from '../check/check-chapter.ts';
import { describeThrown } from '../check/outcome.ts';
import { hostilePoints, samplers, scope } from '../check/samplers.ts';
import { answer } from './answer.ts';
import { changedLibrary, commonJs } from './changed-library.ts';
import { harden, prototypesBehind } from './harden.ts';
import { HAND_OVER, type LoadScript, scriptLoader } from './load-script.ts';
import type { Asked, FrameToWorker, WorkerToFrame } from './messages.ts';
import { clipped } from './output.ts';
import { patience } from './patience.ts';
import type { plotting } from './plot.ts';
import type { Answer, Ending } from './protocol.ts';

// The worker of the sandbox. It answers one question and is done. Its only way out is a port that the reader's code cannot get.

addEventListener('message', ({ ports: [port] }) => serve(port!), { once: true });

function serve(port: MessagePort): void {
  // What the reader's code throws later, from a timer or a promise, nobody waits for.
  for (const type of ['error', 'unhandledrejection'])
    addEventListener(type, (event) => event.preventDefault());
  const tell = (news: WorkerToFrame) => port.postMessage(news);
  const load = scriptLoader();
  harden([HAND_OVER], [scope, ...functionsOf(library), ...prototypesBehind(draws())]);
  port.onmessage = ({ data }: MessageEvent<FrameToWorker>) => {
    if ('warm' in data) warm(data.warm);
    else tell({ ending: endingOf(() => answerWith(load, data.asked, tell)) });
  };
}

/** Modules cannot be changed, and the functions of the core are no more than functions. The data of the laboratory is the page's. */
function functionsOf(modules: Record<string, object>): object[] {
  for (const module of [modules, ...Object.values(modules)]) Object.freeze(module);
  return Object.values(modules).flatMap((module) =>
    Object.values(module).filter((item) => typeof item === 'function'),
  );
}

/** What the checker draws from, and what that consists of. */
function draws(): object[] {
  const extent = { rows: 2, columns: 2 };
  const each = Object.values(samplers).flatMap(({ inside, whole }) => [
    inside(extent),
    whole(extent),
  ]);
  return [hostilePoints(samplers), ...each];
}

/** Goes through all of a chapter but its code, so that the next time is quicker. */
function warm({ question: { path, source }, sources = {} }: Asked): void {
  listChecks(readChapter(path, source));
  for (const [path, text] of Object.entries(sources))
    if (path.endsWith('.ts')) commonJs(text, path);
}

function answerWith(load: LoadScript, asked: Asked, tell: (news: WorkerToFrame) => void): Answer {
  const { question, sources, plot } = asked;
  const { path, source, changes = [] } = question;
  const start = performance.now();
  const chapter = readChapter(path, source);
  const readingTime = performance.now() - start;
  const link = changes.length > 0 ? changedLibrary(changes, sources!, modules) : () => library;
  tell({ patience: patience(source.length, readingTime) });
  let told = 0;
  const tellLine = (line: number) => {
    told = performance.now();
    tell({ line });
  };
  const book = { bibliography: new Set(bibliography), published, tags: new Set(tags) };
  return answer(chapter, {
    book: { ...book, library: link(load) },
    load,
    ...(plot !== undefined && { plotting: plottingOf(load, plot) }),
    onLine: tellLine,
    onCall: (line) => {
      if (performance.now() - told > 100) tellLine(line);
    },
  });
}

const plottingOf = (load: LoadScript, script: string): typeof plotting =>
  (load(`(() => { ${script}; return script; })()`) as { plotting: typeof plotting }).plotting;

function endingOf(answer: () => Answer): Ending {
  try {
    return { kind: 'answer', answer: answer() };
  } catch (thrown) {
    return { kind: 'stopped', reason: 'crash', message: clipped(describeThrown(thrown)) };
  }
}
