import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sigmoid } from '../../src/core/index.ts';
import * as lossShare from '../../src/figures/loss-share.ts';
import { damageRows, fit, linearLogits } from '../../src/lab/index.ts';
import { total } from './arbitraries.ts';

const { describe: inWords, initial, model, table } = lossShare;

describe('LossShare', () => {
  const at = (part: Partial<lossShare.State>) => model({ ...initial, ...part });
  const states = fc.record({
    gamma: fc.double({ min: 0, max: 5, noNaN: true }),
    hardest: fc.double({ min: 0, max: 1, noNaN: true }),
    measure: fc.constantFrom('loss' as const, 'pull' as const),
  });

  /** The loss of every single strike by the formula of the definition. */
  const singleLosses = (() => {
    const loss = { name: 'binaryCrossEntropyWithLogits' } as const;
    const { weights } = fit({ ...damageRows, loss, l2: 1e-3 });
    const truths = linearLogits(damageRows.features, weights).map((logit, row) =>
      sigmoid(damageRows.targets[row] === 1 ? logit : -logit),
    );
    return (target: number, gamma: number) =>
      damageRows.rowWeights.flatMap((strikes, row) =>
        damageRows.targets[row] === target
          ? new Array<number>(strikes).fill((1 - truths[row]!) ** gamma * -Math.log(truths[row]!))
          : [],
      );
  })();

  test('what the hardest hold, counted strike by strike', () => {
    for (const gamma of [0, 0.5, 2, 4.3]) {
      for (const target of [1, 0]) {
        const losses = singleLosses(target, gamma).sort((a, b) => b - a);
        for (const count of [1, 50, 212, 700]) {
          const held = total(losses.slice(0, count)) / total(losses);
          const m = at({ gamma, hardest: count / losses.length });
          expect(m.focal[1 - target]!.held).toBeCloseTo(held, 9);
        }
      }
    }
  });

  test('the classes share out the loss of the fact sheet', () => {
    const ofDamage = total(singleLosses(1, 0)) / 10_000;
    // The log loss of the run on all strikes, chapter 14.
    expect(at({ gamma: 0 }).focal[0]!.ofAll).toBeCloseTo(ofDamage / 0.292858233438, 9);
  });

  test('the curves go from nothing to all, no steeper than before', () => {
    fc.assert(
      fc.property(states, (state) => {
        const { focal } = model(state);
        expect(total(focal.map(({ ofAll }) => ofAll))).toBeCloseTo(1, 12);
        for (const { curve, held } of focal) {
          expect(curve[0]).toEqual([0, 0]);
          expect(curve.at(-1)![0]).toBeCloseTo(1, 12);
          expect(curve.at(-1)![1]).toBeCloseTo(1, 12);
          expect(held).toBeGreaterThanOrEqual(state.hardest - 1e-12);
          const slopes = curve.slice(1).map(([x, y], i) => (y - curve[i]![1]) / (x - curve[i]![0]));
          for (const [i, slope] of slopes.slice(1).entries())
            expect(slope).toBeLessThanOrEqual(slopes[i]! + 1e-9);
        }
      }),
    );
  });

  test('without focus it is cross-entropy, and the pull is the probability that was missed', () => {
    const m = at({ gamma: 0 });
    expect(m.focal).toEqual(m.plain);
    const pulls = at({ gamma: 0, measure: 'pull' }).focal;
    // At the optimum the bias has no slope: both classes pull alike.
    expect(pulls[0]!.ofAll).toBeCloseTo(0.5, 9);
  });

  test('the words and the table hold the numbers', () => {
    expect(inWords(model(initial))).toBe(
      'With γ 2 the hardest 20% of the strikes hold so much of the loss of their class: 37% of those with damage, 93% of those without damage. ' +
        'Under cross-entropy: 31% of those with damage, 48% of those without damage. ' +
        'All strikes with damage have 97% of the whole loss, under cross-entropy 68%.',
    );
    const [share, ...held] = table(model(initial)).rows[3]! as number[];
    expect(share).toBe(0.2);
    // As the chapter counts the hardest fifth, in whole strikes.
    for (const [i, counted] of [0.374, 0.932, 0.312, 0.477].entries())
      expect(Math.abs(held[i]! - counted)).toBeLessThan(0.001);
  });
});
