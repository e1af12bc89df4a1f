import { openChapter } from '../../book/open-chapter.ts';
import { boundFunctions } from '../../check/bound-functions.ts';
import type { Chapter } from '../../check/chapter.ts';
import { book } from '../book.ts';
import { readChapters } from '../chapters.ts';
import { readingOrder } from '../reading-order.ts';

/** A chapter that imports a function, and the names of those of its equations that are bound to it. */
export interface ChapterUse {
  slug: string;
  title: string;
  equations: string[];
}

/** Which chapters use which of the package's exports, in reading order. */
export function chapterUses(): Map<string, ChapterUse[]> {
  const uses = new Map<string, ChapterUse[]>();
  for (const { slug, title } of readingOrder(readChapters(`${book.root}content/docs/chapters`))) {
    const path = book.paths.find((page) => page.endsWith(`/chapters/${slug}.mdx`))!;
    const chapter = openChapter(book, path);
    for (const [name, local] of imports(chapter)) {
      const equations = chapter.equations
        .filter((equation) => boundFunctions(chapter, equation).has(local))
        .flatMap((equation) => equation.name ?? []);
      uses.set(name, [...(uses.get(name) ?? []), { slug, title, equations }]);
    }
  }
  return uses;
}

/** What a chapter imports from the package: the name there, and the name on the page. */
export function imports({ fences, source }: Chapter): Map<string, string> {
  const code = fences.map(({ start, end }) => source.slice(start, end)).join('\n');
  const lists = [...code.matchAll(/^\s*import \{([^}]*)\} from 'surprisal[^']*'/gm)];
  return new Map(
    lists
      .flatMap(([, names]) => names!.split(','))
      .map((name) => name.trim().split(' as '))
      .filter(([name]) => name)
      .map(([name, local = name]) => [name!, local!]),
  );
}
