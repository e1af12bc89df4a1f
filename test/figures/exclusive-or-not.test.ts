import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as exclusiveOrNot from '../../src/figures/exclusive-or-not.ts';
import { total } from './arbitraries.ts';

const { best, classes, describe: inWords, initial, kinds, model, presets } = exclusiveOrNot;

describe('ExclusiveOrNot', () => {
  const hundredths = fc.integer({ min: 0, max: 100 });
  const four = fc.tuple(hundredths, hundredths, hundredths, hundredths);
  const states = fc.record({
    kind: fc.constantFrom(...kinds),
    genre: fc.constantFrom(...classes.genres),
    properties: fc.subarray([...classes.properties]),
    softmax: four
      .filter((counts) => total(counts) > 0)
      .map((counts) => counts.map((each) => each / total(counts))),
    sigmoids: four.map((counts) => counts.map((each) => each / 100)),
  });

  test("begins with the note's song, of which the fact sheet has the answers", () => {
    const [softmax, sigmoids] = model(initial).readings;
    expect(softmax.answer[0]).toBeCloseTo(0.696387487195, 11);
    expect(sigmoids.answer.map((p) => Number(p.toFixed(6)))).toEqual([
      0.952574, 0.268941, 0.880797, 0.5,
    ]);
    expect([softmax.right, sigmoids.right]).toEqual([3, 4]);
    // The third class lies one logit below the first.
    expect(softmax.loss).toBeCloseTo(-Math.log(0.696387487195) + 1 / 2, 10);
    expect(sigmoids.loss).toBeCloseTo(1.181924, 6);
  });

  test('two true labels cost softmax one bit at least, and the sigmoids nothing', () => {
    const answered = model({ ...initial, ...best(model(initial)) });
    const [softmax, sigmoids] = answered.readings;
    expect(softmax.answer).toEqual([0.5, 0, 0.5, 0]);
    expect(softmax.loss).toBeCloseTo(Math.LN2, 14);
    expect(softmax.right).toBe(2);
    expect([sigmoids.loss, sigmoids.right]).toEqual([0, 4]);
  });

  test('no answer has less than the least loss, and the best one has that', () => {
    fc.assert(
      fc.property(states, (state) => {
        const m = model(state);
        const answered = model({ ...state, ...best(m) });
        for (const [i, { loss, least }] of m.readings.entries()) {
          expect(loss === undefined).toBe(least === undefined);
          if (loss === undefined || least === undefined) continue;
          expect(loss).toBeGreaterThanOrEqual(least - 1e-12);
          expect(answered.readings[i]!.loss).toBeCloseTo(least, 12);
        }
        const [softmax] = m.readings;
        expect(softmax.least ?? 0).toBeCloseTo(Math.log(Math.max(m.truth.length, 1)), 12);
        expect(softmax.sum).toBeCloseTo(1, 12);
      }),
    );
  });

  test('a list of genres has one true class whatever the properties are', () => {
    const m = model({ ...initial, kind: 'genres', genre: 'jazz' });
    expect(m.truth).toEqual(['jazz']);
    expect(m.readings[0].label).toEqual([0, 0, 0, 1]);
    expect(m.readings[0].label).toEqual(m.readings[1].label);
  });

  test('of none, softmax has no loss and keeps its answer', () => {
    const none = { ...initial, ...presets.undecided!, properties: [] };
    const [softmax, sigmoids] = model(none).readings;
    expect([softmax.loss, softmax.label]).toEqual([undefined, undefined]);
    expect(best(model(none)).softmax).toBe(none.softmax);
    expect(sigmoids.loss).toBeCloseTo(4 * Math.LN2, 14);
    expect(inWords(model(none))).toContain('True are none.');
    expect(inWords(model(none))).toContain('no loss');
  });

  test('the words hold the numbers', () => {
    expect(inWords(model(initial))).toBe(
      'Properties, of which a song may have several. True are vocals and film. ' +
        'Softmax: vocals 0.6964, dance 0.01275, film 0.2562, pop 0.03467; 3 of 4 right, loss 0.8618 nat. ' +
        'Sigmoids: vocals 0.9526, dance 0.2689, film 0.8808, pop 0.5; 4 of 4 right, loss 1.182 nat. ' +
        'Softmax has one unit for 2 true classes: at best 0.5 each, and a loss of 0.6931 nat.',
    );
  });
});
