import { describe, expect, test } from 'vitest';
import * as arc from '../../src/figures/arc.ts';

describe('Arc', () => {
  const { initial, model } = arc;
  const value = (cat: number, chapter: string) =>
    model({ cat }).stops.find((stop) => stop.chapter === chapter)!.value;

  // From the fact sheet.
  test.each([
    ['information', 0.356674943939],
    ['entropy', 0.801818552543],
    ['codes', 0.514573172829],
    ['divergence', 0.356674943939],
    ['cross-entropy', 0.356674943939],
    ['sigmoid-softmax', 0.3],
    ['focal', 0.0321007449545],
    ['ghm', 0.3],
  ])('%s makes %d of the running example', (chapter, expected) => {
    expect(value(initial.cat, chapter)).toBeCloseTo(expected, 11);
  });

  test('dog and horse share the rest as two to one', () => {
    for (const cat of [0, 0.1, 0.7, 1]) {
      const [, dog, horse] = model({ cat }).prediction;
      expect(dog).toBeCloseTo(2 * horse!, 12);
      expect(cat + dog! + horse!).toBeCloseTo(1, 12);
    }
  });

  test('a certain prediction costs nothing, or everything', () => {
    for (const { chapter, value: sure } of model({ cat: 1 }).stops) expect(sure, chapter).toBe(0);
    expect(value(0, 'cross-entropy')).toBe(Infinity);
    expect(value(0, 'ghm')).toBe(1);
    expect(value(0, 'entropy')).toBeCloseTo(Math.log(3) - (2 / 3) * Math.log(2), 12);
    expect(arc.describe(model({ cat: 0 }))).toContain('Cross-entropy: the loss, ∞.');
  });

  test('every curve is drawn where its name stands', () => {
    const [, top] = arc.frame.y;
    const names = arc.plot().marks.filter(({ mark }) => mark === 'text');
    expect(names).toHaveLength(arc.curves.length);
    for (const { data } of names) {
      const [, height] = data![0] as [number, number];
      expect(height).toBeGreaterThan(0);
      expect(height).toBeLessThan(top);
    }
  });
});
