import type { Sources } from './changed-library.ts';
import type { Ending, Question } from './protocol.ts';

// What is said on the way from the page to the worker and back: page <-> frame <-> worker, each over a port of its own.

/** A question with all that the worker needs for it: the sources of the core if some are changed, the script of Plot if it draws. */
export interface Asked {
  question: Question;
  sources?: Sources;
  plot?: string;
}

/** The page to the frame, once, with a port: the script of its workers. */
export interface Opening {
  engine: string;
}

export type PageToFrame = { id: number; asked: Asked } | { stop: number } | { warm: Asked };

/** `running` says that the sandbox is alive. */
export type FrameToPage = { id: number; ending: Ending } | { running: true };

export type FrameToWorker = { warm: Asked } | { asked: Asked };

/** `patience`: from now on the reader's code runs, and may be silent for so many milliseconds; `line`: where it is. */
export type WorkerToFrame = { patience: number } | { line: number } | { ending: Ending };
