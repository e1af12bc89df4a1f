import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeProgress, parseProgress, withExercise } from '../../src/exercises/progress.ts';

const progress = fc.dictionary(
  fc.constantFrom('chapters/entropy', 'chapters/codes', 'chapters/focal'),
  fc.uniqueArray(fc.constantFrom('exercise-a', 'exercise-b', 'exercise-c')),
);

test('an exercise is marked once, and unmarked again', () => {
  const once = withExercise({}, 'chapters/codes', 'exercise-a', true);
  expect(withExercise(once, 'chapters/codes', 'exercise-a', true)).toEqual(once);
  expect(withExercise(once, 'chapters/codes', 'exercise-a', false)).toEqual({
    'chapters/codes': [],
  });
});

test('merging loses nothing and invents nothing', () => {
  fc.assert(
    fc.property(progress, progress, (a, b) => {
      const merged = mergeProgress(a, b);
      for (const page of Object.keys({ ...a, ...b }))
        expect([...merged[page]!].sort()).toEqual(
          [...new Set([...(a[page] ?? []), ...(b[page] ?? [])])].sort(),
        );
      expect(Object.keys(merged).sort()).toEqual(Object.keys({ ...a, ...b }).sort());
    }),
  );
});

test('what is exported is read again', () => {
  fc.assert(
    fc.property(progress, (kept) => {
      expect(parseProgress(JSON.stringify(kept))).toEqual({ ...kept });
    }),
  );
});

test.each(['', 'null', '[]', '3', '{"a":1}', '{"a":[1]}'])('%j is no progress', (text) =>
  expect(() => parseProgress(text)).toThrow(),
);
