/** What belongs together on a page under one name: marks of a figure, symbols in formulas, names in code. */
export interface Link {
  /** What a reader is told that it is. */
  title: string;
  /** As formulas show it: `p`, `D(P‖Q)`. */
  symbols?: readonly string[];
  /** Identifiers in the examples. */
  code?: readonly string[];
}

export type Links = Readonly<Record<string, Link>>;

/** Runs of neighbouring texts that together read as the symbol: from the first, up to and without the second index. */
export function symbolRuns(texts: readonly string[], symbol: string): [number, number][] {
  const plain = texts.map(plainText);
  const wanted = plainText(symbol);
  return plain.flatMap((first, start): [number, number][] => {
    if (first === '') return [];
    let read = '';
    for (let end = start; end < plain.length && wanted.startsWith(read + plain[end]); end++) {
      read += plain[end];
      if (read === wanted) return [[start, end + 1]];
    }
    return [];
  });
}

/** Formulas are set with spaces of no width, and with a double bar of their own. */
const plainText = (text: string): string => text.replace(/[\s\u200b]/g, '').replaceAll('∥', '‖');

/** The identifiers of a text that have a link, with the name of that link and the place where they begin. */
export function linkedNames(
  text: string,
  links: Links,
): { at: number; name: string; link: string }[] {
  const linkOf = new Map(
    Object.entries(links).flatMap(([link, { code = [] }]) => code.map((name) => [name, link])),
  );
  return Array.from(text.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu)).flatMap(({ 0: name, index }) =>
    linkOf.has(name) ? [{ at: index, name, link: linkOf.get(name)! }] : [],
  );
}
