import { expect, test } from 'vitest';
import { temperatureTrack } from '../../src/figures/temperature.ts';
import { linearScale } from '../../src/figures/track.ts';

test('a value keeps its place on its line', () => {
  const { share, value } = temperatureTrack.scale;
  for (const temperature of [0.25, 0.5, 1, 2, 4])
    expect(value(share(temperature))).toBe(temperature);
  const logits = linearScale([-5, 5]);
  for (const logit of [-5, -0.3, 0, 2, 5]) expect(logits.value(logits.share(logit))).toBe(logit);
});

test('on a line of factors a doubling is the same step everywhere', () => {
  const { share } = temperatureTrack.scale;
  expect([1 / 4, 1 / 2, 1, 2, 4].map(share)).toEqual([0, 0.25, 0.5, 0.75, 1]);
});
