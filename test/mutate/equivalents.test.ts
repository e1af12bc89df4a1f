import { expect, test } from 'vitest';
import { isEquivalent } from '../../scripts/mutate/equivalents.ts';
import { readChapter } from '../../src/check/chapter.ts';

/** Whether a change of the last such operator in a claim is excused. */
function isExcused(quantifier: string, predicate: string, original: string, mutant: string) {
  const source = `<Claim given={{ p: positive }} ${quantifier}={({ p }) => ${predicate}}>True.</Claim>\n`;
  const at = source.lastIndexOf(original, source.indexOf('}>True'));
  return isEquivalent(readChapter('page.mdx', source), { at, original, mutant });
}

test('what follows from a claim is as true as the claim', () => {
  expect(isExcused('sometimes', 'p > 2', '>', '>=')).toBe(true);
  expect(isExcused('sometimes', 'p > 2 && p < 3', '&&', '||')).toBe(true);
  expect(isExcused('always', '[p].every((each) => each > 0)', '>', '>=')).toBe(true);
});

test('what says more than a claim, or another thing, is not excused', () => {
  expect(isExcused('sometimes', 'p >= 2', '>=', '>')).toBe(false);
  expect(isExcused('sometimes', 'p > 2 || p < 1', '||', '&&')).toBe(false);
  expect(isExcused('sometimes', '!(p > 2)', '>', '>=')).toBe(false);
  expect(isExcused('always', 'p > 2 === p > 1', '>', '>=')).toBe(false);
  expect(isExcused('always', '0 < [p].filter((each) => each > 0).length', '>', '>=')).toBe(false);
});

test('where a claim leaves room for rounding it may be strict', () => {
  expect(isExcused('always', 'p + 1 >= p - Number.EPSILON', '>=', '>')).toBe(true);
  expect(isExcused('always', 'p <= p + Number.EPSILON', '<=', '<')).toBe(true);
  expect(isExcused('always', 'p <= p', '<=', '<')).toBe(false);
  expect(isExcused('always', 'p <= p - Number.EPSILON', '<=', '<')).toBe(false);
  expect(isExcused('sometimes', 'p <= p + Number.EPSILON', '<=', '<')).toBe(false);
});
