import { type Chapter, readChapter } from '../../src/check/chapter.ts';
import { checkChapter, failuresOf } from '../../src/check/check-chapter.ts';
import { typeChecker } from '../../src/check/type-check.ts';
import { book } from '../../src/site/book.ts';
import { type Block, blocksOf, withDependents } from './blocks.ts';
import { type Mutant, mutated } from './chapter-mutants.ts';
import { pageScope } from './page-scope.ts';

const typesOf = typeChecker(book.tsconfig, book.modules);

/**
 * Says of each mutant of a chapter whether it survives. Most are noticed in the block that they stand in, others where its names
 * are used; only what is not noticed there is looked for on the whole page, and by TypeScript last.
 */
export function survival(chapter: Chapter): (mutant: Mutant) => boolean {
  const { path, source } = chapter;
  const blocks = blocksOf(chapter);
  const runner = pageScope(chapter, book.library);
  // A library of its own: what the checker remembers by the text of an excerpt is true in the scope of this page alone.
  const excerpts = { ...book, library: { ...book.library }, mayCheckNothing: () => true };
  const sentinels = blocks.map((block) => ({
    block,
    notices: [sentinel([block]), sentinel(withDependents(block, blocks))],
  }));

  /** Notices what is wrong with some blocks of the page, apart from what is wrong with them for want of the others. */
  function sentinel(kept: Block[]): (mutant: Mutant) => boolean {
    const read = new Set([...kept, ...kept.map(({ symbols }) => symbols)]);
    const excerpt = blocks.filter((block) => read.has(block));
    const check = (mutant?: Mutant) => {
      const texts = excerpt.map(({ start, end, text }) =>
        mutant && mutant.at >= start && mutant.at < end
          ? mutated(text, { ...mutant, at: mutant.at - start })
          : text,
      );
      const { verdicts, problems } = checkChapter(
        readChapter(path, texts.join('\n\n')),
        excerpts,
        runner,
      );
      return {
        isWrong: verdicts.some(({ wrong }) => wrong !== undefined),
        messages: new Set(problems.map(({ message }) => message)),
      };
    };
    let usual: ReturnType<typeof check> | undefined;
    return (mutant) => {
      usual ??= check();
      if (usual.isWrong) return false;
      const { isWrong, messages } = check(mutant);
      return isWrong || [...messages].some((message) => !usual!.messages.has(message));
    };
  }

  return (mutant) => {
    const around = sentinels.find(({ block }) => mutant.at >= block.start && mutant.at < block.end);
    if (around?.notices.some((notices) => notices(mutant))) return false;
    const whole = readChapter(path, mutated(source, mutant));
    return failuresOf(checkChapter(whole, book)).length === 0 && typesOf([whole])[0]!.length === 0;
  };
}
