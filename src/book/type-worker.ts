import { parentPort, workerData } from 'node:worker_threads';
import { placeFinder } from '../check/problem.ts';
import { checkTypes, type ModuleFiles, type TypedChapter } from '../check/type-check.ts';

/** What a thread needs to check types: chapters without what cannot be sent. */
export interface TypeWork {
  chapters: Omit<TypedChapter, 'place'>[];
  tsconfig: string | undefined;
  modules: ModuleFiles;
}

// TypeScript in a thread of its own, while the main thread runs the checks.

const { chapters, tsconfig, modules } = workerData as TypeWork;
const placed = chapters.map((chapter) => ({ ...chapter, place: placeFinder(chapter.source) }));
parentPort!.postMessage(checkTypes(placed, tsconfig, modules));
