export interface Chapter {
  slug: string;
  title: string;
  /** The slug of the chapter before this one; the first chapter has none. */
  follows?: string | undefined;
}

/** Chapters as a reader meets them: each names the one it follows, and together they must form one line. */
export function readingOrder<C extends Chapter>(chapters: readonly C[]): C[] {
  if (chapters.length === 0) return [];

  const slugs = new Set(chapters.map(({ slug }) => slug));
  const heads: C[] = [];
  const next = new Map<string, C>();
  for (const chapter of chapters) {
    const { follows } = chapter;
    if (follows === undefined) {
      heads.push(chapter);
      continue;
    }
    if (!slugs.has(follows)) {
      throw new Error(
        `Reading order: ${file(chapter)} follows '${follows}', but there is no chapter of that name. ` +
          `Chapters: ${[...slugs].sort().join(', ')}.`,
      );
    }
    const rival = next.get(follows);
    if (rival) {
      throw new Error(
        `Reading order: ${file(rival)} and ${file(chapter)} both follow '${follows}'. Only one chapter can.`,
      );
    }
    next.set(follows, chapter);
  }

  if (heads.length > 1) {
    throw new Error(
      `Reading order: ${heads.map(file).join(' and ')} follow nothing. ` +
        `Only the first chapter may leave out 'follows'.`,
    );
  }

  const order: C[] = [];
  for (let chapter = heads[0]; chapter; chapter = next.get(chapter.slug)) order.push(chapter);
  if (order.length < chapters.length) {
    const stranded = chapters.filter((chapter) => !order.includes(chapter));
    throw new Error(
      `Reading order: ${stranded.map(file).join(', ')} cannot be reached from a first chapter: ` +
        `their 'follows' run in a circle.`,
    );
  }
  return order;
}

const file = ({ slug }: Chapter) => `${slug}.mdx`;
