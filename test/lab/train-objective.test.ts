import fc from 'fast-check';
import { fit, type LinearProblem, type LossChoice } from 'surprisal/lab';
import { describe, expect, test } from 'vitest';
import { linearObjective } from '../../src/lab/training/linear-objective.ts';

const binary: LossChoice[] = [
  { name: 'binaryCrossEntropyWithLogits' },
  { name: 'binaryCrossEntropyWithLogits', posWeight: 8 },
  { name: 'alphaBalancedCrossEntropy', alpha: 0.25 },
  { name: 'sigmoidFocalLoss', gamma: 0.5 },
  { name: 'sigmoidFocalLoss', gamma: 2, alpha: 0.75 },
];
const losses: LossChoice[] = [...binary, { name: 'crossEntropyWithLogits', classes: 3 }];

const number = fc.double({ min: -2, max: 2, noNaN: true });
const problems = (loss: LossChoice) =>
  fc.record({
    loss: fc.constant(loss),
    features: fc.array(fc.tuple(number, number), { minLength: 5, maxLength: 5 }),
    targets: fc.array(fc.nat(loss.name === 'crossEntropyWithLogits' ? 2 : 1), {
      minLength: 5,
      maxLength: 5,
    }),
    rowWeights: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 5, maxLength: 5 }),
    l2: fc.double({ min: 0, max: 1, noNaN: true }),
    penalizeBias: fc.boolean(),
  });
const weightsFor = (loss: LossChoice) => {
  const length = loss.name === 'crossEntropyWithLogits' ? 9 : 3;
  return fc
    .array(number, { minLength: length, maxLength: length })
    .map((weights) => Float64Array.from(weights));
};

const moved = (weights: Float64Array, i: number, by: number) => {
  const copy = weights.slice();
  copy[i]! += by;
  return copy;
};

describe.each(losses)('$name', (loss) => {
  const given = [problems(loss), weightsFor(loss)] as const;

  test('the gradient is the slope of the value', () => {
    fc.assert(
      fc.property(...given, (problem, weights) => {
        const objective = linearObjective(problem);
        objective.gradient(weights).forEach((slope, i) => {
          const h = 1e-5;
          const rise =
            objective.value(moved(weights, i, h)) - objective.value(moved(weights, i, -h));
          expect(slope).toBeCloseTo(rise / (2 * h), 8);
        });
      }),
      { numRuns: 30 },
    );
  });

  test('the Hessian is the slope of the gradient, and symmetric', () => {
    fc.assert(
      fc.property(...given, (problem, weights) => {
        const objective = linearObjective(problem);
        const hessian = objective.hessian(weights);
        const { size } = objective;
        for (let i = 0; i < size; i++) {
          const h = 1e-5;
          const above = objective.gradient(moved(weights, i, h));
          const below = objective.gradient(moved(weights, i, -h));
          for (let j = 0; j < size; j++) {
            expect(hessian[i * size + j]).toBeCloseTo((above[j]! - below[j]!) / (2 * h), 7);
            expect(hessian[i * size + j]).toBeCloseTo(hessian[j * size + i]!, 9);
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  test('a row of weight n is that row n times', () => {
    fc.assert(
      fc.property(...given, (problem, weights) => {
        const repeat = <T>(list: T[]) =>
          list.flatMap((item, row) => new Array<T>(problem.rowWeights[row]!).fill(item));
        const expanded: LinearProblem = {
          ...problem,
          features: repeat(problem.features),
          targets: repeat(problem.targets),
          rowWeights: undefined,
        };
        const [weighted, plain] = [problem, expanded].map(linearObjective);
        expect(weighted!.value(weights)).toBeCloseTo(plain!.value(weights), 13);
        weighted!.gradient(weights).forEach((slope, i) => {
          expect(slope).toBeCloseTo(plain!.gradient(weights)[i]!, 13);
        });
      }),
    );
  });
});

describe('the penalty', () => {
  const problem: LinearProblem = {
    features: [[1], [2]],
    targets: [0, 1],
    loss: { name: 'binaryCrossEntropyWithLogits' },
    l2: 0,
  };
  const weights = Float64Array.of(3, 5);
  const penaltyOf = (options: Partial<LinearProblem>) =>
    linearObjective({ ...problem, ...options }).value(weights) -
    linearObjective(problem).value(weights);

  test('is half of λ times the squares of the weights', () => {
    expect(penaltyOf({ l2: 0.5 })).toBeCloseTo(0.25 * 25, 12);
  });

  test('with the bias where that is asked for', () => {
    expect(penaltyOf({ l2: 0.5, penalizeBias: true })).toBeCloseTo(0.25 * 34, 12);
  });
});

test('the best bias alone is the logit of the share of ones', () => {
  const problem: LinearProblem = {
    features: [[0], [0]],
    targets: [0, 1],
    rowWeights: [3, 1],
    loss: { name: 'binaryCrossEntropyWithLogits' },
    l2: 0,
  };
  const { weights } = fit(problem, { tolerance: 1e-15 });
  expect(weights[0]).toBeCloseTo(Math.log(1 / 3), 14);
  expect(weights[1]).toBe(0);
});
