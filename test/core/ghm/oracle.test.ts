import { describe, expect, test } from 'vitest';
import { References } from './references.ts';

const references = new References('ghm');

describe.each(references.functions)('%s', (name) => {
  test.each(references.kindsOf(name))('%s', (kind) => {
    expect(references.problems(name, kind)).toEqual([]);
  });
});

test('there are references', () => {
  expect(references.functions.length).toBe(10);
  expect(references.cases.length).toBeGreaterThan(500);
});
