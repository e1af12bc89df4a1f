import { posix } from 'node:path';
import { byPlace, type Problem } from '../check/problem.ts';
import { complaint, targetOf } from '../check/refs.ts';
import type { PageReport } from './check-pages.ts';

/**
 * Adds to the reports what is wrong with their references to other pages. `isWhole` says that every page is there; otherwise a
 * page that is missing may exist.
 */
export function withCrossReferences(reports: PageReport[], isWhole: boolean): PageReport[] {
  const pages = new Map(reports.map((report) => [report.path, report]));
  return reports.map((report) => {
    const broken = report.refs.flatMap((ref): Problem[] => {
      const { page } = targetOf(ref);
      if (page === undefined) return [];
      const target = pages.get(pageBeside(report.path, page));
      if (target)
        return [complaint(ref, target.outline, `the page ${page}`)].flatMap((p) => p ?? []);
      const { to, ...place } = ref;
      return isWhole
        ? [{ ...place, message: `there is no page \`${page}\` beside this one (${to})` }]
        : [];
    });
    return broken.length > 0
      ? { ...report, failures: [...report.failures, ...broken].sort(byPlace) }
      : report;
  });
}

/** The path of the page that another one calls by its name. */
export const pageBeside = (path: string, name: string): string =>
  posix.join(posix.dirname(path), `${name}${posix.extname(path)}`);
