import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as sigmoidSoftmax from '../../src/figures/sigmoid-softmax.ts';
import { total } from './arbitraries.ts';

describe('SigmoidSoftmax', () => {
  const { initial, model, presets, raise, toggleClass } = sigmoidSoftmax;
  const logits = fc
    .array(fc.integer({ min: -50, max: 50 }), { minLength: 3, maxLength: 4 })
    .map((tenths) => tenths.map((each) => each / 10));
  const temperatures = fc.double({ min: 0.25, max: 4, noNaN: true });
  const states = fc.record({
    logits,
    temperature: temperatures,
    labels: fc.subarray(['cat', 'dog', 'horse']),
  });

  test('begins with the example of the fact sheet', () => {
    const [softmax, sigmoids] = model(initial).readings;
    expect(softmax.probabilities[0]).toBeCloseTo(0.665240955775, 11);
    expect(softmax.loss).toBeCloseTo(0.407605964444, 11);
    expect(softmax.slopes![0]).toBeCloseTo(-0.334759044225, 11);
    expect(sigmoids.probabilities[1]).toBeCloseTo(0.73105857863, 11);
    expect(sigmoids.sum).toBeCloseTo(2.11185565661, 10);
    expect(sigmoids.loss).toBeCloseTo(2.13333687912, 10);
    expect(sigmoids.slopes![0]).toBeCloseTo(-0.119202922022, 11);
  });

  test('a temperature of two', () => {
    const [softmax] = model({ ...initial, temperature: 2 }).readings;
    expect(softmax.probabilities[0]).toBeCloseTo(0.506480391056, 11);
  });

  test('softmax sums to one, and its slopes to zero, where it has any', () => {
    fc.assert(
      fc.property(states, (state) => {
        const [softmax, sigmoids] = model(state).readings;
        expect(softmax.sum).toBeCloseTo(1, 12);
        expect(softmax.slopes === undefined).toBe(state.labels.length !== 1);
        expect(softmax.loss === undefined).toBe(state.labels.length !== 1);
        if (softmax.slopes) expect(total(softmax.slopes)).toBeCloseTo(0, 12);
        expect(total(sigmoids.slopes!)).toBeCloseTo(sigmoids.sum - state.labels.length, 12);
      }),
    );
  });

  test('one more for all logits moves the sigmoids only, and stops at the edge', () => {
    const [softmax, sigmoids] = model(initial).readings;
    const [raisedSoftmax, raisedSigmoids] = model(raise(initial)!).readings;
    expect(raisedSoftmax.probabilities[0]).toBeCloseTo(softmax.probabilities[0]!, 14);
    expect(raisedSigmoids.sum).toBeGreaterThan(sigmoids.sum);
    expect(raise({ ...initial, logits: [4.5, 0, 0] })).toBeUndefined();
  });

  test('a class more takes from the others under softmax only, and goes without a trace', () => {
    const more = toggleClass(initial);
    const [softmax, sigmoids] = model(more).readings;
    expect(softmax.probabilities[0]).toBeCloseTo(0.399486304650303, 12);
    expect(sigmoids.probabilities[0]).toBe(model(initial).readings[1].probabilities[0]);
    expect(toggleClass(more)).toEqual(initial);
    expect(model({ ...initial, labels: ['cat', 'cow'] }).labels).toEqual(['cat']);
  });

  test('the words say where softmax has no answer', () => {
    expect(sigmoidSoftmax.describe(model(presets['a landscape']!))).toContain(
      'Softmax names one class, and the picture shows none: it has no such answer.',
    );
    expect(sigmoidSoftmax.describe(model(presets['cat and dog']!))).toContain('shows several');
  });
});
