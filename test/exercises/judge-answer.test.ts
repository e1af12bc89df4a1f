import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeAnswer } from '../../src/exercises/judge-answer.ts';

const answer = { value: 5.459431618637297, written: '5.459' };
const nats = { value: 3.784189633918261, written: '3.784' };
const judge = (typed: string) => judgeAnswer(typed, answer, [nats]);

test.each(['5.459', '5.46', '5.4594', '5.45943162', ' 5.46 ', '5.459431618637297', '+5.46'])(
  '%s is right: it agrees to its last digit',
  (typed) => expect(judge(typed)).toEqual({ kind: 'right' }),
);

test.each(['5.5', '5.47', '5.4604', '6', '-5.459', '∞'])('%s is not', (typed) =>
  expect(judge(typed).kind).not.toBe('right'),
);

test.each(['5.5', '5'])('%s has too few digits', (typed) => {
  expect(judge(typed)).toEqual({ kind: 'imprecise' });
});

test('a large answer may be rounded to three digits', () => {
  const strikes = { value: 548736.1595193847, written: '548736.2' };
  expect(judgeAnswer('549000', strikes, [])).toEqual({ kind: 'right' });
  expect(judgeAnswer('550000', strikes, [])).toEqual({ kind: 'imprecise' });
  expect(judgeAnswer('540000', strikes, [])).toEqual({ kind: 'wrong' });
});

test('a slip is known by its number', () => {
  expect(judge('3.78')).toEqual({ kind: 'slip', index: 0 });
});

test.each(['', 'five', '5,4', '1/2/3', '1/'])('%j is not read', (typed) =>
  expect(judge(typed)).toEqual({ kind: 'unreadable' }),
);

test.each(['1/3', '2/6', '0.333', '.333', '33.3%'])('a third is written %s too', (typed) =>
  expect(judgeAnswer(typed, { value: 1 / 3, written: '0.3333' }, [])).toEqual({ kind: 'right' }),
);

test('rounding in the computed value is not held against a whole number', () => {
  const known = { value: 63.99999999999999, written: '64.0' };
  expect(judgeAnswer('64', known, [])).toEqual({ kind: 'right' });
});

test('a count is exact', () => {
  const known = { value: 11, written: '11' };
  expect(judgeAnswer('11', known, [])).toEqual({ kind: 'right' });
  expect(judgeAnswer('11.2', known, [])).toEqual({ kind: 'wrong' });
});

test('every rounding of the value to three digits or more is right, and its neighbour is not', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
      fc.integer({ min: 2, max: 10 }),
      (value, digits) => {
        const known = { value, written: value.toExponential(6) };
        const typed = value.toExponential(digits);
        const [mantissa, exponent] = typed.split('e');
        const next = `${(Number(mantissa) + 2 * 10 ** -digits).toFixed(digits)}e${exponent}`;
        expect(judgeAnswer(typed, known, []).kind).toBe('right');
        if (digits <= 5) expect(judgeAnswer(next, known, []).kind).toBe('wrong');
      },
    ),
  );
});
