import { describe, expect, test } from 'vitest';
import { disagreement, readExpectation } from '../../src/check/expectation.ts';

const value = (written: string, computed: unknown) =>
  disagreement(readExpectation(written), { value: computed });
const thrown = (written: string, error: unknown) =>
  disagreement(readExpectation(written), { thrown: error });

describe('what holds', () => {
  test.each<[string, unknown]>([
    ['1.0397', 1.03972077],
    ['0.3251 ± 1e-4', 0.32518],
    ['100 ± 2 rel', 299],
    ['100.0 ± 1e-2 rel', 100.9],
    ['1', 1],
    ['-3', -3],
    ['−3', -3],
    ['-0', -0],
    ['8.08e-6', 8.0839e-6],
    ['1_146_774', 1146774],
    ['.5', 0.5],
    ['NaN', Number.NaN],
    ['Infinity', Infinity],
    ['-Infinity', -Infinity],
    ['true', true],
    ['null', null],
    ['undefined', undefined],
    ['"nat"', 'nat'],
    ["'nat'", 'nat'],
    ['[0.67, 0.24, 0.09]', [0.6652, 0.2447, 0.09]],
    ['[0.67, 1]', Float64Array.of(0.6652, 1)],
    ['[[1, 2], [3, 4.0]]', [[1, 2], Float32Array.of(3, 4)]],
    ['[1, 2] ± 0.1', [1.05, 1.95]],
    ['[]', []],
    ['{ mean: 1.75, "code": ["0"] }', { code: ['0'], mean: 1.7500001 }],
    ['{}', {}],
  ])('%s', (written, computed) => {
    expect(value(written, computed)).toBeUndefined();
  });

  test.each([
    ['throws', new Error('anything')],
    ['throws RangeError', new RangeError('anything')],
    ['throws RangeError: same length', new RangeError('p and q must have the same length')],
    ['throws', 'a string'],
  ])('%s', (written, error) => {
    expect(thrown(written, error)).toBeUndefined();
  });
});

describe('what does not hold', () => {
  test.each<[string, unknown, string]>([
    [
      '1.0398',
      1.03972077,
      'documented 1.0398, computed 1.03972077 (off by 0.000079, allowed 0.000050); 4 of its digits are right; 1.0397 would be right',
    ],
    ['1', 1.0000001, 'documented 1, computed 1.0000001'],
    ['0', -0, 'computed -0'],
    ['-0', 0, 'documented -0, computed 0'],
    ['0.3251 ± 1e-5', 0.32508, 'allowed 0.000010'],
    ['1', '1', 'documented 1, computed "1"'],
    ['0.5', 5n, 'documented 0.5, computed 5'],
    ['0.5', undefined, 'computed undefined'],
    ['NaN', 0, 'documented NaN, computed 0'],
    ['0.0', Number.NaN, 'computed NaN'],
    ['Infinity', 1e308, 'documented Infinity'],
    ['[1, 2]', [1, 2, 3], 'documented 2 elements, computed 3'],
    ['[1, 2.5]', [1, 2.6], 'at [1]: documented 2.5'],
    ['[1]', 1, 'documented an array, computed 1'],
    ['{ a: 1 }', { a: 1, b: 2 }, '`b` that is not documented'],
    ['{ a: 1, b: 2 }', { a: 1 }, '`b` that is not there'],
    ['{ a: { b: [0.1] } }', { a: { b: [0.2] } }, 'at .a.b[0]: documented 0.1'],
    ['throws', 4, 'documented to throw, but computed 4'],
  ])('%s', (written, computed, message) => {
    expect(value(written, computed)).toContain(message);
  });

  test.each([
    [
      'throws TypeError',
      new RangeError('no'),
      'documented to throw TypeError, but threw RangeError: no',
    ],
    ['throws RangeError: same', new RangeError('no'), 'the message does not contain `same`'],
    ['throws RangeError', 'a string', 'a value that is no error'],
    ['1', new RangeError('no'), 'threw RangeError: no'],
  ])('%s', (written, error, message) => {
    expect(thrown(written, error)).toContain(message);
  });
});

describe('what cannot be read', () => {
  test.each([
    ['', 'nothing is written'],
    ['1.0397 nat', 'is no value'],
    ['entropy(p)', 'is no value'],
    ['1 + 1', 'is no value'],
    ['1; 2', 'is no value'],
    ['1 ± 0', 'not a positive number'],
    ['1 ± 1e-3 relative', 'not a positive number'],
    ['1 ± 2 ± 3', 'more than one ±'],
    ['[1, , 2]', 'is no value'],
    ['{ a() {} }', 'is no value'],
    ['/x/', 'is no value'],
  ])('%j', (written, message) => {
    expect(() => readExpectation(written)).toThrow(message);
  });
});
