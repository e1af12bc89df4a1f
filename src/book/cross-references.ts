import { posix } from 'node:path';
import type { RefTag } from '../check/chapter.ts';
import { type Link, missingPlace } from '../check/links.ts';
import { byPlace, type Problem } from '../check/problem.ts';
import { complaint, targetOf } from '../check/refs.ts';
import type { PageReport } from './check-pages.ts';

/**
 * Adds to the reports what is wrong with their references and links to other pages. `isWhole` says that every page is there;
 * otherwise a page that is missing may exist.
 */
export function withCrossReferences(reports: PageReport[], isWhole: boolean): PageReport[] {
  const pages = new Map(reports.map((report) => [report.path, report]));
  const addresses = new Map(reports.map((report) => [addressOf(report.path), report]));
  return reports.map((report) => {
    const broken = [
      ...report.refs.flatMap((ref) => brokenRef(ref, report.path, pages, isWhole) ?? []),
      ...report.links.flatMap((link) => brokenLink(link, report.path, addresses) ?? []),
    ];
    return broken.length > 0
      ? { ...report, failures: [...report.failures, ...broken].sort(byPlace) }
      : report;
  });
}

function brokenRef(
  ref: RefTag,
  path: string,
  pages: Map<string, PageReport>,
  isWhole: boolean,
): Problem | undefined {
  const { page } = targetOf(ref);
  if (page === undefined) return undefined;
  const target = pages.get(pageBeside(path, page));
  if (target) return complaint(ref, target.outline, `the page ${page}`);
  const { to, ...place } = ref;
  return isWhole
    ? { ...place, message: `there is no page \`${page}\` beside this one (${to})` }
    : undefined;
}

/** A link to a page that nobody reads here, such as a generated one, is not judged. */
function brokenLink(
  link: Link,
  path: string,
  addresses: Map<string, PageReport>,
): Problem | undefined {
  if (link.page === '') return undefined;
  const address = link.page.replace(/\/$/, '');
  const target = address.startsWith('/')
    ? [...addresses].find(([other]) => other.endsWith(address))?.[1]
    : addresses.get(posix.join(addressOf(path), address));
  return target && missingPlace(link, target.outline, `the page ${link.page}`);
}

/** Where a page stands among the others: a page is a folder to the links in it. */
const addressOf = (path: string): string => path.replace(/(?:\/index)?\.[^./]+$/, '');

/** The path of the page that another one calls by its name. */
export const pageBeside = (path: string, name: string): string =>
  posix.join(posix.dirname(path), `${name}${posix.extname(path)}`);
