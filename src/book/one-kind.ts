import type { Chapter } from '../check/chapter.ts';
import type { Verdict } from '../check/check-chapter.ts';

/** The chapter with its checks of one kind alone. Its fences all run, since any may give names. */
export function oneKind(chapter: Chapter, kind: Verdict['kind']): Chapter {
  const isKind = (wanted: Verdict['kind']) => kind === wanted;
  return {
    ...chapter,
    nums: isKind('number') ? chapter.nums : [],
    equations: isKind('equation') ? chapter.equations : [],
    formulas: isKind('equation') ? chapter.formulas : [],
    symbols: isKind('equation') ? chapter.symbols : [],
    claims: isKind('claim') ? chapter.claims : [],
  };
}
