import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as gradientConflict from '../../src/figures/gradient-conflict.ts';

const {
  describe: inWords,
  initial,
  model,
  presets,
  reach,
  snapped,
  table,
  withinView,
} = gradientConflict;

describe('GradientConflict', () => {
  const part = fc.integer({ min: 25 * reach[0], max: 25 * reach[1] }).map((steps) => steps / 25);
  const states = fc.record({ first: fc.tuple(part, part), second: fc.tuple(part, part) });
  const square = ([x, y]: readonly number[]) => x! ** 2 + y! ** 2;

  test('the example of the fact sheet', () => {
    const { left, steps, angle, inner } = model(initial);
    expect(left).toEqual([
      [0.5, 0.5],
      [0, 1],
    ]);
    expect(steps[0].direction).toEqual([0, 1]);
    expect(steps[1].direction).toEqual([0.5, 1.5]);
    expect(Math.cos((angle! * Math.PI) / 180)).toBeCloseTo(-Math.SQRT1_2, 12);
    expect(inner).toBe(-1);
  });

  test('where they conflict, each task gains the square of what was left of its gradient', () => {
    fc.assert(
      fc.property(states, (state) => {
        const { inner, left, steps } = model(state);
        fc.pre(inner < 0);
        for (const i of [0, 1]) expect(steps[1].gains[i]).toBeCloseTo(square(left[i]!), 9);
      }),
    );
  });

  test('where they do not, both ways are one', () => {
    fc.assert(
      fc.property(states, (state) => {
        const { inner, steps } = model(state);
        fc.pre(inner >= 0);
        expect(steps[1].direction).toEqual(steps[0].direction);
      }),
    );
  });

  test('the plain sum may harm a task, opposed gradients leave nothing', () => {
    expect(model(presets['one much longer']!).steps[0].gains[0]).toBeLessThan(0);
    const { angle, steps } = model(presets.opposed!);
    expect(angle).toBe(180);
    expect(steps[1].direction.map(Math.abs)).toEqual([0, 0]);
  });

  test('of no gradient there is no angle', () => {
    const m = model({ first: [0, 0], second: [1, 1] });
    expect(m.angle).toBeUndefined();
    expect(inWords(m)).not.toMatch(/NaN|undefined/);
  });

  test('a vector is dragged as far as its handles go, and onto their places', () => {
    expect(snapped([3, -0.03])).toEqual([2, -0.04]);
    expect(snapped([-9, 0.999])).toEqual([-2, 1]);
  });

  test('a sum that leaves the picture ends at its edge', () => {
    expect(withinView([0.5, -1.5])).toEqual([0.5, -1.5]);
    expect(withinView([-4, 2])).toEqual([-2.4, 1.2]);
  });

  test('the words and the table hold the numbers', () => {
    expect(inWords(model(initial))).toBe(
      'The gradients are (1, 0) and (−1, 1), their inner product is −1, and 135° are between them. They are in conflict. ' +
        'Against the plain sum, (0, 1), the first loss falls at the rate 0, the second at 1. ' +
        'Against PCGrad, (0.5, 1.5), the first loss falls at the rate 0.5, the second at 1.',
    );
    expect(table(model(initial)).rows[2]).toEqual([
      'what PCGrad leaves of the first',
      ...[0.5, 0.5, 0.5, 0],
    ]);
  });
});
