import { Cite } from '@citation-js/core';
import '@citation-js/plugin-csl';
import sources from '../../content/bibliography.json' with { type: 'json' };

/** The part of CSL-JSON that the bibliography uses. */
export interface Source {
  id: string;
  author: Author[];
  title: string;
  issued: { 'date-parts': number[][] };
  DOI?: string;
  note?: string;
  /** The arXiv identifier. */
  archive_location?: string;
}

/** `literal` is a name that is not split, or `others` at the end of a list that was cut short. */
type Author = { family: string; given?: string } | { literal: string };

export const bibliography: readonly Source[] = sources;

/** The entries of the bibliography as HTML in the Harvard style, in its order. */
export const references: { id: string; html: string }[] = new Cite(
  bibliography.map((source) => ({ ...source, URL: preprint(source) })),
)
  .format('bibliography', {
    template: 'harvard1',
    lang: 'en-US',
    format: 'html',
    asEntryArray: true,
    hyperlinks: true,
  })
  .map(([id, html]) => ({ id, html: html.replace('and others', '<i>et al.</i>') }));

/** `Shannon (1948)`, `Kullback and Leibler (1951)`, `Lin et al. (2017)`. */
export function cite(id: string): string {
  const source = bibliography.find((candidate) => candidate.id === id);
  if (!source) throw new Error(`Unknown source '${id}': content/bibliography.json has no such id`);
  return `${shortAuthors(source.author)} (${source.issued['date-parts'][0]![0]})`;
}

/** The number of an entry in the bibliography. */
export const numberOfSource = (id: string): number =>
  references.findIndex((reference) => reference.id === id) + 1;

function shortAuthors(authors: Author[]): string {
  const names = authors.map((author) => ('family' in author ? author.family : author.literal));
  if (names.length > 2 || names.at(-1) === 'others') return `${names[0]} et al.`;
  return new Intl.ListFormat('en').format(names);
}

/** A DOI leads further than a preprint, so the address is for sources without one. */
function preprint({ DOI, archive_location: arxiv }: Source): string | undefined {
  return DOI || !arxiv ? undefined : `https://arxiv.org/abs/${arxiv}`;
}
