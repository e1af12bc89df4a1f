import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { initial, model, rules } from '../../src/figures/honest-report.ts';

const hundredths = fc.integer({ min: 0, max: 100 }).map((each) => each / 100);

describe('HonestReport', () => {
  // The chapter's table.
  test('a belief of 0.7, and the boast of 0.9', () => {
    const { scored } = model(initial);
    const rounded = scored.map(({ honest, reported }) =>
      [honest, reported].map((each) => Number(each.toFixed(4))),
    );
    expect(rounded).toEqual([
      [0.6109, 0.7645],
      [0.21, 0.25],
      [0.42, 0.34],
      [0.3, 0.3],
    ]);
  });

  test('no report beats the best one, and of a proper score the honest one is best', () => {
    fc.assert(
      fc.property(hundredths, hundredths, (belief, report) => {
        for (const { name, expected, best } of rules) {
          const proper = name !== 'absolute error';
          const rewarded = proper ? belief : (best(belief) ?? report);
          expect(expected(belief, rewarded)).toBeLessThanOrEqual(
            expected(belief, report) + Number.EPSILON,
          );
        }
      }),
    );
  });

  test('certainty about what comes true costs nothing, and certainty about the contrary most', () => {
    for (const { expected } of rules) {
      expect(expected(1, 1)).toBe(0);
      expect(expected(0, 0)).toBe(0);
    }
    expect(rules.map(({ expected }) => expected(1, 0))).toEqual([Infinity, 1, 1, 1]);
  });

  test('the rounds repeat, and nearly keep to the belief when they are many', () => {
    const many = { ...initial, rounds: 1000 };
    expect(model(many).yes).toBe(model(many).yes);
    expect(Math.abs(model(many).yes / 1000 - initial.belief)).toBeLessThan(0.05);
    expect(model({ ...initial, rounds: 50 }).scored[0]!.played!.honest).toBeGreaterThan(0);
  });

  test('a boast pays in the first round, under a proper score too, and not in the long run', () => {
    const gains = (rounds: number) =>
      model({ ...initial, rounds }).scored.map(({ played }) => played!.honest - played!.reported);
    expect(model({ ...initial, rounds: 1 }).yes).toBe(1);
    expect(gains(1).map(Math.sign)).toEqual([1, 1, 1, 0]);
    expect(gains(1000).map(Math.sign)).toEqual([-1, -1, 1, 0]);
  });
});
