import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as oneBit from '../../src/figures/one-bit.ts';

const { describe: inWords, initial, model, places, presets, remark, table, unsettling } = oneBit;

describe('OneBit', () => {
  const states = fc.record({
    first: fc.integer({ min: 1, max: 39 }).map((fortieths) => fortieths / 40),
    cut: fc.integer({ min: 1, max: places - 1 }),
  });

  test('begins with the fact sheet: one bit of three, and eight chances become four', () => {
    const { before, answers, average } = model(initial);
    expect(before.entropy).toBeCloseTo(3, 12);
    expect(before.perplexity).toBeCloseTo(8, 12);
    for (const { p, bits, entropy, perplexity } of answers) {
      expect(p).toBeCloseTo(0.5, 14);
      expect(bits).toBeCloseTo(1, 14);
      expect(entropy).toBeCloseTo(2, 12);
      expect(perplexity).toBeCloseTo(4, 12);
    }
    expect(average.divisor).toBeCloseTo(2, 12);
  });

  test('one place of eight carries three bits or next to nothing', () => {
    const { answers, average } = model(presets['only the first']!);
    expect(answers[0].bits).toBeCloseTo(3, 12);
    expect(answers[0].entropy).toBe(0);
    expect(answers[1].bits).toBeCloseTo(0.192645077942, 11);
    expect(answers[1].perplexity).toBeCloseTo(7, 12);
    expect(average.bits).toBeCloseTo(0.5435644432, 10);
  });

  test('a suspicion: each answer carries one bit, and neither halves the perplexity', () => {
    const m = model(presets['a suspicion']!);
    const [yes, no] = m.answers;
    expect(m.before.perplexity).toBeCloseTo(2 * Math.sqrt(7), 12);
    expect(yes.bits).toBeCloseTo(1, 14);
    expect(no.bits).toBeCloseTo(1, 14);
    expect(yes.perplexity).toBeCloseTo(1, 12);
    expect(no.perplexity).toBeCloseTo(7, 12);
    expect(m.average.perplexity).toBeCloseTo(Math.sqrt(7), 12);
    expect(unsettling(m)).toEqual(['no']);
    expect(remark(m)).toBe(
      'On average 1 bit less. At the mean entropy the perplexity is divided by 2. After “no” both are larger.',
    );
  });

  test('on average the entropy falls by the bits of the answer, and perplexity is the geometric mean', () => {
    fc.assert(
      fc.property(states, (state) => {
        const { before, answers, average } = model(state);
        const mean = (of: (answer: oneBit.Answer) => number) =>
          answers.reduce((sum, answer) => sum + answer.p * of(answer), 0);
        expect(average.bits).toBeCloseTo(
          mean(({ bits }) => bits),
          11,
        );
        expect(average.entropy).toBeCloseTo(
          mean(({ entropy }) => entropy),
          11,
        );
        expect(average.entropy).toBeCloseTo(before.entropy - average.bits, 11);
        expect(Math.log(average.perplexity)).toBeCloseTo(
          mean(({ perplexity }) => Math.log(perplexity)),
          11,
        );
        expect(average.divisor).toBeLessThanOrEqual(2 + 1e-12);
      }),
    );
  });

  test('no answer is impossible, at either end of the first bar', () => {
    for (const first of oneBit.firstRange) {
      for (const cut of oneBit.cutRange) {
        for (const { p, bits } of model({ first, cut }).answers) {
          expect(p).toBeGreaterThan(0);
          expect(bits).toBeLessThan(Infinity);
        }
      }
    }
  });

  test('the words and the table hold the numbers', () => {
    expect(inWords(model(presets['nearly settled']!))).toBe(
      'The ace lies in the first of 8 places with probability 0.9: 0.7497 bit of entropy, a perplexity of 1.681. ' +
        'Is it the first? ' +
        '“yes” has probability 0.9, carries 0.152 bit and leaves 0 bit of entropy, a perplexity of 1. ' +
        '“no” has probability 0.1, carries 3.322 bit and leaves 2.807 bit of entropy, a perplexity of 7. ' +
        'On average 0.469 bit less. At the mean entropy the perplexity is divided by 1.384. After “no” both are larger.',
    );
    expect(table(model(initial)).rows.map(([name]) => name)).toEqual([
      ...['before', 'yes', 'no', 'at the mean entropy'],
    ]);
  });
});
