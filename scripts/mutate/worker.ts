import { parentPort } from 'node:worker_threads';
import { openChapter } from '../../src/book/open-chapter.ts';
import { book } from '../../src/site/book.ts';
import type { Mutant } from './chapter-mutants.ts';
import { survival } from './survival.ts';

// Judges one mutant at a time. Whoever asks may end this thread when it takes too long or too much memory.

let path: string | undefined;
let survives: (mutant: Mutant) => boolean;

parentPort!.on('message', (question: { path: string; mutant: Mutant }) => {
  if (question.path !== path) {
    path = question.path;
    survives = survival(openChapter(book, path));
  }
  parentPort!.postMessage(survives(question.mutant));
});
