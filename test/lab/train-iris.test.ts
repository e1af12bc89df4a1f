import { fit, iris, linearLogits, standardize } from 'surprisal/lab';
import { describe, expect, test } from 'vitest';
import { significant } from './significant.ts';

// The golden runs of the fact sheet, chapter 6: solved there by another program. The bias is penalised.

const features = standardize(iris.features);

describe('three species under softmax', () => {
  const { weights, objective, converged } = fit({
    features,
    targets: iris.labels,
    loss: { name: 'crossEntropyWithLogits', classes: 3 },
    l2: 0.01,
    penalizeBias: true,
  });

  test('the optimum', () => {
    expect(converged).toBe(true);
    expect(significant(objective)).toBe(0.266201000802);
  });

  test('what the species are given, and how many are right', () => {
    const logits = linearLogits(features, weights);
    const rows = iris.labels.map((_, i) => Array.from(logits.subarray(3 * i, 3 * i + 3)));
    const losses = rows.map(
      (row, i) => Math.log(row.reduce((sum, z) => sum + Math.exp(z), 0)) - row[iris.labels[i]!]!,
    );
    expect(significant(losses.reduce((sum, loss) => sum + loss) / 150)).toBe(0.173523052611);
    const right = rows.filter((row, i) => row.indexOf(Math.max(...row)) === iris.labels[i]);
    expect(right).toHaveLength(144);
  });

  test('the weights of a feature add up to 0 over the species', () => {
    for (let j = 0; j < 5; j++)
      expect(weights[j]! + weights[5 + j]! + weights[10 + j]!).toBeCloseTo(0, 12);
  });

  test('whatever the start', () => {
    const start = Float64Array.from({ length: 15 }, (_, i) => 3 * Math.sin(i));
    const other = fit(
      {
        features,
        targets: iris.labels,
        loss: { name: 'crossEntropyWithLogits', classes: 3 },
        l2: 0.01,
        penalizeBias: true,
      },
      { start },
    );
    other.weights.forEach((weight, i) => {
      expect(weight).toBeCloseTo(weights[i]!, 9);
    });
  });
});

describe('versicolor and virginica, in units of all 150', () => {
  const pair = {
    features: features.slice(50),
    targets: iris.labels.slice(50).map((label) => label - 1),
    penalizeBias: true,
  };
  const sigmoid = fit({ ...pair, loss: { name: 'binaryCrossEntropyWithLogits' }, l2: 0.01 });
  const softmax = (l2: number) =>
    fit({ ...pair, loss: { name: 'crossEntropyWithLogits', classes: 2 }, l2 });

  test('one sigmoid', () => {
    expect(significant(sigmoid.objective)).toBe(0.310203520559);
    expect(Array.from(sigmoid.weights, (weight) => Number(weight.toFixed(8)))).toEqual([
      -2.70056902, 0.01106748, -0.13932695, 1.85815851, 2.69525149,
    ]);
  });

  test('softmax with the same λ is another model', () => {
    expect(significant(softmax(0.01).objective)).toBe(0.251053780995);
  });

  test('softmax with twice the λ is the same', () => {
    const { objective, weights } = softmax(0.02);
    expect(significant(objective)).toBe(0.310203520559);
    sigmoid.weights.forEach((weight, j) => {
      expect(weights[5 + j]! - weights[j]!).toBeCloseTo(weight, 9);
    });
  });
});
