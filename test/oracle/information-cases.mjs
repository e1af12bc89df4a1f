import {
  distribution,
  exactDistribution,
  halving,
  joint,
  nearby,
  normalized,
  random,
  shifted,
  sparseDistribution,
  times,
  uniform,
} from './inputs.mjs';

const SUBNORMAL = 5e-324;
const SMALLEST_NORMAL = 2 ** -1022;
const LARGEST = Number.MAX_VALUE;
const UNITS = [undefined, { base: 2 }, { base: 10 }, { base: 3 }];
const SIZES = [2, 3, 5, 10, 40];

/** From what one can still see beside 1 down to the smallest double. */
const SMALL = [
  2 ** -20,
  2 ** -40,
  2 ** -53,
  1e-18,
  1e-100,
  1e-300,
  SMALLEST_NORMAL,
  1e-315,
  SUBNORMAL,
];

const beside = (small) => [1 - small, small];

const counts = (n, top) => times(n, () => Math.floor(top * random()) + 1);

/** Every case of the information functions, in a fixed order. */
export function informationCases() {
  const cases = [];
  const add = (kind, key, args, options) => cases.push({ function: key, kind, args, options });

  probabilities(add);
  vectors(add);
  pairs(add);
  tables(add);
  scores(add);
  return cases;
}

function probabilities(add) {
  for (const options of UNITS) {
    for (let i = 0; i < 6; i++) {
      add('ordinary', 'informationContent', [uniform(0.001, 0.999)], options);
      add('ordinary', 'binaryEntropy', [uniform(0.001, 0.999)], options);
    }
    for (const p of SMALL) {
      add('tiny', 'informationContent', [p], options);
      add('tiny', 'binaryEntropy', [p], options);
    }
    for (const p of [1 - 2 ** -53, 1 - 2 ** -30, 1 - 1e-10, 0.999999]) {
      add('near-equal', 'informationContent', [p], options);
      add('near-equal', 'binaryEntropy', [p], options);
    }
  }
  for (const base of [1.5, 16, 1e300, 1 + 2 ** -30])
    add('huge', 'informationContent', [0.3], { base });
  add('huge', 'informationContent', [[1e15, 1, 3]], { normalize: true });
  add('degenerate', 'informationContent', [0]);
  add('degenerate', 'informationContent', [1]);
  for (const p of [0, 0.5, 1]) add('degenerate', 'binaryEntropy', [p], { base: 2 });
  add('degenerate', 'informationContent', [[1, 0.5, 0.1, 0, SUBNORMAL]]);
  for (const n of SIZES) add('ordinary', 'informationContent', [distribution(n)]);
}

function vectors(add) {
  const names = ['entropy', 'perplexity', 'giniImpurity'];
  for (const name of names) {
    const units = name === 'entropy' ? UNITS : [undefined];
    for (const n of SIZES) {
      for (const options of units) add('ordinary', name, [distribution(n)], options);
      add('ordinary', name, [exactDistribution(n)]);
      add('ordinary', name, [sparseDistribution(n)]);
      add('ordinary', name, [counts(n, 50)], { normalize: true });
      add('ordinary', name, [times(n, () => uniform(0.1, 9))], { normalize: true });
    }
    for (const small of SMALL) add('tiny', name, [beside(small)]);
    for (const small of SMALL) add('tiny', name, [[0.5 - small, small, 0.5 - small, small]]);
    for (const k of [10, 60, 1000, 1070]) add('tiny', name, [halving(k)]);
    for (const k of [10, 30, 50, 53]) add('near-equal', name, [[1 - 2 ** -k, 2 ** -k]]);
    for (const k of [4, 10, 20, 25]) add('near-equal', name, [[0.5 + 2 ** -k, 0.5 - 2 ** -k]]);
    add('tiny', name, [[1e-320, 3e-320, 2e-322]], { normalize: true });
    add('huge', name, [[1e300, 3e300, 2e290]], { normalize: true });
    add('huge', name, [[1e15, 1, 3]], { normalize: true });
    add('degenerate', name, [[1]]);
    add('degenerate', name, [[0, 1, 0]]);
    add('degenerate', name, [[0, 7, 0]], { normalize: true });
    add('degenerate', name, [times(1000, () => 1 / 1000)]);
  }
}

function pairs(add) {
  const names = ['crossEntropy', 'klDivergence', 'jsDivergence', 'jsDistance', 'totalVariation'];
  for (const name of names) {
    const units = name === 'totalVariation' ? [undefined] : UNITS;
    for (const n of SIZES) {
      for (const options of units)
        add('ordinary', name, [distribution(n), distribution(n)], options);
      add('ordinary', name, [sparseDistribution(n), distribution(n)]);
      add('ordinary', name, [counts(n, 40), counts(n, 40)], { normalize: true });
      const p = exactDistribution(n);
      for (const step of [2 ** -12, 2 ** -24, 2 ** -34, 2 ** -45, 2 ** -50])
        add('near-equal', name, [p, shifted(p, step)]);
      if (name === 'totalVariation') continue; // its literal value is no closer to the true one than the sums are to 1
      for (const relative of [1e-2, 1e-4, 1e-6, 1e-8])
        add(
          'near-equal',
          name,
          [distribution(n)].flatMap((q) => [q, nearby(q, relative)]),
        );
    }
    const d = distribution(5);
    add('degenerate', name, [d, [...d]]);
    add('degenerate', name, [
      [1, 0, 0],
      [0.7, 0.2, 0.1],
    ]);
    add('degenerate', name, [
      [1, 0],
      [0, 1],
    ]);
    add('degenerate', name, [[1], [1]]);
    for (const small of SMALL) {
      add('tiny', name, [[0.5, 0.5], beside(small)]);
      add('tiny', name, [beside(small), [0.5, 0.5]]);
    }
    add('tiny', name, [halving(200), halving(200).reverse()]);
    add(
      'huge',
      name,
      [
        [1e300, 3e300],
        [2e300, 1e300],
      ],
      { normalize: true },
    );
    add(
      'huge',
      name,
      [
        [1, 0, 0],
        [1e15, 1, 3],
      ],
      { normalize: true },
    );
    add(
      'near-equal',
      name,
      [
        [1000001, 999999],
        [1000000, 1000000],
      ],
      { normalize: true },
    );
    add(
      'near-equal',
      name,
      [
        [1001, 999, 1500],
        [2000, 2000, 3000],
      ],
      { normalize: true },
    );
  }
  for (const name of ['klDivergence', 'jsDivergence', 'jsDistance']) {
    for (const small of SMALL) add('tiny', name, [beside(small), beside(small / 4)]);
    for (const small of SMALL) add('tiny', name, [beside(small), beside(3 * small)]);
  }
  for (const weights of [
    [0.25, 0.75],
    [0.9, 0.1],
    [0.3, 0.7],
  ]) {
    for (const n of SIZES) {
      add('ordinary', 'jsDivergence', [distribution(n), distribution(n)], { weights });
      add(
        'near-equal',
        'jsDivergence',
        [distribution(n)].flatMap((p) => [p, nearby(p, 1e-5)]),
        { weights },
      );
    }
  }
  for (const weights of [
    [1, 0],
    [0, 1],
    [1 - 2 ** -50, 2 ** -50],
  ])
    add(
      'degenerate',
      'jsDivergence',
      [
        [0.2, 0.8],
        [0.6, 0.4],
      ],
      { weights },
    );
  terms(add);
}

function terms(add) {
  for (const options of UNITS) {
    for (let i = 0; i < 8; i++)
      add('ordinary', 'relativeEntropyTerms', [uniform(0.01, 5), uniform(6, 20)], options);
    add(
      'ordinary',
      'relativeEntropyTerms',
      [distribution(5), times(5, () => uniform(1, 4))],
      options,
    );
  }
  for (const gap of [1e-3, 1e-8, 1e-12, 2 ** -52]) {
    add('near-equal', 'relativeEntropyTerms', [1, 1 + gap]);
    add('near-equal', 'relativeEntropyTerms', [3 * (1 + gap), 3]);
  }
  for (const [x, y] of [
    [1e300, 1e-300],
    [1e-300, 1e300],
    [SUBNORMAL, LARGEST],
    [SUBNORMAL, 1],
    [3 * SUBNORMAL, 2],
    [1e-300, 7e20],
    [1, SUBNORMAL],
    [LARGEST, LARGEST / 2],
    [LARGEST, 1e-300],
    [1e-310, 3e-310],
  ])
    add('huge', 'relativeEntropyTerms', [x, y]);
  for (const [x, y] of [
    [0, 0],
    [0, 3],
    [2, 2],
    [2, 0],
  ])
    add('degenerate', 'relativeEntropyTerms', [x, y]);
}

/** Tables whose rows and columns are nearly independent: an exact product, and some of it moved around a square. */
function nearlyIndependent(step) {
  const rows = [0.25, 0.75];
  const columns = [0.5, 0.125, 0.375];
  const table = rows.map((row) => columns.map((column) => row * column));
  table[0][0] += step;
  table[0][1] -= step;
  table[1][0] -= step;
  table[1][1] += step;
  return table;
}

function tables(add) {
  const names = ['jointEntropy', 'conditionalEntropy', 'mutualInformation'];
  for (const name of names) {
    const sides = name === 'conditionalEntropy' ? [{ given: 'x' }, { given: 'y' }] : [undefined];
    for (const side of sides) {
      const put = (kind, pxy, more) =>
        add(kind, name, [pxy], side || more ? { ...side, ...more } : undefined);
      for (const [rows, columns] of [
        [2, 2],
        [2, 3],
        [3, 4],
        [5, 5],
        [1, 4],
        [6, 1],
      ]) {
        // The information of a single row is zero up to the rounding of its sum.
        if (name === 'mutualInformation' && (rows === 1 || columns === 1)) continue;
        if (name === 'conditionalEntropy' && (side.given === 'x' ? columns : rows) === 1) continue;
        for (const options of UNITS) put('ordinary', joint(rows, columns), options);
        put('ordinary', joint(rows, columns, exactDistribution));
        put('ordinary', joint(rows, columns, sparseDistribution));
        put(
          'ordinary',
          joint(rows, columns, (n) => counts(n, 30)),
          { normalize: true },
        );
      }
      for (const small of SMALL) {
        put('tiny', [
          [0.5 - small, small],
          [small, 0.5 - small],
        ]);
        put('tiny', [
          [1 - small, 0],
          [0, small],
        ]);
      }
      for (const step of [2 ** -10, 2 ** -20, 2 ** -30, 2 ** -45])
        put('near-equal', nearlyIndependent(step));
      put(
        'near-equal',
        [
          [1001, 999],
          [2000, 2000],
        ],
        { normalize: true },
      );
      for (const relative of [1e-3, 1e-6]) {
        const [p, q] = [distribution(3), distribution(4)];
        const flat = nearby(
          p.flatMap((x) => q.map((y) => x * y)),
          relative,
        );
        put('near-equal', [flat.slice(0, 4), flat.slice(4, 8), flat.slice(8)]);
      }
      put('degenerate', [[1]]);
      put('degenerate', [
        [0.25, 0.25],
        [0.25, 0.25],
      ]);
      put('degenerate', [
        [0.5, 0],
        [0, 0.5],
      ]);
      put('degenerate', [
        [0, 0],
        [0.5, 0.5],
      ]);
      put(
        'huge',
        [
          [1e300, 2e300],
          [4e300, 1e300],
        ],
        { normalize: true },
      );
    }
  }
}

function scores(add) {
  for (let i = 0; i < 12; i++) {
    add('ordinary', 'brierScore', [uniform(0.05, 0.95), i % 2]);
    add('ordinary', 'brierScore', [distribution(4), i % 4]);
    add('ordinary', 'brierScore', [distribution(6), distribution(6)]);
  }
  add('ordinary', 'brierScore', [[3, 1, 4], 2], { normalize: true });
  for (const small of SMALL) {
    add('tiny', 'brierScore', [small, 0]);
    add('tiny', 'brierScore', [small, 1]);
  }
  for (const k of [10, 30, 53]) {
    add('near-equal', 'brierScore', [1 - 2 ** -k, 1]);
    add('near-equal', 'brierScore', [[1 - 2 ** -k, 2 ** -k], 0]);
    add('near-equal', 'brierScore', [
      [0.5, 0.5],
      [0.5 + 2 ** -k, 0.5 - 2 ** -k],
    ]);
  }
  add('degenerate', 'brierScore', [[0, 1, 0], 1]);
  add('degenerate', 'brierScore', [[0, 1, 0], 0]);
  add('degenerate', 'brierScore', [normalized([1, 1, 1]), 0]);
  for (const q of [0, 1]) for (const y of [0, 1]) add('degenerate', 'brierScore', [q, y]);
}
