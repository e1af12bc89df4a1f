import { describe, expect, test } from 'vitest';
import { References } from '../ghm/references.ts';

const references = new References('multi-task');

describe.each(references.functions)('%s', (name) => {
  test.each(references.kindsOf(name))('%s', (kind) => {
    expect(references.problems(name, kind)).toEqual([]);
  });
});

test('there are references', () => {
  expect(references.functions.length).toBe(6);
  expect(references.cases.length).toBeGreaterThan(100);
});
