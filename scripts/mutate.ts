import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import configuration from '../book.config.ts';
import { fingerprint, hashOf } from '../src/book/fingerprint.ts';
import { openChapter } from '../src/book/open-chapter.ts';
import { readBook } from '../src/book/read-book.ts';
import { VerdictCache } from '../src/book/verdict-cache.ts';
import type { Chapter } from '../src/check/chapter.ts';
import { random } from '../src/lab/random.ts';
import { blocksOf, decisive } from './mutate/blocks.ts';
import { chapterMutants, type Mutant } from './mutate/chapter-mutants.ts';
import { isEquivalent, lineOf } from './mutate/equivalents.ts';
import { Judge } from './mutate/judge.ts';

// Changes one digit, operator or symbol of a chapter at a time and asks the checker: `npm run mutate [-- FILE …]`. What nothing
// notices is printed, but for the mutants that equivalents.json shows to be as true as the original. A block of a chapter that did
// not change is not tried again. With --sample N --seed S only N mutants of all chapters are tried.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { sample: { type: 'string' }, seed: { type: 'string', default: '1948' } },
});

const book = readBook(configuration, fileURLToPath(new URL('..', import.meta.url)));
const named = positionals.map((path) => relative(book.root, resolve(path)));
const missing = named.filter((path) => !existsSync(join(book.root, path)));
if (missing.length > 0) throw new Error(`there is no file ${missing.join(', ')}`);
const paths = named.length > 0 ? named : book.paths.filter((path) => path.includes('/chapters/'));
const chapters = paths.map((path) => openChapter(book, path));
const judges = Array.from({ length: Math.min(2, availableParallelism()) }, () => new Judge());
/** The survivors of each block that was tried, by the hash of what decides them. */
const cache = new VerdictCache<Record<string, Mutant[]>>(
  join(book.root, 'node_modules/.cache/surprisal/mutants.json'),
);
const common = fingerprint([
  fileURLToPath(new URL('mutate/worker.ts', import.meta.url)),
  ...Object.values(book.modules),
]);
const isWhole = values.sample === undefined;
const tasks = isWhole ? whole() : sample(Number(values.sample));
let survivors = 0;

// All judges try a whole chapter, block by block. Of a few of its mutants one judge is soonest done: it reads the chapter once.
await Promise.all((isWhole ? [judges] : judges.map((judge) => [judge])).map(tryAll));
await Promise.all(judges.map((judge) => judge.close()));
process.exitCode = survivors > 0 ? 1 : 0;

interface Task {
  chapter: Chapter;
  mutants: Mutant[];
}

/** Every mutant of every chapter. */
function whole(): Task[] {
  return chapters.map((chapter) => ({ chapter, mutants: chapterMutants(chapter) }));
}

/** A few mutants of all chapters, none of them equivalent: the same ones for the same seed. */
function sample(size: number): Task[] {
  const { uniform } = random(Number(values.seed));
  const ranked = whole().flatMap(({ chapter, mutants }) =>
    mutants.map((mutant) => ({ chapter, mutant, rank: uniform() })),
  );
  const drawn: typeof ranked = [];
  for (const item of ranked.sort((a, b) => a.rank - b.rank)) {
    if (drawn.length === size) break;
    if (!isEquivalent(item.chapter, item.mutant)) drawn.push(item);
  }
  return chapters.map((chapter) => ({
    chapter,
    mutants: drawn.filter((item) => item.chapter === chapter).map(({ mutant }) => mutant),
  }));
}

async function tryAll(crew: Judge[]): Promise<void> {
  for (let task = tasks.shift(); task; task = tasks.shift()) await tryEach(task, crew);
}

/** Tries the mutants of a chapter, block by block, but those of blocks that were tried before. */
async function tryEach({ chapter, mutants }: Task, crew: Judge[]): Promise<void> {
  const { path } = chapter;
  const known = (isWhole && cache.get(path, common)) || {};
  const tried: typeof known = {};
  const survived: Mutant[] = [];
  const blocks = blocksOf(chapter);
  const left = [...blocks];
  await Promise.all(crew.map(work));
  if (isWhole) {
    cache.set(path, common, tried);
    cache.save(new Set(book.paths));
  }
  report(
    chapter,
    survived.sort((a, b) => a.at - b.at),
    mutants.length,
  );

  async function work(judge: Judge): Promise<void> {
    for (let block = left.shift(); block; block = left.shift()) {
      const { start, end } = block;
      const key = hashOf(...decisive(block, blocks));
      const found = known[key] ?? [];
      if (!known[key])
        for (const mutant of mutants.filter(({ at }) => at >= start && at < end))
          if (await judge.survives(path, mutant)) found.push({ ...mutant, at: mutant.at - start });
      tried[key] = found;
      survived.push(...found.map((mutant) => ({ ...mutant, at: mutant.at + start })));
    }
  }
}

function report(chapter: Chapter, survived: Mutant[], count: number): void {
  const { path, source, place } = chapter;
  const unexplained = survived.filter((mutant) => !isEquivalent(chapter, mutant));
  for (const mutant of unexplained) {
    const { line, column } = place(mutant.at);
    const [before] = lineOf(source, mutant);
    console.error(
      `${path}:${line}:${column} ${mutant.original} -> ${mutant.mutant.trim()}: ${before}`,
    );
  }
  survivors += unexplained.length;
  const equal = survived.length - unexplained.length;
  console.log(
    `${path}: ${count - survived.length} of ${count} mutants noticed, ${equal} equivalent, ${unexplained.length} survive`,
  );
}
