import type { RefTag } from '../check/chapter.ts';
import { checkChapter, failuresOf, type Report, type Verdict } from '../check/check-chapter.ts';
import type { Counts } from '../check/counts.ts';
import type { Link } from '../check/links.ts';
import type { Outline } from '../check/outline.ts';
import { byPlace, type Problem } from '../check/problem.ts';
import { openChapter } from './open-chapter.ts';
import { type BookFiles, loadLibrary } from './read-book.ts';
import { typesInAThread } from './types-in-a-thread.ts';

/** What was found out about one page. */
export interface PageReport {
  path: string;
  verdicts: Verdict[];
  counts: Counts;
  outline: Outline;
  refs: RefTag[];
  links: Link[];
  /** Everything that is wrong, in the order of the file: failed checks, problems and errors of TypeScript. */
  failures: Problem[];
}

/** Checks the text of some pages, types included. */
export async function checkPages(
  files: BookFiles,
  pages: readonly { path: string; source: string }[],
): Promise<PageReport[]> {
  const book = { ...files, library: await loadLibrary(files) };
  const chapters = pages.map(({ path, source }) => openChapter(files, path, source));
  const types = typesInAThread(book, chapters);
  const reports = chapters.map((chapter) => checkChapter(chapter, book));
  const problems = await types;
  return chapters.map(({ path }, i) => pageReport(path, reports[i]!, problems[i]!));
}

const pageReport = (path: string, report: Report, types: Problem[]): PageReport => ({
  path,
  verdicts: report.verdicts,
  counts: report.counts,
  outline: report.outline,
  refs: report.refs,
  links: report.links,
  failures: [...failuresOf(report), ...types].sort(byPlace),
});
