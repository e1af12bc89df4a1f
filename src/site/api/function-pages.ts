import { readFileSync } from 'node:fs';
import type { Chapter } from '../../check/chapter.ts';
import { imports } from './chapter-uses.ts';
import { entryPoints } from './entry-points.ts';

/** Where the functions that a chapter imports are documented: for each name on the page `information/entropy`. */
export function functionPages(root: string, chapter: Chapter): Map<string, string> {
  const subjects = subjectOfExports(root);
  return new Map(
    [...imports(chapter)].flatMap(([name, local]) => {
      const subject = subjects.get(name);
      return subject ? [[local, `${subject}/${name}`] as const] : [];
    }),
  );
}

const subjectOfExports = (root: string): Map<string, string> =>
  new Map(
    entryPoints(root).flatMap(({ name: subject, index }) =>
      [...readFileSync(`${root}${index}`, 'utf8').matchAll(/^export \{([^}]*)\}/gm)]
        .flatMap(([, names]) => names!.split(','))
        .map((name) => name.trim())
        .filter((name) => name && !name.startsWith('type '))
        .map((name) => [name, subject] as const),
    ),
  );
