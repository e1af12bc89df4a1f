import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readChapter } from '../../src/check/chapter.ts';
import { checkChapter } from '../../src/check/check-chapter.ts';
import { codeExercises, within } from '../../src/check/code-exercises.ts';
import { exerciseSource } from '../../src/notebook/exercise-source.ts';
import { spliceEdits } from '../../src/notebook/splice-edits.ts';
import { book } from '../../src/site/book.ts';

// What the page runs when a reader tries an exercise, with the starter and with the solution of the book in its place.

const chapters = globSync('content/docs/chapters/*.mdx');

test.each(chapters)(
  '%s has an exercise in code: its solution passes, its starter fails',
  (path) => {
    const source = readFileSync(path, 'utf8');
    const exercises = codeExercises(readChapter(path, source));
    expect(exercises).not.toEqual([]);
    for (const { starter, solution, cases } of exercises) {
      const part = exerciseSource(source, starter.line);
      expect(part.cases).toBe(cases.line);
      const failedCases = (code: string) => {
        const edited = spliceEdits(part.source, new Map([[starter.line, code]]));
        const report = checkChapter(readChapter(path, edited.source), book);
        expect(report.problems).toEqual([]);
        const verdicts = report.verdicts.filter(within(edited.places.get(cases.line)!));
        expect(verdicts.length).toBeGreaterThan(2);
        return verdicts.filter(({ wrong }) => wrong).length;
      };
      expect(failedCases(source.slice(starter.start, starter.end))).toBeGreaterThan(0);
      expect(failedCases(source.slice(solution.start, solution.end))).toBe(0);
    }
  },
);
