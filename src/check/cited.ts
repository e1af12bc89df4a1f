import type { Chapter, CitedTag } from './chapter.ts';
import type { Verdict } from './check-chapter.ts';

/**
 * What the book quotes from its sources, as printed there: for each key of the bibliography the places, and at each place a figure
 * that is quoted alone, or the figures of one row of a table, in order.
 */
export type PublishedFigures = Record<string, Record<string, string | string[]>>;

type Place = [name: string, figures: string | string[]];

/**
 * Holds every quoted figure against the record: a row of a table as a whole, so that no figure can take another's place. A key
 * that is not in the bibliography is reported elsewhere.
 */
export function checkCited(
  { cited }: Chapter,
  bibliography: ReadonlySet<string>,
  published: PublishedFigures,
): Verdict[] {
  const rows = new Map<CitedTag | string, CitedTag[]>();
  for (const tag of cited.filter(({ key }) => bibliography.has(key))) {
    const row = tag.tableRow === undefined ? tag : `${tag.key} ${tag.tableRow}`;
    rows.set(row, [...(rows.get(row) ?? []), tag]);
  }
  return [...rows.values()].flatMap((tags) => {
    const places = Object.entries(published[tags[0]!.key] ?? {});
    return tags.length > 1 ? rowVerdicts(tags, places) : tags.map((tag) => verdictOf(tag, places));
  });
}

function verdictOf(tag: CitedTag, places: Place[]): Verdict {
  const place = places.find(([, figure]) => figure === tag.figure);
  return place
    ? quoted(tag, place)
    : { ...quoted(tag), wrong: unrecorded(`the figure ${tag.figure}`, tag) };
}

function rowVerdicts(tags: CitedTag[], places: Place[]): Verdict[] {
  const agreement = ([, figures]: Place) =>
    tags.filter(({ figure }, i) => figures[i] === figure).length;
  const [nearest] = places
    .filter(([, figures]) => Array.isArray(figures) && figures.length === tags.length)
    .sort((a, b) => agreement(b) - agreement(a));
  if (!nearest || agreement(nearest) === 0) {
    const [first, ...others] = tags;
    const row = `a row ${tags.map(({ figure }) => figure).join(', ')}`;
    return [
      { ...quoted(first!), wrong: unrecorded(row, first!) },
      ...others.map((tag) => quoted(tag)),
    ];
  }
  const [place, figures] = nearest;
  return tags.map((tag, i) =>
    figures[i] === tag.figure
      ? quoted(tag, nearest)
      : {
          ...quoted(tag),
          wrong: `\`${tag.key}\` has ${figures[i]} here, not ${tag.figure} (${place})`,
        },
  );
}

const unrecorded = (what: string, { key }: CitedTag): string =>
  `no place of \`${key}\` is recorded with ${what}: add it to content/cited.json`;

const quoted = ({ key, figure, line, column }: CitedTag, place?: Place): Verdict => ({
  kind: 'cited',
  line,
  column,
  code: key,
  documented: figure,
  computed: place?.[0],
});

/** The recorded places that no page quotes, in words. */
export function unquotedPlaces(verdicts: Verdict[], published: PublishedFigures): string[] {
  return Object.entries(published).flatMap(([key, places]) =>
    Object.keys(places)
      .filter(
        (place) =>
          !verdicts.some(
            ({ kind, code, computed }) => kind === 'cited' && code === key && computed === place,
          ),
      )
      .map((place) => `no page quotes what \`${key}\` has at: ${place}`),
  );
}
