import fc from 'fast-check';
import {
  binaryEntropy,
  brierScore,
  conditionalEntropy,
  crossEntropy,
  entropy,
  giniImpurity,
  informationContent,
  jointEntropy,
  jsDistance,
  jsDivergence,
  klDivergence,
  mutualInformation,
  perplexity,
  relativeEntropyTerms,
  totalVariation,
} from 'surprisal';
import { describe, expect, test } from 'vitest';
import {
  check,
  distribution,
  distributions,
  jointTable,
  normalized,
  pair,
  product,
  total,
  transposed,
} from '../arbitraries.ts';

// Identities hold to rounding: a few units in the last place of the largest term.
const ROUNDING = 1e-14;

function expectEqual(a: number, b: number): void {
  if (a === b) return;
  expect(Math.abs(a - b), `${a} = ${b}`).toBeLessThanOrEqual(ROUNDING * Math.max(1, Math.abs(a)));
}

const expectAtMost = (a: number, b: number): void =>
  expect(a, `${a} ≤ ${b}`).toBeLessThanOrEqual(b + ROUNDING * Math.max(1, Math.abs(b)));

const permuted = distributions(2).chain(([p, q]) =>
  fc
    .shuffledSubarray([...p!.keys()], { minLength: p!.length })
    .map((order) => ({ p: p!, q: q!, p2: order.map((i) => p![i]!), q2: order.map((i) => q![i]!) })),
);

describe('entropy', () => {
  test('is between 0 and ln n, which the uniform distribution has', () => {
    check(distribution, (p) => {
      expect(entropy(p)).toBeGreaterThanOrEqual(0);
      expectAtMost(entropy(p), Math.log(p.length));
      expectEqual(entropy(p.map(() => 1 / p.length)), Math.log(p.length));
    });
  });

  test('is the expected information content', () => {
    check(distribution, (p) => {
      const content = informationContent(p);
      expectEqual(entropy(p), total(p.map((x, i) => (x === 0 ? 0 : x * content[i]!))));
    });
  });

  test('is ln of the perplexity, in every unit', () => {
    check(distribution, (p) => {
      expectEqual(Math.log(perplexity(p)), entropy(p));
      expectEqual(entropy(p, { base: 2 }) * Math.LN2, entropy(p));
      expectEqual(entropy(p, { base: 10 }) * Math.LN10, entropy(p));
      expect(perplexity(p, { base: 2 })).toBe(perplexity(p));
    });
  });

  test('of two outcomes is the binary entropy, from either side', () => {
    check(fc.double({ min: 0.5, max: 1, noNaN: true }), (p) => {
      expectEqual(entropy([p, 1 - p]), binaryEntropy(p));
      expectEqual(binaryEntropy(1 - p), binaryEntropy(p));
    });
  });

  test('adds up over groups', () => {
    check(
      distribution.filter((p) => p.length >= 3 && p[0]! < 0.99),
      (p) => {
        const rest = total(p.slice(1));
        expectEqual(
          entropy(p),
          entropy([p[0]!, rest]) + rest * entropy(p.slice(1), { normalize: true }),
        );
      },
    );
  });

  test('and Gini impurity ignore order, impossible outcomes and scale', () => {
    check(permuted, ({ p, p2 }) => {
      for (const f of [entropy, giniImpurity, perplexity]) {
        expectEqual(f(p2), f(p));
        expectEqual(f([...p, 0]), f(p));
        expectEqual(
          f(
            p.map((x) => 8 * x),
            { normalize: true },
          ),
          f(p),
        );
      }
    });
  });

  test('is above Gini impurity, its first-order part', () => {
    check(distribution, (p) => {
      expectAtMost(giniImpurity(p), entropy(p));
      expectAtMost(giniImpurity(p), 1 - 1 / p.length);
    });
  });

  test('of a million equal outcomes keeps its digits', () => {
    const n = 1_000_000;
    const p = new Float64Array(n).fill(1 / n);
    expect(Math.abs(entropy(p) - Math.log(n)) / Math.log(n)).toBeLessThan(1e-15);
    expect(Math.abs(perplexity(p) / n - 1)).toBeLessThan(1e-14);
  });
});

describe('information content', () => {
  const probability = fc.double({ min: 1e-3, max: 1, noNaN: true });

  test('adds up over independent events', () => {
    check(fc.tuple(probability, probability), ([p, q]) =>
      expectEqual(informationContent(p * q), informationContent(p) + informationContent(q)),
    );
  });

  test('falls as the probability rises', () => {
    check(fc.tuple(probability, probability), ([p, q]) =>
      expect(informationContent(Math.max(p, q))).toBeLessThanOrEqual(
        informationContent(Math.min(p, q)),
      ),
    );
  });

  test('of a vector is that of its elements', () => {
    check(distribution, (p) => {
      const content = informationContent(p, { base: 2 });
      expect(content).toBeInstanceOf(Float64Array);
      expect([...content]).toEqual(p.map((x) => informationContent(x, { base: 2 })));
    });
  });
});

describe('a joint table', () => {
  const rowSums = (table: number[][]) => table.map(total);
  const columnSums = (table: number[][]) => transposed(table).map(total);

  test('obeys the chain rule, both ways', () => {
    check(jointTable, (table) => {
      const joint = jointEntropy(table);
      expectEqual(joint, entropy(rowSums(table)) + conditionalEntropy(table, { given: 'x' }));
      expectEqual(joint, entropy(columnSums(table)) + conditionalEntropy(table, { given: 'y' }));
    });
  });

  test('has a mutual information that is symmetric, not negative, and at most either entropy', () => {
    check(jointTable, (table) => {
      const information = mutualInformation(table);
      expect(information).toBeGreaterThanOrEqual(0);
      expectEqual(mutualInformation(transposed(table)), information);
      expectAtMost(information, entropy(rowSums(table)));
      expectAtMost(information, entropy(columnSums(table)));
      expectEqual(
        information,
        entropy(rowSums(table)) + entropy(columnSums(table)) - jointEntropy(table),
      );
      expectEqual(
        information,
        entropy(columnSums(table)) - conditionalEntropy(table, { given: 'x' }),
      );
    });
  });

  test('on average loses entropy when the other is known', () => {
    check(jointTable, (table) => {
      expect(conditionalEntropy(table, { given: 'x' })).toBeGreaterThanOrEqual(0);
      expectAtMost(conditionalEntropy(table, { given: 'x' }), entropy(columnSums(table)));
      expectEqual(
        conditionalEntropy(table, { given: 'x' }),
        conditionalEntropy(transposed(table), { given: 'y' }),
      );
    });
  });

  test('of independent variables adds entropies and shares nothing', () => {
    check(fc.tuple(distribution, distribution), ([p, q]) => {
      const table = product(p, q);
      expectEqual(jointEntropy(table), entropy(p) + entropy(q));
      expectEqual(conditionalEntropy(table, { given: 'x' }), entropy(q));
      expect(mutualInformation(table)).toBeLessThan(1e-25);
    });
  });

  test('of a variable with itself shares all of it', () => {
    check(distribution, (p) => {
      const table = p.map((x, i) => p.map((_, j) => (i === j ? x : 0)));
      expectEqual(mutualInformation(table), entropy(p));
      expect(conditionalEntropy(table, { given: 'x' })).toBe(0);
      expect(conditionalEntropy(table, { given: 'y' })).toBe(0);
    });
  });

  test('may be a list of typed arrays, and of any sum with `normalize`', () => {
    check(jointTable, (table) => {
      const typed = table.map((row) => Float64Array.from(row));
      const scaled = table.map((row) => row.map((cell) => 4 * cell));
      for (const f of [jointEntropy, mutualInformation]) {
        expect(f(typed)).toBe(f(table));
        expectEqual(f(scaled, { normalize: true }), f(table));
      }
    });
  });
});

describe('divergence', () => {
  test('is never negative, and exactly 0 where equal (Gibbs)', () => {
    check(pair, ([p, q]) => {
      expect(klDivergence(p, q)).toBeGreaterThanOrEqual(0);
      expect(klDivergence(p, [...p])).toBe(0);
      expect(jsDivergence(p, [...p])).toBe(0);
      expect(totalVariation(p, [...p])).toBe(0);
    });
  });

  test('is above 0 where different, however little', () => {
    const shift = fc.integer({ min: 20, max: 52 }).map((k) => 2 ** -k);
    check(shift, (d) => {
      // D(½ ± d) = ½ ln(1/(1 − 4d²)) = 2d² + …
      expect(klDivergence([0.5, 0.5], [0.5 + d, 0.5 - d]) / (2 * d * d)).toBeCloseTo(1, 11);
      expect(jsDivergence([0.5, 0.5], [0.5 + d, 0.5 - d]) / ((d * d) / 2)).toBeCloseTo(1, 11);
    });
  });

  test('is cross-entropy less entropy', () => {
    check(pair, ([p, q]) => {
      const divergence = klDivergence(p, q);
      expectEqual(crossEntropy(p, q), entropy(p) + divergence);
      if (divergence === Infinity) expect(p.some((x, i) => x > 0 && q[i] === 0)).toBe(true);
      expectEqual(crossEntropy(p, p), entropy(p));
    });
  });

  test('is the sum of its terms', () => {
    check(pair, ([p, q]) => expectEqual(total(relativeEntropyTerms(p, q)), klDivergence(p, q)));
  });

  test('adds up over independent variables', () => {
    check(fc.tuple(pair, pair), ([[p1, q1], [p2, q2]]) =>
      expectEqual(
        klDivergence(product(p1, p2).flat(), product(q1, q2).flat()),
        klDivergence(p1, q1) + klDivergence(p2, q2),
      ),
    );
  });

  test('of Jensen and Shannon: symmetric, at most ln 2, the mean divergence from the mixture', () => {
    check(pair, ([p, q]) => {
      const mixture = p.map((x, i) => (x + q[i]!) / 2);
      expect(jsDivergence(p, q)).toBeGreaterThanOrEqual(0);
      expect(jsDivergence(q, p)).toBe(jsDivergence(p, q));
      expectAtMost(jsDivergence(p, q), Math.LN2);
      expectEqual(jsDivergence(p, q), (klDivergence(p, mixture) + klDivergence(q, mixture)) / 2);
      expectEqual(jsDivergence(p, q), entropy(mixture) - (entropy(p) + entropy(q)) / 2);
      expectEqual(jsDistance(p, q) ** 2, jsDivergence(p, q));
    });
  });

  test('of Jensen and Shannon with weights', () => {
    check(fc.tuple(pair, fc.double({ min: 0, max: 1, noNaN: true })), ([[p, q], share]) => {
      const weights = [1 - share, share];
      const mixture = p.map((x, i) => (1 - share) * x + share * q[i]!);
      expectEqual(
        jsDivergence(p, q, { weights }),
        entropy(mixture) - (1 - share) * entropy(p) - share * entropy(q),
      );
      expectEqual(
        jsDivergence(q, p, { weights: [share, 1 - share] }),
        jsDivergence(p, q, { weights }),
      );
      expectAtMost(jsDivergence(p, q, { weights }), entropy(weights));
      expect(jsDivergence(p, q, { weights: [1, 0] })).toBe(0);
    });
    check(pair, ([p, q]) =>
      expect(jsDivergence(p, q, { weights: [0.5, 0.5] })).toBe(jsDivergence(p, q)),
    );
  });

  test.each([
    ['jsDistance', jsDistance],
    ['totalVariation', totalVariation],
  ])('%s is a metric', (_, distance) => {
    check(distributions(3), ([p, q, r]) => {
      expect(distance(q!, p!)).toBe(distance(p!, q!));
      expectAtMost(distance(p!, q!), distance(p!, r!) + distance(r!, q!));
    });
  });

  test('of Kullback and Leibler is no metric: it breaks the triangle inequality', () => {
    const [p, r, q] = [
      [0.5, 0.5],
      [0.25, 0.75],
      [0.1, 0.9],
    ] as const;
    expect(klDivergence(p, q)).toBeGreaterThan(klDivergence(p, r) + klDivergence(r, q));
  });

  test('bounds total variation (Pinsker), which is at most 1', () => {
    check(pair, ([p, q]) => {
      expectAtMost(totalVariation(p, q), Math.sqrt(klDivergence(p, q) / 2));
      expectAtMost(totalVariation(p, q), 1);
      expectEqual(totalVariation(p, q), total(p.map((x, i) => Math.max(0, x - q[i]!))));
    });
  });

  test('ignores the order of outcomes, those that are impossible, and scale', () => {
    check(permuted, ({ p, q, p2, q2 }) => {
      for (const f of [klDivergence, crossEntropy, jsDivergence, totalVariation]) {
        expectEqual(f(p2, q2), f(p, q));
        expectEqual(f([...p, 0], [...q, 0]), f(p, q));
        const weights = [p.map((x) => 4 * x), q.map((x) => x / 2)] as const;
        expectEqual(f(...weights, { normalize: true }), f(p, q));
      }
    });
  });

  test('in another unit is divided by the logarithm of the base', () => {
    check(fc.tuple(pair, fc.double({ min: 1.1, max: 50, noNaN: true })), ([[p, q], base]) => {
      for (const f of [klDivergence, crossEntropy, jsDivergence])
        expectEqual(f(p, q, { base }) * Math.log(base), f(p, q));
      expectEqual(jsDistance(p, q, { base }) ** 2, jsDivergence(p, q, { base }));
    });
  });
});

describe('Brier score', () => {
  test('of a class is that of its one-hot vector, and at most 2', () => {
    check(fc.tuple(distribution, fc.nat(1000)), ([q, any]) => {
      const y = any % q.length;
      const oneHot = q.map((_, i) => Number(i === y));
      expect(brierScore(q, y)).toBe(brierScore(q, oneHot));
      expectAtMost(brierScore(q, y), 2);
      expect(brierScore(oneHot, y)).toBe(0);
    });
  });

  test('expected under p is Gini impurity and the squared distance of q', () => {
    check(pair, ([p, q]) => {
      const expected = total(p.map((x, y) => x * brierScore(q, y)));
      expectEqual(expected, giniImpurity(p) + brierScore(q, p));
      expectAtMost(giniImpurity(p), expected);
    });
  });

  test('of one probability is half that of two columns', () => {
    check(fc.double({ min: 0, max: 1, noNaN: true }), (q) =>
      expectEqual(2 * brierScore(q, 1), brierScore([1 - q, q], 1)),
    );
  });
});

test('no zero is negative', () => {
  const zeros = {
    informationContent: informationContent(1),
    'informationContent in bits': informationContent(1, { base: 2 }),
    'informationContent of a vector': informationContent([1])[0],
    binaryEntropy0: binaryEntropy(0),
    binaryEntropy1: binaryEntropy(1, { base: 2 }),
    entropy: entropy([1, 0]),
    'entropy in bits': entropy([0, 1], { base: 2 }),
    'entropy of −0': entropy([1, -0]),
    jointEntropy: jointEntropy([[1, 0]]),
    conditionalEntropy: conditionalEntropy([[1, 0]], { given: 'x' }),
    mutualInformation: mutualInformation([[1, 0]]),
    crossEntropy: crossEntropy([1, 0], [1, 0]),
    klDivergence: klDivergence([1, 0], [1, 0], { base: 2 }),
    relativeEntropyTerms: relativeEntropyTerms(1, 1),
    'relativeEntropyTerms of −0': relativeEntropyTerms(-0, 1),
    jsDivergence: jsDivergence([1, 0], [1, 0]),
    jsDistance: jsDistance([1, 0], [1, 0]),
    totalVariation: totalVariation([1, 0], [1, 0]),
    giniImpurity: giniImpurity([1, 0]),
    brierScore: brierScore([1, 0], 0),
  };
  expect(Object.entries(zeros).filter(([, value]) => !Object.is(value, 0))).toEqual([]);
});

test('a probability that is above one by rounding makes nothing negative', () => {
  const p = [1 + 1e-12];
  for (const f of [entropy, giniImpurity]) expect(f(p), f.name).toBe(0);
  for (const f of [crossEntropy, klDivergence, jsDivergence, totalVariation])
    expect(f(p, p), f.name).toBe(0);
  expect(jointEntropy([p])).toBe(0);
  expect(conditionalEntropy([p], { given: 'x' })).toBe(0);
  expect(mutualInformation([p])).toBeGreaterThanOrEqual(0);
  expect(perplexity(p)).toBe(1);
});

test('inputs are not modified', () => {
  const vector = Object.freeze([3, 1, 0, 4]);
  const model = Object.freeze([1, 1, 1, 1]);
  const table = Object.freeze([Object.freeze([3, 1]), Object.freeze([0, 4])]);
  const typed = Float32Array.of(3, 1, 0, 4);
  const options = Object.freeze({ normalize: true, base: 2 });
  for (const f of [entropy, perplexity, giniImpurity, informationContent]) {
    f(vector, options);
    f(typed, options);
  }
  for (const f of [
    crossEntropy,
    klDivergence,
    jsDivergence,
    jsDistance,
    totalVariation,
    relativeEntropyTerms,
    brierScore,
  ]) {
    f(vector, model, options);
    f(typed, model, options);
  }
  for (const f of [jointEntropy, mutualInformation]) f(table, options);
  conditionalEntropy(table, { ...options, given: 'y' });
  expect([...typed]).toEqual([3, 1, 0, 4]);
});

test('may be handed to map, which passes an index as well', () => {
  const p = [
    [0.5, 0.5],
    [0.9, 0.1],
    [1, 0],
  ];
  for (const f of [entropy, perplexity, giniImpurity])
    expect(p.map(f as (p: number[]) => number)).toEqual(p.map((row) => f(row)));
  for (const f of [informationContent, binaryEntropy])
    expect([0.5, 0.1].map(f as (p: number) => number)).toEqual([f(0.5), f(0.1)]);
});

test('any array-like of numbers is a vector', () => {
  check(pair, ([p, q]) => {
    const alike = { ...p, length: p.length };
    expect(entropy(Float64Array.from(p))).toBe(entropy(p));
    expect(entropy(alike)).toBe(entropy(p));
    expect(klDivergence(alike, Float64Array.from(q))).toBe(klDivergence(p, q));
    const single = normalized([...Float32Array.from(p)]);
    expectEqual(entropy(Float32Array.from(p), { normalize: true }), entropy(single));
  });
});

test('mutual information is not negative where a product of sums underflows', () => {
  const table = [
    [2 / 13, 0],
    [11 / 13, 7.69231e-300],
  ];
  expect(mutualInformation(table)).toBeGreaterThan(0);
  expect(mutualInformation(table)).toBeLessThan(entropy([1, 7.69231e-300]));
});
