import { distribution, logits, random, times, uniform } from './inputs.mjs';

/** Where exponentials round to one, leave the doubles, or reach the subnormals; and beyond. */
const FAR = [
  16.64,
  33.28,
  36.74,
  40,
  100,
  300,
  354,
  372.6,
  700,
  709.79,
  745,
  746,
  800,
  1000,
  1e5,
  1e100,
  1e300,
  1e308,
  Number.MAX_VALUE,
];

const NEAR = [0, 5e-324, 1e-310, 1e-300, 1e-20, 2 ** -53, 1e-10];

const GAMMAS = [0, 0.01, 0.5, 1, 1.5, 2, 3, 5];

const integer = (n) => Math.floor(random() * n);

/** Every case of the losses and their gradients, in a fixed order. */
export function lossesCases() {
  const cases = [];
  const add = (kind, name, args, options) => {
    for (const key of [name, `${name}Gradient`]) cases.push({ function: key, kind, args, options });
  };
  probabilities(add);
  for (const [name, settings] of ofLogits()) {
    for (const options of settings) logitCases(add, name, options);
  }
  for (const [name, settings] of ofRows()) {
    for (const options of settings) rowCases(add, name, options);
  }
  weightedElements(add);
  weightedRows(add);
  return cases;
}

const ofLogits = () => [
  ['binaryCrossEntropyWithLogits', [undefined, { posWeight: 3 }]],
  ['alphaBalancedCrossEntropy', [{ alpha: 0.25 }, { alpha: 0.9 }]],
  [
    'sigmoidFocalLoss',
    [
      undefined,
      ...GAMMAS.map((gamma) => ({ gamma })),
      { alpha: 0.25, gamma: 2 },
      { alpha: 0.75, gamma: 0.5 },
    ],
  ],
];

const ofRows = () => [
  ['crossEntropyWithLogits', [undefined]],
  ['softmaxFocalLoss', [undefined, ...GAMMAS.map((gamma) => ({ gamma })), { alpha: 0.25 }]],
];

function probabilities(add) {
  const name = 'binaryCrossEntropy';
  for (let i = 0; i < 30; i++) {
    const p = uniform(0.01, 0.99);
    add('ordinary', name, [[p], [integer(2)]]);
    add('ordinary', name, [[p], [away(p)]]);
  }
  for (const p of [5e-324, 1e-310, 1e-300, 1e-20, 2 ** -53, 1 - 2 ** -53, 1 - 1e-10])
    for (const y of [0, 1, 0.5]) add('tiny', name, [[p], [y]]);
  add('degenerate', name, [
    [0, 1],
    [0, 1],
  ]);
  add('ordinary', name, [times(20, () => uniform(0.01, 0.99)), times(20, () => integer(2))]);
  // The gradient overflows only where its mean does.
  add('tiny', name, [
    [1e-308, 0.5, 0.5, 0.5],
    [1, 1, 1, 1],
  ]);
}

/** A soft target that is not close to p, where the gradient is a difference of equals. */
function away(p) {
  for (;;) {
    const y = random();
    if (Math.abs(y - p) > 0.2) return y;
  }
}

function logitCases(add, name, options) {
  for (let i = 0; i < 12; i++) add('ordinary', name, [[uniform(-6, 6)], [integer(2)]], options);
  for (let i = 0; i < 4; i++) add('ordinary', name, [[uniform(-20, 20)], [integer(2)]], options);
  for (const x of NEAR)
    add(
      'tiny',
      name,
      [
        [x, -x],
        [1, 1],
      ],
      { ...options, reduction: 'none' },
    );
  for (const x of FAR) {
    add(
      'huge',
      name,
      [
        [x, -x, x, -x],
        [0, 0, 1, 1],
      ],
      { ...options, reduction: 'none' },
    );
    add(
      'huge',
      name,
      [
        [x, -x],
        [0, 1],
      ],
      options,
    );
  }
  const reduction = { ...options, reduction: integer(2) ? 'sum' : 'mean' };
  add('ordinary', name, [logits(30, 5), times(30, () => integer(2))], reduction);
  add(
    'ordinary',
    name,
    [times(3, () => logits(4, 5)), times(3, () => times(4, () => integer(2)))],
    reduction,
  );
  // Soft targets, on the side of the logit where no term of the gradient cancels another.
  for (let i = 0; i < 8; i++) {
    const x = uniform(1, 6);
    add(
      'ordinary',
      name,
      [
        [x, -x],
        [uniform(0, 0.2), uniform(0.8, 1)],
      ],
      options,
    );
  }
  add(
    'huge',
    name,
    [
      [1e308, 700, -700, -1e308],
      [0.25, 0.25, 0.75, 0.75],
    ],
    { ...options, reduction: 'none' },
  );
}

function rowCases(add, name, options) {
  for (const K of [2, 3, 10]) {
    for (let i = 0; i < 4; i++) add('ordinary', name, [[logits(K, 4)], [integer(K)]], options);
    add('ordinary', name, [times(5, () => logits(K, 4)), times(5, () => integer(K))], options);
    add('near-equal', name, [[times(K, () => 5 + 1e-9 * uniform(-1, 1))], [integer(K)]], options);
    for (const scale of [50, 400, 1000, 1e5, 1e308])
      add(
        'huge',
        name,
        [
          [logits(K, scale), logits(K, scale)],
          [integer(K), integer(K)],
        ],
        {
          ...options,
          reduction: 'none',
        },
      );
  }
  for (const x of FAR) {
    for (const target of [0, 1]) add('huge', name, [[[x, 0]], [target]], options);
    add('huge', name, [[[0, -x / 2, -x / 2]], [0]], options);
    add('huge', name, [[x / 2, -x / 2, x / 2], 0], options);
  }
  add('tiny', name, [[[5e-324, -5e-324, 0]], [1]], options);
  add('degenerate', name, [[[3]], [0]], options);
  add('degenerate', name, [[[-Infinity, 2, 1]], [1]], options);
  for (const K of [2, 3, 5]) {
    add('ordinary', name, [[opposed(K)], [[...times(K - 1, () => 0), 1]]], options);
    add('ordinary', name, opposedSoft(K), options);
  }
  // Half of a difference that is no double is one.
  add('huge', name, [[[1e308, -1e308]], [[0.5, 0.5]]], options);
  add('ordinary', name, [logits(6, 3), [1, 2]], { ...options, classes: 3 });
}

/** Logits that fall from class to class. */
const opposed = (K) => times(K, (k) => 2 * (K - k) + uniform(-0.5, 0.5));

/** Such logits with a distribution that rises. */
function opposedSoft(K) {
  const weights = times(K, (k) => 4 ** k + uniform(0, 1));
  const total = weights.reduce((a, b) => a + b, 0);
  return [[opposed(K)], [weights.map((w) => w / total)]];
}

function weightedElements(add) {
  const name = 'binaryCrossEntropyWithLogits';
  const pair = () => [logits(5, 4), times(5, () => integer(2))];
  for (const reduction of ['mean', 'sum', 'none']) {
    const weights = times(5, () => uniform(0, 3));
    add('ordinary', name, pair(), { weights, reduction });
    add('ordinary', name, pair(), { weights, reduction, posWeight: 2.5 });
    add('ordinary', name, pair(), { posWeight: times(5, () => uniform(0, 4)), reduction });
    add('ordinary', 'binaryCrossEntropy', [times(5, () => uniform(0.1, 0.9)), pair()[1]], {
      weights,
      reduction,
    });
  }
  add(
    'ordinary',
    name,
    [
      times(2, () => logits(3, 4)),
      [
        [1, 0, 1],
        [0, 0, 1],
      ],
    ],
    { posWeight: [1, 2, 7] },
  );
  for (const labelSmoothing of [0.1, 0.01, 1]) {
    add(
      'ordinary',
      name,
      [
        [4, -3, 5],
        [0, 1, 0],
      ],
      { labelSmoothing },
    );
    add(
      'huge',
      name,
      [
        [700, -1e308, 1e300],
        [0, 1, 0],
      ],
      { labelSmoothing, reduction: 'none' },
    );
  }
  add(
    'huge',
    name,
    [
      [1e308, -800, 0.5],
      [0, 0, 0],
    ],
    { weights: [0, 1e-300, 1e300], reduction: 'none' },
  );
}

function weightedRows(add) {
  const name = 'crossEntropyWithLogits';
  const K = 4;
  for (const reduction of ['mean', 'sum', 'none']) {
    const classWeights = times(K, () => uniform(0.1, 5));
    const rows = () => times(6, () => logits(K, 3));
    const indices = () => times(6, () => integer(K));
    add('ordinary', name, [rows(), indices()], { classWeights, reduction });
    add('ordinary', name, [rows(), [0, 1, -100, 2, 3, -100]], {
      classWeights,
      reduction,
      ignoreIndex: -100,
    });
    add('ordinary', name, [rows(), [0, 1, 2, 2, 3, 1]], { reduction, ignoreIndex: 2 });
    // With two classes a smoothed target is nowhere close to the probability of such logits.
    const smoothing = { labelSmoothing: 0.1, reduction };
    add('ordinary', name, [[opposed(2)], [1]], { ...smoothing, classWeights: [0.5, 3] });
    add(
      'ordinary',
      name,
      [
        [opposed(2), opposed(2)],
        [1, -1],
      ],
      { ...smoothing, ignoreIndex: -1 },
    );
    const [logit, target] = opposedSoft(K);
    add('ordinary', name, [logit, target], { reduction, labelSmoothing: 0.1 });
    const rising = classWeights.toSorted((a, b) => a - b);
    add('ordinary', name, [logit, target], { reduction, classWeights: rising });
    add('ordinary', 'softmaxFocalLoss', [rows(), indices()], {
      alpha: classWeights,
      reduction,
      gamma: 1.5,
    });
    add('ordinary', 'softmaxFocalLoss', [rows(), indices()], {
      alpha: distribution(K),
      reduction,
      gamma: 0.5,
    });
  }
  const rows = [
    [1, 2],
    [3, -1],
    [0, 0.5],
  ];
  for (const weight of [5e-324, 1e-300, 1e300, Number.MAX_VALUE])
    add('huge', name, [rows, [0, 1, 1]], { classWeights: [weight, weight] });
  add('huge', name, [[[1e308, -1e308]], [0]], { labelSmoothing: 0.1 });
  add(
    'huge',
    name,
    [
      [
        [1e308, -1e308],
        [0, 0],
      ],
      [1, 0],
    ],
    undefined,
  );
  add(
    'huge',
    name,
    [
      [
        [700, 0, 0],
        [0, 700, 350],
      ],
      [0, 0],
    ],
    { labelSmoothing: 1e-3, reduction: 'none' },
  );
}
