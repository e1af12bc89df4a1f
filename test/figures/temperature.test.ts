import { expect, test } from 'vitest';
import { scale } from '../../src/figures/temperature.ts';

test('the handle goes there and back, and each step is a factor', () => {
  for (const temperature of [0.25, 0.5, 1, 2, 4])
    expect(scale.temperature(scale.share(temperature))).toBe(temperature);
  expect(scale.share(2)).toBeCloseTo(0.75, 12);
});
