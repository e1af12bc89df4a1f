import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stages } from '../../src/figures/crowd.ts';
import * as gradientCrowd from '../../src/figures/gradient-crowd.ts';

describe('GradientCrowd', () => {
  const { initial, model } = gradientCrowd;
  const at = (part: Partial<gradientCrowd.State>) => model({ ...initial, ...part });
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
  const weightIn = (m: gradientCrowd.Model, norm: number) =>
    m.histogram.find(({ from, to }) => from <= norm && norm < to)!.weight;

  const states = fc.record({
    stage: fc.constantFrom(...stages),
    wrong: fc.constantFrom(...gradientCrowd.wrongCounts),
    wrongNorm: fc.double({ min: 0, max: 1, noNaN: true }),
    bins: fc.constantFrom(...gradientCrowd.binCounts),
    axis: fc.constantFrom(...gradientCrowd.axes),
    memory: fc.constant('off' as const),
  });

  test('counts every example, and weights sum to the occupied share of N', () => {
    fc.assert(
      fc.property(states, (state) => {
        const { histogram, shares } = model(state);
        const examples = 1000 + Number(state.wrong);
        expect(sum(histogram.map(({ count }) => count))).toBe(examples);
        expect(sum(histogram.map(({ wrong }) => wrong))).toBe(Number(state.wrong));
        const occupied = histogram.filter(({ count }) => count > 0);
        expect(sum(occupied.map(({ count, weight }) => count * weight!)) / examples).toBeCloseTo(
          occupied.length / histogram.length,
          9,
        );
        for (const { easy, others, wrong } of shares)
          expect(easy + others + wrong).toBeCloseTo(1, 9);
      }),
      { numRuns: 30 },
    );
  });

  test('before training one bin holds all, and the weight is one over the number of bins', () => {
    const m = at({ stage: 'untrained', wrong: '0', bins: '20' });
    const occupied = m.histogram.filter(({ count }) => count > 0);
    expect(occupied.map(({ from, count }) => [from, count])).toEqual([[0.5, 1000]]);
    expect(occupied[0]!.weight).toBeCloseTo(1 / 20, 12);
    expect(m.shares[2]!.others).toBe(1);
  });

  test('wrong labels alone in their bin have N/M together', () => {
    const alone = { stage: 'untrained', bins: '10', wrongNorm: 0.97 } as const;
    expect(at({ ...alone, wrong: '1' }).wrongWeight).toBeCloseTo(100.1, 9);
    expect(at({ ...alone, wrong: '30' }).wrongWeight).toBeCloseTo(1030 / 300, 9);
    expect(at({ ...alone, wrong: '300' }).wrongWeight).toBeCloseTo(1300 / 3000, 9);
  });

  test('an average from zero makes the weights too large by the factors of the fact sheet', () => {
    const plain = weightIn(at({}), 0.05)!;
    const factors = (['1', '2', '10'] as const).map(
      (memory) => weightIn(at({ memory }), 0.05)! / plain,
    );
    expect(factors[0]).toBeCloseTo(4, 9);
    expect(factors[1]).toBeCloseTo(2.28571428571, 9);
    expect(factors[2]).toBeCloseTo(1.05967396544, 9);
  });

  test('after training the easy ones are muted and the middle is amplified', () => {
    const m = at({});
    expect(weightIn(m, 0.05)).toBeLessThan(0.2);
    expect(weightIn(m, 0.75)).toBeGreaterThan(1);
  });

  test('focal loss gives the wrong labels more than cross-entropy does, GHM what their crowd allows', () => {
    const [plain, focal, ghm] = at({ wrong: '300' }).shares;
    expect(focal!.wrong).toBeGreaterThan(plain!.wrong);
    expect(ghm!.wrong).toBeLessThan(plain!.wrong);
  });

  test('a norm at the end of the scale keeps its logit finite', () => {
    for (const wrongNorm of [0, 1]) expect(at({ wrongNorm }).wrongWeight).toBeGreaterThan(0);
  });

  test('the axes of counts begin below one and end above all', () => {
    for (const axis of gradientCrowd.axes) {
      const { y } = gradientCrowd.countFrame({ axis });
      expect(gradientCrowd.countHeight(1, { axis })).toBeGreaterThan(y[0]);
      expect(gradientCrowd.countHeight(0, { axis })).toBe(y[0]);
      expect(gradientCrowd.countHeight(1300, { axis })).toBeCloseTo(y[1], 12);
    }
  });

  test('the words hold the numbers', () => {
    const m = at({});
    expect(gradientCrowd.describe(m)).toContain('of a model that is trained, in 10 bins');
    expect(gradientCrowd.describe(m)).toContain('30 wrong labels at 0.97 have the weight');
    expect(gradientCrowd.describe(at({ wrong: '0' }))).toContain('No label is wrong.');
  });
});
