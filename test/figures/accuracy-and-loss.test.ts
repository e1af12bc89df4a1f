import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as accuracyAndLoss from '../../src/figures/accuracy-and-loss.ts';

const { describe: inWords, initial, labels, model, pieces, presets, table } = accuracyAndLoss;

describe('AccuracyAndLoss', () => {
  const hundredths = fc.integer({ min: 0, max: 100 }).map((each) => each / 100);
  const answered = fc.tuple(hundredths, hundredths, hundredths);
  const states = fc.record({ timid: answered, bold: answered, threshold: hundredths });
  const of = (state: accuracyAndLoss.State) => {
    const [timid, bold] = model(state).judged;
    return { timid: timid!, bold: bold! };
  };

  test('begins with the disagreement of the fact sheet', () => {
    const { timid, bold } = of(initial);
    expect(timid.accuracy).toBe(1);
    expect(timid.loss).toBeCloseTo(0.673345, 6);
    expect(bold.accuracy).toBeCloseTo(2 / 3, 15);
    expect(bold.loss).toBeCloseTo(0.272869, 6);
  });

  test('the threshold moves decisions and no loss', () => {
    const before = of(initial);
    const { timid, bold } = of({ ...initial, threshold: 0.6 });
    expect(timid.right).toEqual([false, false, true]);
    expect(bold.right).toEqual([true, true, true]);
    expect([timid.loss, bold.loss]).toEqual([before.timid.loss, before.bold.loss]);
  });

  test('a probability at the threshold counts as a no', () => {
    const even = of({ ...initial, timid: [0.5, 0.5, 0.5] });
    expect(even.timid.right).toEqual([false, false, true]);
  });

  test('the presets are what they are called', () => {
    const decisions = of(presets['same decisions']!);
    expect(decisions.bold.accuracy).toBe(decisions.timid.accuracy);
    expect(decisions.bold.loss).toBeCloseTo(-Math.log(0.99), 12);
    const loss = of(presets['same loss']!);
    expect(loss.bold.loss).toBeCloseTo(loss.timid.loss, 14);
    expect(loss.bold.loss).toBeCloseTo(-Math.log(0.216) / 3, 14);
    expect(loss.bold.accuracy).toBeLessThan(loss.timid.accuracy);
    expect(of(presets['sure and wrong']!).bold.loss).toBe(Infinity);
  });

  test('losses are the mean surprise at the truth, in pieces that add up to it', () => {
    fc.assert(
      fc.property(states, (state) => {
        for (const { probabilities, loss, ...judged } of Object.values(of(state))) {
          const ofTruth = probabilities.map((p, i) => (labels[i] === 1 ? p : 1 - p));
          const likelihood = ofTruth.reduce((product, q) => product * q, 1);
          expect(Math.exp(-3 * loss)).toBeCloseTo(likelihood, 12);
          const stacked = pieces({ ...judged, probabilities, loss });
          expect(stacked[0]![0]).toBe(0);
          if (loss < Infinity) expect(stacked.at(-1)![1]).toBeCloseTo(loss, 12);
          else expect(stacked.at(-1)![1]).toBe(Infinity);
        }
      }),
    );
  });

  test('the words say which model is better, by either measure', () => {
    expect(inWords(model(initial))).toBe(
      'The truth is yes, yes, no; above a probability of 0.5 a model says yes. ' +
        'The timid model gives yes 0.51, 0.51, 0.49: 3 of 3 decisions are right, its loss is 0.6733 nat. ' +
        'The bold model gives yes 0.99, 0.99, 0.55: 2 of 3 decisions are right, its loss is 0.2729 nat. ' +
        'More decisions right: timid. Smaller loss: bold. They disagree.',
    );
    const verdict = (state: accuracyAndLoss.State) => accuracyAndLoss.verdict(model(state));
    expect(verdict(presets['same decisions']!)).toBe(
      'More decisions right: neither. Smaller loss: bold.',
    );
    expect(verdict(presets['same loss']!)).toBe(
      'More decisions right: timid. Smaller loss: neither.',
    );
    const wrongTwice = { ...initial, timid: [0, 0, 0], bold: [1, 0, 1] };
    expect(verdict(wrongTwice)).toBe('More decisions right: neither. Smaller loss: neither.');
  });

  test('the table ends with the means', () => {
    expect(table(model(initial)).rows.at(-1)!.map(Number)[2]).toBe(1);
    expect(table(model(initial)).rows.at(-1)![6]).toBeCloseTo(0.272869, 6);
  });
});
