import fc from 'fast-check';
import * as surprisal from 'surprisal';
import { expect, test } from 'vitest';

// Nothing returns NaN that was not given NaN: on any valid input, however small, large or infinite, a function returns numbers or refuses.

const core = surprisal as unknown as Record<string, (...args: unknown[]) => unknown>;

const SIZES = [0, 5e-324, 1e-310, 2 ** -1022, 1e-160, 1e-16, 0.5, 1, 3, 36.7, 745.2, 1e160, 1e308];

const finite = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(...SIZES, ...SIZES.map((x) => -x), Number.MAX_VALUE, -Number.MAX_VALUE),
);
const weight = finite.map(Math.abs);
const logit = fc.oneof(finite, fc.constantFrom(Infinity, -Infinity));
const probability = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.constantFrom(0, 5e-324, 1e-310, 1e-17, 0.5, 1 - 2 ** -53, 1),
);
const answer = fc.constantFrom(0, 1);
const positive = weight.filter((x) => x > 0);

const COUNT = 3;
const vector = <T>(element: fc.Arbitrary<T>) =>
  fc.array(element, { minLength: COUNT, maxLength: COUNT });
const index = fc.nat({ max: COUNT - 1 });

/** Logits that have a softmax: the largest is finite, or the only +∞. */
const row = vector(logit).filter(
  (z) => z.some((x) => x > -Infinity) && z.filter((x) => x === Infinity).length <= 1,
);
const finiteRow = vector(fc.oneof(finite, fc.constant(-Infinity))).filter((z) =>
  z.some((x) => x > -Infinity),
);
const distribution = vector(probability)
  .filter((p) => p.some((x) => x > 0.01))
  .map((p) => p.map((x) => x / p.reduce((sum, y) => sum + y, 0)));
const reduction = fc.constantFrom('mean', 'sum', 'none');
const base = fc.constantFrom(undefined, 2, 10, 1e-300, 0.5, 1.0000001, 1e300);
const gamma = fc.oneof(fc.constantFrom(0, 1e-300, 0.3, 1, 2, 1e10), weight);

/** Options, each of them given or absent. */
const options = (model: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record(model, { requiredKeys: [] });

const normalizing = fc.record({ base, normalize: fc.constant(true) });
const weights = vector(weight);
const table = vector(weights);
const compared = [weights, weights, normalizing];
const binary = (
  own: Record<string, fc.Arbitrary<unknown>>,
  input = logit,
  target = probability,
) => [vector(input), vector(target), options({ reduction, ...own })];
const balanced = binary({ alpha: probability });
const focal = binary({ alpha: fc.option(probability), gamma });
const crossEntropy = binary({
  posWeight: fc.oneof(weight, weights),
  weights,
  labelSmoothing: probability,
});
const rowWeights = { reduction, gamma, alpha: fc.oneof(weight, weights) };
const rows = fc.array(row, { minLength: 2, maxLength: 2 });
const pairOf = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 2, maxLength: 2 });
const targets = fc.oneof(pairOf(index), pairOf(distribution));
const smoothed = { reduction, labelSmoothing: probability, classWeights: weights };
const harmony = {
  bins: fc.integer({ min: 1, max: 30 }),
  mask: vector(answer),
  normalization: fc.constantFrom('paper', 'nonempty'),
};
const harmonized = [vector(logit), vector(probability), options(harmony)];
const residuals = [vector(logit), vector(finite), options({ ...harmony, mu: positive })];
const box = fc
  .tuple(finite, finite, finite, finite)
  .map(([a, b, c, d]) => [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]);
const boxes = vector(box);
const uncertainty = [
  weights,
  vector(finite),
  fc.record({
    kinds: vector(fc.constantFrom('regression', 'classification')),
    form: fc.constantFrom('kendall', 'simple'),
  }),
];
const smooth = [vector(logit), options({ mu: positive })];
const ranking = [vector(logit), vector(answer)];
const tempered = [finiteRow, options({ temperature: positive })];

/** Valid arguments of every function whose result is made of numbers that it computes. */
const calls: Record<string, fc.Arbitrary<unknown>[]> = {
  binaryEntropy: [probability, options({ base })],
  brierScore: [weights, index, fc.record({ normalize: fc.constant(true) })],
  conditionalEntropy: [
    table,
    fc.record({ base, normalize: fc.constant(true), given: fc.constantFrom('x', 'y') }),
  ],
  crossEntropy: compared,
  entropy: [weights, normalizing],
  giniImpurity: [weights, normalizing],
  huffman: [weights, normalizing],
  informationContent: [weights, normalizing],
  jointEntropy: [table, normalizing],
  jsDistance: compared,
  jsDivergence: [
    weights,
    weights,
    fc.record({
      base,
      normalize: fc.constant(true),
      weights: fc.constantFrom([0.5, 0.5], [0, 1], [1, 0], [0.3, 0.7], [5e-324, 1]),
    }),
  ],
  klDivergence: compared,
  kraftSum: [vector(fc.nat()), options({ base: fc.constantFrom(2, 3, 1e300) })],
  mutualInformation: [table, normalizing],
  perplexity: [weights, normalizing],
  relativeEntropyTerms: compared,
  totalVariation: compared,

  logSigmoid: [vector(logit)],
  logSoftmax: tempered,
  logSumExp: [vector(logit)],
  sigmoid: [vector(logit)],
  softmax: tempered,
  softplus: [vector(logit)],

  alphaBalancedCrossEntropy: balanced,
  alphaBalancedCrossEntropyGradient: balanced,
  binaryCrossEntropy: binary({ weights }, probability),
  binaryCrossEntropyGradient: binary({ weights }, probability),
  binaryCrossEntropyWithLogits: crossEntropy,
  binaryCrossEntropyWithLogitsGradient: crossEntropy,
  crossEntropyWithLogits: [rows, targets, options(smoothed)],
  crossEntropyWithLogitsGradient: [rows, targets, options(smoothed)],
  sigmoidFocalLoss: focal,
  sigmoidFocalLossGradient: focal,
  softmaxFocalLoss: [rows, targets, options(rowWeights)],
  softmaxFocalLossGradient: [rows, targets, options(rowWeights)],

  iou: [box, box],
  iouMatrix: [boxes, boxes],

  authenticSmoothL1: smooth,
  authenticSmoothL1Gradient: smooth,
  ghmClassificationLoss: harmonized,
  ghmClassificationLossGradient: harmonized,
  ghmClassificationWeights: harmonized,
  ghmRegressionLoss: residuals,
  ghmRegressionLossGradient: residuals,
  ghmRegressionWeights: residuals,
  gradientDensity: [vector(probability)],
  gradientDensityExact: [vector(probability), options({ epsilon: positive })],
  gradientNorm: [vector(logit), vector(probability)],

  averagePrecision: ranking,
  expectedCalibrationError: [vector(probability), vector(answer)],
  precisionRecallCurve: ranking,
  rocAuc: ranking,
  rocCurve: ranking,
  temperatureScale: [pairOf(vector(finite)), pairOf(index)],

  dynamicWeightAverage: [vector(weights), options({ temperature: positive })],
  gradNorm: [weights, weights, options({ weights, alpha: weight, learningRate: weight })],
  projectConflictingGradients: [vector(vector(finite))],
  uncertaintyWeightedLoss: uncertainty,
  uncertaintyWeightedLossGradient: uncertainty,
  weightedSum: [vector(finite), weights],
};

/** Indices, counts, codes and settings: whole numbers by construction. */
const countings = [
  'accelerate',
  'arithmeticCode',
  'arithmeticDecode',
  'confusionMatrix',
  'createDensityState',
  'gradientHistogram',
  'hardNegativeMining',
  'matchAnchors',
];

test('every function is called, or counts', () => {
  expect([...Object.keys(calls), ...countings].sort()).toEqual(Object.keys(core).sort());
});

test.each(Object.entries(calls))('%s', (name, args) => {
  const property = fc.property(fc.tuple(...args), (given) => {
    const found = resultOf(() => core[name]!(...given));
    expect(leavesOf(found)).not.toContain(Number.NaN);
  });
  fc.assert(property, { seed: 20260101, numRuns: 2000 });
});

/** What a call returns; nothing where it refuses. */
function resultOf(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError);
    return undefined;
  }
}

/** What is left of nested arrays and objects when they are laid out flat. */
function leavesOf(tree: unknown): unknown[] {
  if (typeof tree !== 'object' || tree === null) return [tree];
  return Object.values(tree).flatMap(leavesOf);
}
