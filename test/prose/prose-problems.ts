import dictionary from 'dictionary-en-gb';
import type { Root } from 'mdast';
import remarkRetext from 'remark-retext';
import retextEnglish from 'retext-english';
import retextIndefiniteArticle from 'retext-indefinite-article';
import retextReadability from 'retext-readability';
import retextRepeatedWords from 'retext-repeated-words';
import retextSpell from 'retext-spell';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { attributeText, isElement, parseMdx } from '../../src/check/tree.ts';

/** A sentence of at least `minWords` is too hard where five of seven measures ask for a reader older than this. */
const READABILITY = { age: 18, minWords: 10, threshold: 5 / 7 };

/** The spelling of a term that the book has chosen, by those that it has not. */
const TERMS: [other: RegExp, chosen: string][] = [
  [/\bcross entropy\b/i, 'cross-entropy'],
  [/\bKL-divergence\b/i, 'KL divergence'],
  [/\bdata-?sets?\b/i, 'data set'],
  [/\blog-loss\b/i, 'log loss'],
  [/\bsoft-max\b/i, 'softmax'],
  [/\bone hot\b/i, 'one-hot'],
  [/\bmulti(?:class|label|task)\b/i, 'multi-class, multi-label, multi-task'],
  [/\bmini-?batch/i, 'batch'],
  [/\bpercent\b/i, 'per cent'],
  [/\bnon-negative\b/i, 'never negative, or zero or more'],
  [/\bJensen-Shannon\b|\bKullback-Leibler\b/, 'an en dash between two names'],
  [/\bMoby Dick\b/, 'Moby-Dick'],
  [/\b(?:e\.g\.|i\.e\.|etc\.)/i, 'words'],
];

/** What a linter finds in the prose of a page, each with its place. `words` are those that no dictionary has. */
export async function proseProblems(source: string, words: string[]): Promise<string[]> {
  const file = new VFile(source);
  const tree = parseMdx(source);
  removeForeign(tree);
  visit(tree, 'text', ({ value, position }) => {
    for (const [other, chosen] of TERMS)
      if (other.test(value))
        file.message(`\`${other.exec(value)![0]}\`: write ${chosen}`, position);
  });
  const english = unified()
    .use(retextEnglish)
    .use(retextSpell, { dictionary, ignore: [...words, ...words.map(capitalized)], max: 1 })
    .use(retextRepeatedWords)
    .use(retextIndefiniteArticle)
    .use(retextReadability, READABILITY);
  // The types know only a parser here; a processor that does not compile is run all the same.
  await unified()
    .use(remarkRetext, english as never)
    .run(tree, file);
  return file.messages
    .filter(({ ruleId, actual }) => ruleId !== 'overflow' && !isSymbol(actual ?? ''))
    .map(({ line, column, reason }) => `${line}:${column} ${reason}`);
}

/** Whether a word has other letters than Latin ones, as `α-balanced` has. */
const isSymbol = (word: string): boolean => /[^\p{Script=Latin}\p{P}\s]/u.test(word);

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Takes out what is not English. */
function removeForeign(tree: Root): void {
  visit(tree, (node, index, parent) => {
    const isForeign = isElement(node) && attributeText(node, 'lang') !== undefined;
    if (!isForeign || !parent) return undefined;
    parent.children.splice(index!, 1);
    return [SKIP, index!];
  });
}
