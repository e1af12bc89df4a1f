import { EXIT, visit } from 'unist-util-visit';
import { type Chapter, readChapter } from '../../src/check/chapter.ts';
import { checkChapter, failuresOf } from '../../src/check/check-chapter.ts';
import { keepRanges } from '../../src/check/program.ts';
import { isElement } from '../../src/check/tree.ts';
import { typeChecker } from '../../src/check/type-check.ts';
import { book } from '../../src/site/book.ts';
import { type Mutant, mutated } from './chapter-mutants.ts';
import { rememberedRuns } from './remembered-run.ts';

const typesOf = typeChecker(book.tsconfig, book.modules);

const runner = rememberedRuns();

const failsAtAll = (path: string, source: string): boolean =>
  failuresOf(checkChapter(readChapter(path, source), book, runner)).length > 0;

/**
 * Says of each mutant of a chapter whether it survives. Most are noticed on the page of the block that they stand in and of the
 * fences that give names to it; only what is not noticed there is looked for on the whole page, and by TypeScript last.
 */
export function survival({ path, source, tree }: Chapter): (mutant: Mutant) => boolean {
  const blocks = tree.children.map((node) => {
    let givesNames = false;
    visit(node, (inner) => {
      givesNames ||= inner.type === 'code' || (isElement(inner) && inner.name === 'Symbols');
      return givesNames ? EXIT : undefined;
    });
    return { start: node.position!.start.offset!, end: node.position!.end.offset!, givesNames };
  });
  const sound = new Map<object | undefined, boolean>();
  return (mutant) => {
    const whole = mutated(source, mutant);
    const block = blocks.find(({ start, end }) => mutant.at >= start && mutant.at < end);
    const kept = blocks.filter((item) => item.givesNames || item === block);
    const grown = mutant.mutant.length - mutant.original.length;
    const shifted = kept.map(({ start, end }) => ({
      start: start > mutant.at ? start + grown : start,
      end: end > mutant.at ? end + grown : end,
    }));
    if (!sound.has(block)) sound.set(block, !failsAtAll(path, keepRanges(source, kept)));
    if (sound.get(block) && failsAtAll(path, keepRanges(whole, shifted))) return false;
    const chapter = readChapter(path, whole);
    return (
      failuresOf(checkChapter(chapter, book, runner)).length === 0 &&
      typesOf([chapter])[0]!.length === 0
    );
  };
}
