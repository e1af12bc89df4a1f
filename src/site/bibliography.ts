import sources from '../../content/bibliography.json' with { type: 'json' };

/** The part of CSL-JSON that the bibliography uses. */
export interface Source {
  id: string;
  author: Author[];
  title: string;
  issued: { 'date-parts': number[][] };
  'container-title'?: string;
  volume?: string;
  issue?: string;
  page?: string;
  edition?: string;
  publisher?: string;
  genre?: string;
  note?: string;
  DOI?: string;
  ISBN?: string;
  /** The arXiv identifier. */
  archive_location?: string;
}

/** `literal` is a name that is not split, or `others` at the end of a list that was cut short. */
type Author = { family: string; given?: string } | { literal: string };

export const bibliography: readonly Source[] = sources;

/** `Shannon (1948)`, `Kullback and Leibler (1951)`, `Lin et al. (2017)`. */
export function cite(id: string): string {
  const source = bibliography.find((candidate) => candidate.id === id);
  if (!source) throw new Error(`Unknown source '${id}': content/bibliography.json has no such id`);
  return `${shortAuthors(source.author)} (${year(source)})`;
}

/** An entry of the bibliography, in the parts that the page sets differently. */
export function reference(source: Source) {
  return {
    authors: joined(source.author.map(fullName)),
    year: year(source),
    title: source.title,
    published: [
      source.genre,
      source.edition && `${source.edition} edition`,
      container(source),
      source.publisher,
      source.ISBN && `ISBN ${source.ISBN}`,
      source.note,
    ]
      .filter(Boolean)
      .join(', '),
    links: links(source),
  };
}

function shortAuthors(authors: Author[]): string {
  const names = authors.map((author) => ('family' in author ? author.family : author.literal));
  return names.length > 2 ? `${names[0]} et al.` : joined(names);
}

function fullName(author: Author): string {
  if ('literal' in author) return author.literal;
  return author.given ? `${author.family}, ${author.given}` : author.family;
}

function joined(names: string[]): string {
  if (names.at(-1) === 'others') return `${names.slice(0, -1).join(', ')} et al.`;
  return new Intl.ListFormat('en').format(names);
}

const year = ({ issued }: Source) => String(issued['date-parts'][0]?.[0]);

/** `Bell System Technical Journal 27(3):379–423`, or `CVPR, pages 2818–2826` without a volume. */
function container({ 'container-title': title, volume, issue, page }: Source): string | undefined {
  if (!volume) return page ? `${title}, pages ${page}` : title;
  return `${title} ${volume}${issue ? `(${issue})` : ''}${page ? `:${page}` : ''}`;
}

function links({ DOI, archive_location: arxiv }: Source) {
  const found: { href: string; text: string }[] = [];
  if (DOI) found.push({ href: `https://doi.org/${encodeURI(DOI)}`, text: `doi:${DOI}` });
  if (arxiv) found.push({ href: `https://arxiv.org/abs/${arxiv}`, text: `arXiv:${arxiv}` });
  return found;
}
