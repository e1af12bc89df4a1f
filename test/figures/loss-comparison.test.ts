import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as comparison from '../../src/figures/loss-comparison.ts';

describe('LossComparison', () => {
  const { initial, model, losses } = comparison;
  const of = (part: Partial<comparison.State>) => model({ ...initial, ...part });
  const balanced = 8939 / 1061;

  test('plain cross-entropy of the golden run', () => {
    const { plain } = model(initial);
    expect(plain.objective).toBeCloseTo(0.297003444581, 11);
    expect(plain.logLoss).toBeCloseTo(0.292858233438, 11);
    expect(plain.brier).toBeCloseTo(0.0834387764, 9);
    expect(plain.rocArea).toBeCloseTo(0.753248824, 8);
    expect(plain.averagePrecision).toBeCloseTo(0.313185057, 8);
    expect(plain.calibrationError).toBeCloseTo(0.00820418, 7);
    expect([plain.found, plain.falseAlarms, plain.missed, plain.quiet]).toEqual([
      76, 53, 985, 8886,
    ]);
  });

  // The objectives and decisions of the golden run.
  test.each<[Partial<comparison.State>, number, number, number[]]>([
    [{ loss: 'weighted', weight: balanced }, 1.05155744591, 0.580008233571, [639, 2037]],
    [{ loss: 'α-balanced', alpha: 0.25 }, 0.103472325185, 0.33608633292, [0, 0]],
    [{ loss: 'α-balanced', alpha: 0.75 }, 0.152163347082, 0.357494556954, [311, 403]],
    [{ loss: 'focal', gamma: 2 }, 0.0793824845698, 0.414492020778, [128, 117]],
    [{ loss: 'focal with α', alpha: 0.75 }, 0.0388407142692, 0.509960029617, [311, 403]],
  ])('%o', (part, objective, logLoss, decisions) => {
    const { chosen } = of(part);
    expect(chosen.objective).toBeCloseTo(objective, 11);
    expect(chosen.logLoss).toBeCloseTo(logLoss, 8);
    expect([chosen.found, chosen.falseAlarms]).toEqual(decisions);
  });

  test('no weight and no focus is plain cross-entropy', () => {
    for (const part of [{ weight: 1 }, { loss: 'focal', gamma: 0 }] as const) {
      const { chosen, plain } = of(part);
      expect(chosen.logLoss).toBeCloseTo(plain.logLoss, 10);
      expect(chosen.curve.ROC).toEqual(plain.curve.ROC);
    }
  });

  test('a threshold does what a weight does', () => {
    const { chosen, plain } = of({ weight: 5, threshold: 1 / 6 });
    expect([plain.found, plain.falseAlarms]).toEqual([chosen.found, chosen.falseAlarms]);
  });

  test('the point of a threshold lies on its curve', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...losses),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (loss, threshold) => {
          const { chosen, plain } = of({ loss, threshold });
          for (const { at, curve } of [chosen, plain]) {
            expect(curve.ROC).toContainEqual(at.ROC);
            const precision = at['precision–recall'];
            if (precision) expect(curve['precision–recall']).toContainEqual(precision);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  test('the words hold the numbers', () => {
    expect(comparison.describe(of({ loss: 'focal with α' }))).toMatch(
      /^focal with α, γ 2, α 0\.25: at the threshold 0\.5 it finds 0 .* cross-entropy: at the threshold 0\.5 it finds 76 of the damaged strikes, with 53 false alarms\./,
    );
  });
});
