import type * as surprisal from 'surprisal';

/** A call that returns a value: of good arguments, with an option of every name that the function knows. */
export interface GoodCall {
  args: unknown[];
  options?: object;
}

const p = [0.5, 0.25, 0.25];
const q = [0.2, 0.3, 0.5];
const unit = { base: 2, normalize: true };
const normalized = { normalize: true };
const joint = [
  [0.4, 0.1],
  [0.2, 0.3],
];
const logits = [2, -1, 0.5];
const answers = [1, 0, 0.5];
const rows = [
  [2, 1, 0],
  [0, 3, -1],
];
const row = { classes: 3 };
const boxes = [
  [0, 0, 4, 4],
  [1, 1, 3, 5],
];
const reduction = 'sum';
const classification = {
  posWeight: [2, 1, 1],
  weights: [1, 2, 1],
  labelSmoothing: 0.1,
  classes: 3,
  reduction,
};
const softmaxLoss = [
  { args: [rows, [0, 2]], options: { classes: 3, reduction } },
  { args: [rows, [p, q]], options: { labelSmoothing: 0.1, classWeights: [1, 2, 3] } },
  { args: [rows.flat(), [...p, ...q]], options: { classes: 3 } },
  { args: [rows, [0, 9]], options: { ignoreIndex: 9 } },
  { args: [logits, 1] },
];
const softmaxFocal = [
  { args: [rows, [0, 2]], options: { alpha: [1, 2, 3], gamma: 1.5, classes: 3, reduction } },
  { args: [logits, p], options: { alpha: 0.5, gamma: 0 } },
];
const focal = [
  { args: [logits, answers], options: { alpha: 0.25, gamma: 1.5, reduction } },
  { args: [rows, [p, q]] },
];
const harmony = { bins: 4, mask: [1, true, 0], normalization: 'nonempty' };
const moving = {
  state: {
    bins: 4,
    momentum: 0.5,
    initial: 'zero',
    emptyBins: 'keep',
    counts: Float64Array.of(1, 2, 3, 4),
    batches: 2,
  },
};
const smooth = [{ args: [0.3], options: { mu: 0.1 } }, { args: [[0.3, -0.4]] }];
const ranking = [
  {
    args: [
      [0.9, 0.2, 0.7],
      [1, 0, 0],
    ],
  },
];
const uncertainty = [
  {
    args: [
      [1, 2],
      [0.5, -0.5],
    ],
    options: { kinds: ['regression', 'classification'], form: 'kendall' },
  },
];
const elementwise = [{ args: [0.5] }, { args: [logits], options: { out: [0, 0, 0] } }];
const softmax = [
  { args: [logits], options: { temperature: 2, out: [0, 0, 0] } },
  { args: [rows], options: { temperature: 2, classes: 3 } },
];
const compared = [{ args: [p, q], options: unit }];

/** Good calls of every function of the package. A function that is missing does not compile. */
export const everyFunction: Record<keyof typeof surprisal, GoodCall[]> = {
  accelerate: [{ args: [] }],
  arithmeticCode: [{ args: [[0, 2, 1], p], options: normalized }],
  arithmeticDecode: [{ args: ['0111', p, 3], options: normalized }],
  binaryEntropy: [{ args: [0.3], options: { base: 2 } }],
  brierScore: [{ args: [p, 1], options: normalized }, { args: [p, q] }, { args: [0.3, 1] }],
  conditionalEntropy: [{ args: [joint], options: { given: 'x', ...unit } }],
  crossEntropy: compared,
  entropy: [{ args: [p], options: unit }],
  giniImpurity: [{ args: [p], options: normalized }],
  huffman: [{ args: [p], options: normalized }],
  informationContent: [{ args: [p], options: unit }, { args: [0.3] }],
  jointEntropy: [{ args: [joint], options: unit }],
  jsDistance: compared,
  jsDivergence: [{ args: [p, q], options: { weights: [0.3, 0.7], ...unit } }],
  klDivergence: compared,
  kraftSum: [{ args: [[1, 2, 2]], options: { base: 3 } }],
  mutualInformation: [{ args: [joint], options: unit }],
  perplexity: [{ args: [p], options: unit }],
  relativeEntropyTerms: [...compared, { args: [0.3, 0.4] }],
  totalVariation: [{ args: [p, q], options: normalized }],

  logSigmoid: elementwise,
  logSoftmax: softmax,
  logSumExp: [{ args: [rows], options: row }, { args: [logits] }],
  sigmoid: elementwise,
  softmax,
  softplus: elementwise,

  alphaBalancedCrossEntropy: [{ args: [logits, answers], options: { alpha: 0.25, reduction } }],
  alphaBalancedCrossEntropyGradient: [
    { args: [logits, answers], options: { alpha: 0.25, reduction } },
  ],
  binaryCrossEntropy: [{ args: [p, answers], options: { weights: [1, 2, 1], reduction } }],
  binaryCrossEntropyGradient: [{ args: [p, answers], options: { weights: [1, 2, 1], reduction } }],
  binaryCrossEntropyWithLogits: [{ args: [logits, answers], options: classification }],
  binaryCrossEntropyWithLogitsGradient: [{ args: [logits, answers], options: classification }],
  crossEntropyWithLogits: softmaxLoss,
  crossEntropyWithLogitsGradient: softmaxLoss,
  sigmoidFocalLoss: focal,
  sigmoidFocalLossGradient: focal,
  softmaxFocalLoss: softmaxFocal,
  softmaxFocalLossGradient: softmaxFocal,

  hardNegativeMining: [
    {
      args: [
        [0.5, 0.1, 2],
        [1, 0, 0],
      ],
      options: { ratio: 1, minNegatives: 1 },
    },
  ],
  iou: [{ args: boxes }],
  iouMatrix: [{ args: [boxes, boxes] }],
  matchAnchors: [{ args: [boxes, boxes], options: { threshold: 0.4 } }],

  authenticSmoothL1: smooth,
  authenticSmoothL1Gradient: smooth,
  createDensityState: [
    { args: [], options: { bins: 4, momentum: 0.5, initial: 'first', emptyBins: 'decay' } },
  ],
  ghmClassificationLoss: [
    { args: [logits, answers], options: harmony },
    { args: [logits, answers], options: moving },
  ],
  ghmClassificationLossGradient: [
    { args: [logits, answers], options: harmony },
    { args: [logits, answers], options: moving },
  ],
  ghmClassificationWeights: [
    { args: [logits, answers], options: harmony },
    { args: [logits, answers], options: moving },
  ],
  ghmRegressionLoss: [{ args: [logits, answers], options: { mu: 0.1, ...harmony } }],
  ghmRegressionLossGradient: [{ args: [logits, answers], options: { mu: 0.1, ...harmony } }],
  ghmRegressionWeights: [{ args: [logits, answers], options: { mu: 0.1, ...harmony } }],
  gradientDensity: [{ args: [p], options: { bins: 4 } }],
  gradientDensityExact: [{ args: [p], options: { epsilon: 0.2 } }],
  gradientHistogram: [{ args: [p], options: { bins: 4 } }],
  gradientNorm: [{ args: [logits, answers] }],

  averagePrecision: ranking,
  confusionMatrix: [
    {
      args: [
        [1, 0, 2],
        [1, 1, 0],
      ],
      options: row,
    },
  ],
  expectedCalibrationError: [{ args: [p, [1, 0, 1]], options: { bins: 4 } }],
  precisionRecallCurve: ranking,
  rocAuc: ranking,
  rocCurve: ranking,
  temperatureScale: [
    { args: [rows, [0, 0]], options: row },
    {
      args: [
        [2, 2, 2],
        [1, 1, 0],
      ],
    },
  ],

  dynamicWeightAverage: [
    {
      args: [
        [
          [1, 10],
          [0.9, 5],
        ],
      ],
      options: { temperature: 1, tasks: 2 },
    },
  ],
  gradNorm: [
    {
      args: [
        [4, 1],
        [0.5, 0.25],
      ],
      options: { weights: [1, 1], alpha: 1, learningRate: 0.1 },
    },
  ],
  projectConflictingGradients: [
    {
      args: [
        [
          [1, 0],
          [-1, 1],
        ],
      ],
      options: { order: [1, 0] },
    },
  ],
  uncertaintyWeightedLoss: uncertainty,
  uncertaintyWeightedLossGradient: uncertainty,
  weightedSum: [
    {
      args: [
        [0.04, 0.7],
        [1, 2],
      ],
    },
  ],
};
