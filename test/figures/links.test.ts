import { expect, test } from 'vitest';
import { linkedNames, symbolRuns } from '../../src/figures/links.ts';

test('a symbol is found as one part or as several in a row', () => {
  expect(symbolRuns(['D', '(', 'P', '∥', 'Q', ')', '', '='], 'D(P‖Q)')).toEqual([[0, 6]]);
  expect(symbolRuns(['p', 'i'], 'p')).toEqual([[0, 1]]);
  expect(symbolRuns(['−', '\u200b', 'ln', ' ', 'p'], '−ln p')).toEqual([[0, 5]]);
});

test('a symbol is not found in a longer word, nor over its end', () => {
  expect(symbolRuns(['exp', 'top'], 'p')).toEqual([]);
  expect(symbolRuns(['D', '(', 'P'], 'D(P‖Q)')).toEqual([]);
});

test('every occurrence is found', () => {
  expect(symbolRuns(['p', 'ln', 'p'], 'p')).toEqual([
    [0, 1],
    [2, 3],
  ]);
});

test('identifiers are whole words', () => {
  const links = { p: { title: 'P', code: ['label'] }, f: { title: 'D', code: ['kl', 'p'] } };
  expect(linkedNames('kl(label, labels).p', links)).toEqual([
    { at: 0, name: 'kl', link: 'f' },
    { at: 3, name: 'label', link: 'p' },
    { at: 18, name: 'p', link: 'f' },
  ]);
});
