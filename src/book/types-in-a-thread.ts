import { once } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Chapter } from '../check/chapter.ts';
import type { Problem } from '../check/problem.ts';
import type { BookFiles } from './read-book.ts';
import type { TypeWork } from './type-worker.ts';

const WORKER = new URL(`./type-worker${extname(import.meta.url)}`, import.meta.url);

/** Type-checks chapters beside the thread that asks. Returns the problems of each, in order. */
export async function typesInAThread(
  { tsconfig, modules }: BookFiles,
  chapters: Chapter[],
): Promise<Problem[][]> {
  const workerData: TypeWork = { tsconfig, modules, chapters: chapters.map(sendable) };
  const worker = new Worker(WORKER, { workerData });
  const [problems] = await once(worker, 'message');
  return problems;
}

/** What the type check reads of a chapter, less what cannot be sent. */
const sendable = ({
  path,
  source,
  fences,
  nums,
  equations,
  symbols,
  claims,
}: Chapter): TypeWork['chapters'][number] => ({
  path,
  source,
  fences,
  nums,
  equations,
  symbols,
  claims,
});
