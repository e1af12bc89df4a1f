import { Decimal } from 'decimal.js';
import { exact, lnOnePlus, sum } from './exact.mjs';
import { logits, random, times, uniform } from './inputs.mjs';

// GHM from its definitions: every sample looks for its bin among all, and exact densities compare all pairs.

const zero = new Decimal(0);
const one = new Decimal(1);

const sigmoid = (x) =>
  x.isPositive() ? one.div(x.neg().exp().plus(1)) : x.exp().div(x.exp().plus(1));

const softplus = (x) => (x.isPositive() ? x.plus(lnOnePlus(x.neg().exp())) : lnOnePlus(x.exp()));

const times0 = (w, v) => (w.isZero() ? zero : w.times(v));

/** (1 − y) σ(x) − y σ(−x), which is σ(x) − y. */
const slope = (x, y) =>
  one
    .minus(y)
    .times(sigmoid(x))
    .minus(y.times(sigmoid(x.neg())));

const crossEntropy = (x, y) => times0(y, softplus(x.neg())).plus(times0(one.minus(y), softplus(x)));

const root = (d, mu) => d.times(d).plus(mu.times(mu)).sqrt();

const smoothL1 = (d, mu) => d.times(d).div(root(d, mu).plus(mu));

const smoothL1Slope = (d, mu) => d.div(root(d, mu));

const elementwise =
  (f) =>
  (d, { mu = 0.02 } = {}) =>
    Array.isArray(d) ? d.map((x) => f(exact(x), exact(mu))) : f(exact(d), exact(mu));

/** The bin of a norm; a case whose norm is too close to an edge for doubles is no case. */
function binOf(norm, bins) {
  for (let k = 1; k < bins; k++)
    if (norm.minus(one.times(k).div(bins)).abs().lt(1e-12))
      throw new Error(`${norm} is on an edge`);
  return Math.min(norm.times(bins).floor().toNumber(), bins - 1);
}

const shaped = (like, flat) =>
  Array.isArray(like[0])
    ? like.map((row, r) => flat.slice(r * row.length, (r + 1) * row.length))
    : flat;

/** What GHM makes of pairs: `ofPair` gives the loss and its derivative. */
function harmonized(ofPair) {
  const read = (inputs, targets, options) => {
    const { bins = 10, mask, normalization = 'paper' } = options;
    const [x, y] = [inputs, targets].map((v) => v.flat().map(exact));
    const valid = mask ? mask.flat().map(Boolean) : x.map(() => true);
    const samples = x.map((_, i) => ofPair(x[i], y[i], options));
    const bin = samples.map(([, s], i) => (valid[i] ? binOf(s.abs(), bins) : -1));
    const n = valid.filter(Boolean).length;
    const divisor = normalization === 'paper' ? bins : new Set(bin.filter((k) => k >= 0)).size;
    const weights = bin.map((k) =>
      k < 0
        ? zero
        : one
            .times(n)
            .div(bin.filter((other) => other === k).length)
            .div(divisor),
    );
    return { samples, weights, n };
  };
  return {
    loss(inputs, targets, options = {}) {
      const { samples, weights, n } = read(inputs, targets, options);
      return n === 0 ? zero : sum(samples.map(([loss], i) => times0(weights[i], loss))).div(n);
    },
    weights: (inputs, targets, options = {}) =>
      shaped(inputs, read(inputs, targets, options).weights),
    gradient(inputs, targets, options = {}) {
      const { samples, weights, n } = read(inputs, targets, options);
      return shaped(
        inputs,
        samples.map(([, s], i) => (weights[i].isZero() ? zero : weights[i].times(s).div(n))),
      );
    },
  };
}

const classification = harmonized((x, y) => [crossEntropy(x, y), slope(x, y)]);
const regression = harmonized((x, y, { mu = 0.02 }) => [
  smoothL1(x.minus(y), exact(mu)),
  smoothL1Slope(x.minus(y), exact(mu)),
]);

export const functions = {
  gradientNorm: (x, y) =>
    shaped(
      x,
      x.flat().map((value, i) => slope(exact(value), exact(y.flat()[i])).abs()),
    ),
  gradientDensityExact(g, { epsilon }) {
    const [norms, width] = [g.map(exact), exact(epsilon)];
    const half = width.div(2);
    return norms.map((norm) => {
      const inside = norms.filter((x) => x.gte(norm.minus(half)) && x.lt(norm.plus(half)));
      const length = Decimal.min(norm.plus(half), 1).minus(Decimal.max(norm.minus(half), 0));
      return one.times(inside.length).div(length);
    });
  },
  ghmClassificationLoss: classification.loss,
  ghmClassificationWeights: classification.weights,
  ghmClassificationLossGradient: classification.gradient,
  ghmRegressionLoss: regression.loss,
  ghmRegressionWeights: regression.weights,
  ghmRegressionLossGradient: regression.gradient,
  authenticSmoothL1: elementwise(smoothL1),
  authenticSmoothL1Gradient: elementwise(smoothL1Slope),
};

const FAR = [16.64, 36.74, 40, 372.6, 709.79, 745, 800, 1e5, 1e100, 1e308, Number.MAX_VALUE];
const NEAR = [5e-324, 1e-310, 1e-300, 1e-200, 1e-160, 1e-20, 2 ** -53, 1e-10];
const NAMES = {
  classification: ['', 'Gradient', 'Weights'].map((part) =>
    part === 'Weights' ? 'ghmClassificationWeights' : `ghmClassificationLoss${part}`,
  ),
  regression: ['', 'Gradient', 'Weights'].map((part) =>
    part === 'Weights' ? 'ghmRegressionWeights' : `ghmRegressionLoss${part}`,
  ),
};

export function cases() {
  const list = [];
  const add = (kind, name, args, options) => list.push({ function: name, kind, args, options });
  const addAll = (kind, subject, args, options) => {
    for (const name of NAMES[subject]) add(kind, name, args, options);
  };
  const hard = (n) => times(n, () => Number(random() < 0.3));
  for (let n = 1; n <= 40; n += 3) {
    for (const options of [undefined, { bins: 30 }, { bins: 7, normalization: 'nonempty' }]) {
      addAll('ordinary', 'classification', [logits(n, 6), hard(n)], options);
      addAll('ordinary', 'regression', [logits(n, 0.1), logits(n, 0.1)], options);
    }
    const mask = times(n, () => Number(random() < 0.7));
    addAll('ordinary', 'classification', [logits(n, 6), hard(n)], { mask });
    addAll('ordinary', 'regression', [logits(n, 3), logits(n, 3)], { mask, mu: 0.5, bins: 12 });
    add('ordinary', 'gradientNorm', [logits(n, 10), hard(n)]);
    add('ordinary', 'gradientDensityExact', [times(n, random)], { epsilon: uniform(0.01, 1.5) });
  }
  addAll('ordinary', 'classification', [times(3, () => logits(4, 4)), times(3, () => hard(4))]);
  addAll('ordinary', 'regression', [times(3, () => logits(4, 1)), times(3, () => logits(4, 1))]);
  // Soft targets, on the side of the logit where no term of the gradient cancels another.
  for (let i = 0; i < 10; i++) {
    const args = [
      [uniform(1, 6), -uniform(1, 6)],
      [uniform(0, 0.2), uniform(0.8, 1)],
    ];
    addAll('ordinary', 'classification', args);
    add('ordinary', 'gradientNorm', args);
  }
  for (const x of FAR) {
    const args = [
      [x, -x, x, -x],
      [0, 0, 1, 1],
    ];
    add('huge', 'gradientNorm', args);
    addAll('huge', 'classification', args);
    addAll('huge', 'classification', [
      [x, -x],
      [0, 1],
    ]);
    addAll('huge', 'regression', [
      [x, 0.01],
      [0, 0.02],
    ]);
    for (const mu of [0.02, 1, 1e-300, 1e300])
      for (const name of ['authenticSmoothL1', 'authenticSmoothL1Gradient'])
        add('huge', name, [[x, -x]], { mu });
  }
  // The sum of these losses is no double, and one difference is none.
  addAll('huge', 'regression', [
    [1.7e308, 1.7e308, -1e308],
    [0, 1, 1.2e308],
  ]);
  for (const x of NEAR) {
    const near = [
      [x, -x],
      [1, 1],
    ];
    for (const mu of [0.02, 1, 1e-150, 5e-324])
      for (const name of ['authenticSmoothL1', 'authenticSmoothL1Gradient'])
        add('tiny', name, [[x, -x]], { mu });
    if (x !== 5e-324) add('tiny', 'gradientNorm', near);
    add('tiny', 'ghmRegressionLoss', [[x], [0]]);
    add('tiny', 'ghmRegressionLossGradient', [[x], [0]]);
  }
  for (let i = 0; i < 40; i++)
    for (const name of ['authenticSmoothL1', 'authenticSmoothL1Gradient']) {
      add('ordinary', name, [uniform(-1, 1)], undefined);
      add('ordinary', name, [10 ** uniform(-6, 3)], { mu: 10 ** uniform(-3, 1) });
    }
  return list;
}
