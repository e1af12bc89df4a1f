import { registerHooks } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  type DryRunOptions,
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import configuration from '../../book.config.ts';
import { openChapter } from '../../src/book/open-chapter.ts';
import { loadLibrary, readBook } from '../../src/book/read-book.ts';
import type { Chapter } from '../../src/check/chapter.ts';
import { checkChapter, failuresOf } from '../../src/check/check-chapter.ts';
import { formatProblem } from '../../src/check/problem.ts';
import type { Library } from '../../src/check/run.ts';
import { stryker } from './stryker-namespace.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

// Stryker lets a mutant be reached a hundred times as often as all tests together reach it. Of one page twice as often is too much.
const SHARE_OF_HITS = 1 / 50;

/**
 * The book as the tests of Stryker, each page one test. Everything runs in this process, so that a mutant costs what its pages
 * cost: the pages and the checker are those of the repository, and what the pages import is that of the sandbox, where Stryker works.
 */
export class BookRunner implements TestRunner {
  private readonly files = readBook(configuration, ROOT);
  private readonly chapters = new Map<string, Chapter>();
  private readonly durations = new Map<string, number>();
  private library: Library | undefined;
  private loads = 0;

  capabilities() {
    return { reloadEnvironment: true };
  }

  has(id: string): boolean {
    return this.files.paths.includes(id);
  }

  async dryRun({ coverageAnalysis, testFiles }: DryRunOptions): Promise<DryRunResult> {
    await this.load();
    const tests = this.pages(testFiles).map((path) => {
      if (coverageAnalysis === 'perTest') stryker.currentTestId = path;
      return this.test(path);
    });
    stryker.currentTestId = undefined;
    return { status: DryRunStatus.Complete, tests, mutantCoverage: stryker.mutantCoverage };
  }

  async mutantRun({
    activeMutant,
    mutantActivation,
    reloadEnvironment,
    hitLimit: hitLimitOfAll,
    testFilter,
  }: MutantRunOptions): Promise<MutantRunResult> {
    if (mutantActivation === 'static') stryker.activeMutant = activeMutant.id;
    if (reloadEnvironment) this.library = undefined;
    await this.load();
    const hitLimit = hitLimitOfAll && hitLimitOfAll * SHARE_OF_HITS;
    Object.assign(stryker, { activeMutant: activeMutant.id, hitLimit });
    const tests = this.untilOneFails(this.pages(testFilter));
    const outcome = determineHitLimitReached(stryker.hitCount, hitLimit);
    Object.assign(stryker, { activeMutant: undefined, hitLimit: undefined, hitCount: undefined });
    return toMutantRunResult(outcome ?? { status: DryRunStatus.Complete, tests });
  }

  /** All pages, or those that are wanted, by their ids or as files of the sandbox. */
  private pages(wanted?: string[]): string[] {
    const ids = wanted && new Set(wanted.map((page) => relative(process.cwd(), resolve(page))));
    return this.files.paths.filter((path) => ids?.has(path) ?? true);
  }

  /** Tests pages in the order of what they cost: the examples of a docstring take a thousandth of the time of a chapter. */
  private untilOneFails(pages: string[]): TestResult[] {
    const tests: TestResult[] = [];
    const cost = (path: string) =>
      this.durations.get(path) ?? Number(!Object.hasOwn(this.files.docstrings, path));
    for (const path of pages.toSorted((a, b) => cost(a) - cost(b))) {
      stryker.hitCount = 0;
      tests.push(this.test(path));
      if (tests.at(-1)!.status === TestStatus.Failed) break;
    }
    return tests;
  }

  private test(path: string): TestResult {
    const start = performance.now();
    // A library of its own, since the checker remembers what a page made of a library.
    const report = checkChapter(this.open(path), { ...this.files, library: { ...this.library } });
    const [failure] = failuresOf({ ...report, problems: [] });
    const timeSpentMs = performance.now() - start;
    this.durations.set(path, timeSpentMs);
    const test = { id: path, name: path, fileName: join(ROOT, path), timeSpentMs };
    return failure
      ? { ...test, status: TestStatus.Failed, failureMessage: formatProblem(path, failure) }
      : { ...test, status: TestStatus.Success };
  }

  private open(path: string): Chapter {
    const chapter = this.chapters.get(path) ?? openChapter(this.files, path);
    this.chapters.set(path, chapter);
    return chapter;
  }

  /** Imports the mutated core anew. A mutant that matters only while it is imported must be active before. */
  private async load(): Promise<void> {
    if (this.library) return;
    const query = `?${++this.loads}`;
    const sandbox = pathToFileURL(join(process.cwd(), 'src')).href;
    // Node imports a module once, but once for each query.
    const hooks = registerHooks({
      resolve(specifier, context, next) {
        const resolved = next(specifier, context);
        if (!resolved.url.startsWith(sandbox)) return resolved;
        return { ...resolved, url: resolved.url.replace(/\?.*|$/, query) };
      },
    });
    this.library = await loadLibrary(readBook(configuration, process.cwd()));
    hooks.deregister();
  }
}
