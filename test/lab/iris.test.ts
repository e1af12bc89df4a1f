import { iris } from 'surprisal/lab';
import { expect, test } from 'vitest';

test('150 flowers with four measurements, 50 of each species', () => {
  expect(iris.features.map((flower) => flower.length)).toEqual(Array(150).fill(4));
  expect(iris.labels).toEqual([...Array(50).fill(0), ...Array(50).fill(1), ...Array(50).fill(2)]);
  expect(iris.featureNames).toHaveLength(4);
  expect(iris.species).toEqual(['setosa', 'versicolor', 'virginica']);
});

test("the 35th and the 38th flower have the values of Fisher's table", () => {
  expect(iris.features[34]).toEqual([4.9, 3.1, 1.5, 0.2]);
  expect(iris.features[37]).toEqual([4.9, 3.6, 1.4, 0.1]);
});

test("the means of Fisher's table", () => {
  const meanOf = (label: number) =>
    iris.featureNames.map((_, feature) => {
      const values = iris.features.filter((_, flower) => iris.labels[flower] === label);
      return values.reduce((sum, flower) => sum + flower[feature]!, 0) / values.length;
    });
  const expected = [
    [5.006, 3.428, 1.462, 0.246],
    [5.936, 2.77, 4.26, 1.326],
    [6.588, 2.974, 5.552, 2.026],
  ];
  expected.forEach((means, label) => {
    meanOf(label).forEach((mean, feature) => {
      expect(mean).toBeCloseTo(means[feature]!, 10);
    });
  });
});
