import type { Chapter } from '../check/chapter.ts';
import type { Place } from '../check/problem.ts';

/** The chapter with one of its checks alone: its fences all run, since any may give names, and nothing else does. */
export function oneCheck(chapter: Chapter, { line, column }: Place): Chapter {
  const here = (place: Place) => place.line === line && place.column === column;
  return {
    ...chapter,
    nums: chapter.nums.filter(here),
    equations: chapter.equations
      .map((equation) => ({ ...equation, formulas: equation.formulas.filter(here) }))
      .filter(({ formulas }) => formulas.length > 0),
    formulas: chapter.formulas.filter(here),
    claims: chapter.claims.filter(here),
  };
}
