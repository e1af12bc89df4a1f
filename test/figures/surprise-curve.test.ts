import { describe, expect, test } from 'vitest';
import { drawOnServer } from '../../src/figures/draw-on-server.ts';
import * as surpriseCurve from '../../src/figures/surprise-curve.ts';

describe('SurpriseCurve', () => {
  const { initial, model } = surpriseCurve;
  const at = (part: Partial<surpriseCurve.State>) => model({ ...initial, ...part });

  test.each([
    ['nat', 0.5, Math.LN2],
    ['bit', 1 / 6, 2.58496250072],
    ['bit', 1 / 52, 5.70043971814],
    ['nat', 1e-6, 13.815510558],
    ['hartley', 0.5, 0.301029995664],
  ] as const)('surprise in %s of %d is %d', (unit, start, value) => {
    expect(at({ start, unit }).surprise.value).toBeCloseTo(value, 10);
  });

  test('every halving adds one bit to the surprise, doubles 1/p, and adds less and less to 1 − p', () => {
    for (const start of [1, 0.5, 0.37]) {
      for (let halvings = 1; halvings <= surpriseCurve.mostHalvings; halvings++) {
        const m = at({ start, halvings, unit: 'bit' });
        const [reciprocal, complement] = m.lookAlikes;
        expect(m.p).toBe(start / 2 ** halvings);
        expect(m.surprise.climb).toBeCloseTo(1, 12);
        expect(reciprocal!.climb).toBeCloseTo(reciprocal!.value / 2, 6);
        expect(complement!.climb).toBeCloseTo(m.p, 12);
      }
    }
  });

  test('the trail begins at the choice and ends before p', () => {
    const m = at({ start: 0.8, halvings: 3 });
    expect(m.trail.map(({ p }) => p)).toEqual([0.8, 0.4, 0.2]);
    expect(m.p).toBe(0.1);
  });

  test('at zero the surprise is infinite and the words say so', () => {
    const m = at({ start: 0 });
    expect(m.surprise.value).toBe(Infinity);
    expect(surpriseCurve.describe(m)).toContain('carries ∞ of surprise');
  });

  test('only the look-alikes that are asked for are there', () => {
    expect(at({ reciprocal: false, complement: false }).lookAlikes).toEqual([]);
    expect(at({ reciprocal: false }).lookAlikes.map(({ curve }) => curve)).toEqual(['1 − p']);
  });

  test('the frame ends at the same surprise in every unit', () => {
    const tops = (['nat', 'bit', 'hartley'] as const).map((unit) => surpriseCurve.frame(unit).y[1]);
    expect(tops[1]).toBe(8);
    expect(tops[0]).toBeCloseTo(8 * Math.LN2, 9);
    expect(tops[2]).toBeCloseTo(8 * 0.301029995664, 9);
  });

  test('the words hold the reading', () => {
    expect(surpriseCurve.describe(at({ halvings: 1 }))).toBe(
      'An event of probability 0.25 carries 1.386 nat of surprise, 0.6931 more than before halving p. ' +
        '1/p is 4, 2 more. 1 − p is 0.75, 0.25 more. Each halving adds one bit, 0.6931 nat.',
    );
  });
});

const drawn = (part: Partial<surpriseCurve.State>) =>
  drawOnServer(surpriseCurve.plot({ ...surpriseCurve.initial, ...part }));

test('a look-alike is drawn only when it is asked for', () => {
  const paths = (part: Partial<surpriseCurve.State>) =>
    drawn(part).match(/stroke="var\(--sp-/g)!.length;
  const [all, one] = [paths({}), paths({ complement: false })];
  const none = paths({ reciprocal: false, complement: false });
  expect(all).toBeGreaterThan(one);
  expect(one).toBeGreaterThan(none);
});

test('a change of unit leaves the curve of surprise where it is', () => {
  const path = (unit: surpriseCurve.State['unit']) =>
    drawn({ unit, reciprocal: false, complement: false }).match(/d="(M\d[^"]{200,})"/)![1];
  expect(path('bit')).toBe(path('nat'));
  expect(path('hartley')).toBe(path('nat'));
});
