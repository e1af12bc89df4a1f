import * as activations from 'surprisal/activations';
import * as ghm from 'surprisal/ghm';
import * as information from 'surprisal/information';
import * as losses from 'surprisal/losses';
import * as metrics from 'surprisal/metrics';
import * as multiTask from 'surprisal/multi-task';
import { describe, expect, test } from 'vitest';
import { References } from './references.ts';

// References in 80-digit arithmetic, by the generators in test/oracle.

/** The functions of each subject, how many references each must have, and all of them together. */
const subjects: [subject: string, functions: object, each: number, together: number][] = [
  ['information', information, 50, 1200],
  ['activations', activations, 100, 900],
  ['losses', losses, 80, 5000],
  ['ghm', ghm, 10, 500],
  ['multi-task', multiTask, 10, 100],
  ['metrics', metrics, 5, 100],
];

/** Codes, counts and settings are exact, in whole numbers; their tests stand beside them. */
const EXACT = [
  'kraftSum',
  'huffman',
  'arithmeticCode',
  'arithmeticDecode',
  'confusionMatrix',
  'createDensityState',
  'gradientDensity',
  'gradientHistogram',
];

describe.each(subjects)('%s', (subject, functions, each, together) => {
  const references = new References(subject);

  describe.each(references.functions)('%s', (name) => {
    test.each(references.kindsOf(name))('%s', (kind) => {
      expect(references.problems(name, kind)).toEqual([]);
    });
  });

  test('every function has references', () => {
    const few = Object.keys(functions).filter(
      (name) => !EXACT.includes(name) && references.of(name).length <= each,
    );
    expect(few).toEqual([]);
    expect(references.cases.length).toBeGreaterThan(together);
  });
});
