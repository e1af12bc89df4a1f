import * as core from 'surprisal';
import * as lab from 'surprisal/lab';
import { expect, test } from 'vitest';
import { applyChange, changedLibrary } from '../../src/notebook/changed-library.ts';
import { load, modules, sources } from './core-on-disk.ts';

type Core = typeof core;

const linked = (...changes: Parameters<typeof changedLibrary>[0]) =>
  changedLibrary(changes, sources, modules)(load) as {
    surprisal: Core;
    'surprisal/lab': typeof lab;
  };

test('without a change it is the library as it is', () => {
  const library = linked();
  expect(Object.keys(library.surprisal).sort()).toEqual(Object.keys(core).sort());
  expect(Object.keys(library['surprisal/lab']).sort()).toEqual(Object.keys(lab).sort());
  expect(library.surprisal.entropy([0.9, 0.1])).toBe(core.entropy([0.9, 0.1]));
  expect(library['surprisal/lab'].iris).toEqual(lab.iris);
});

test('whatever calls a changed function sees the change', () => {
  const file = 'src/core/logarithm.ts';
  const { surprisal } = linked({ file, before: 'base = Math.E', after: 'base = 2' });
  expect(surprisal.entropy([0.5, 0.5])).toBe(1);
  expect(surprisal.klDivergence([1, 0], [0.5, 0.5])).toBe(1);
  expect(core.entropy([0.5, 0.5])).toBe(Math.LN2);
});

test('changes follow each other', () => {
  const file = 'a.ts';
  const once = applyChange({ [file]: 'x = 1;' }, { file, before: '1', after: '2' });
  expect(applyChange(once, { file, before: '2', after: "$& and '$1'" })).toEqual({
    [file]: "x = $& and '$1';",
  });
});

test.each([
  ['src/core/none.ts', 'x'],
  ['src/core/logarithm.ts', 'stands nowhere'],
  ['src/core/logarithm.ts', 'base'],
])('%s, "%s": a text that does not stand there once is refused', (file, before) => {
  expect(() => linked({ file, before, after: '' })).toThrow('exactly once');
});

test('what does not compile is told with its file and line', () => {
  const file = 'src/core/sum.ts';
  expect(() =>
    linked({ file, before: 'export function additionError(', after: 'export function (' }),
  ).toThrow(/src\/core\/sum\.ts.*\(\d+:\d+\)/s);
});
