import { Decimal } from 'decimal.js';
import { exact, lnOnePlus, sum } from './exact.mjs';

// Losses from their definitions, and gradients by the chain rule, with 1 − σ(x) written as σ(−x) and 1 − q as the sum of the other
// probabilities: those are no roundings, but what is left where 80 digits of a difference are not enough.

const zero = new Decimal(0);
const one = new Decimal(1);

/** w · v, where a weight of 0 leaves out an infinite v. */
const times = (w, v) => (w.isZero() ? zero : w.times(v));

const sigmoid = (x) =>
  x.isPositive() ? one.div(x.neg().exp().plus(1)) : x.exp().div(x.exp().plus(1));

const softplus = (x) => (x.isPositive() ? x.plus(lnOnePlus(x.neg().exp())) : lnOnePlus(x.exp()));

/** c^γ of a complement c = 1 − p. */
const power = (p, c, gamma) => (c.lt(0.5) ? c.pow(gamma) : lnOnePlus(p.neg()).times(gamma).exp());

// Reductions.

function reduced(losses, weights, { reduction = 'mean' }) {
  if (reduction === 'none') return losses;
  const total = sum(losses);
  return reduction === 'sum' ? total : total.div(sum(weights));
}

const share = (derivative, weights, { reduction = 'mean' }) =>
  reduction === 'mean' ? derivative.div(sum(weights)) : derivative;

/** A loss of one element, and its derivative, over vectors or rows. */
function binary(ofElement) {
  const lists = (inputs, targets, options) => {
    const [x, y, w] = [inputs, targets, options.weights ?? inputs.map(() => 1)].map((v) =>
      v.flat().map(exact),
    );
    const columns = Array.isArray(inputs[0]) ? inputs[0].length : x.length;
    return x.map((_, i) =>
      ofElement(x[i], y[i], { ...options, column: i % columns }).map((v) =>
        times(w?.[i] ?? one, v),
      ),
    );
  };
  const shaped = (inputs, flat) =>
    Array.isArray(inputs[0])
      ? inputs.map((row, r) => flat.slice(r * row.length, (r + 1) * row.length))
      : flat;
  return [
    (inputs, targets, options = {}) => {
      const losses = lists(inputs, targets, options).map(([loss]) => loss);
      const result = reduced(
        losses,
        losses.map(() => one),
        options,
      );
      return Array.isArray(result) ? shaped(inputs, result) : result;
    },
    (inputs, targets, options = {}) => {
      const slopes = lists(inputs, targets, options).map(([, slope]) => slope);
      return shaped(
        inputs,
        slopes.map((slope) =>
          share(
            slope,
            slopes.map(() => one),
            options,
          ),
        ),
      );
    },
  ];
}

const fromProbability = binary((p, y) => [
  times(y, p.ln().neg()).plus(times(one.minus(y), lnOnePlus(p.neg()).neg())),
  times(one.minus(y), one.div(one.minus(p))).minus(times(y, one.div(p))),
]);

const fromLogit = binary((x, y, { posWeight = 1, labelSmoothing = 0, column }) => {
  const epsilon = exact(labelSmoothing);
  const smooth = (t) => t.times(one.minus(epsilon)).plus(epsilon.div(2));
  const v = exact(Array.isArray(posWeight) ? posWeight[column] : posWeight);
  const [yes, no] = [v.times(smooth(y)), smooth(one.minus(y))];
  return [
    times(yes, softplus(x.neg())).plus(times(no, softplus(x))),
    no.times(sigmoid(x)).minus(yes.times(sigmoid(x.neg()))),
  ];
});

function focal(x, y, { alpha = null, gamma = 2 }) {
  const [g, no] = [exact(gamma), one.minus(y)];
  const [p, q] = [sigmoid(x), sigmoid(x.neg())];
  const weight =
    alpha === null
      ? one
      : exact(alpha)
          .times(y)
          .plus(one.minus(exact(alpha)).times(no));
  const ce = times(y, softplus(x.neg())).plus(times(no, softplus(x)));
  const [pt, complement] = [p.times(y).plus(q.times(no)), q.times(y).plus(p.times(no))];
  const factor = power(pt, complement, g);
  const ptSlope = p.times(q).times(y.minus(no));
  const factorSlope = complement.isZero()
    ? zero
    : g.neg().times(factor).div(complement).times(ptSlope);
  const ceSlope = no.times(p).minus(y.times(q));
  return [
    times(weight.times(factor), ce),
    weight.times((ce.isFinite() ? factorSlope.times(ce) : zero).plus(factor.times(ceSlope))),
  ];
}

const sigmoidFocal = binary(focal);
const alphaBalanced = binary((x, y, options) => focal(x, y, { ...options, gamma: 0 }));

/** Probabilities q of a row, their complements and −ln q. */
function softmax(z) {
  const top = z.reduce((best, x, i) => (x.gt(z[best]) ? i : best), 0);
  const e = z.map((x, i) => (i === top ? one : x.minus(z[top]).exp()));
  const others = sum(e.filter((_, i) => i !== top));
  const total = others.plus(1);
  const without = (k) => sum(e.filter((_, i) => i !== k));
  return {
    q: e.map((x) => x.div(total)),
    complement: e.map((_, k) => without(k).div(total)),
    surprisal: z.map((x, i) => (i === top ? zero : z[top].minus(x)).plus(lnOnePlus(others))),
  };
}

/** Rows of logits with the target distribution of each; `ofRow` gives the loss of a row and its derivatives by −ln q. */
function multiclass(ofRow, weightOf) {
  const read = (logits, targets, options) => {
    const rows = Array.isArray(logits[0])
      ? logits
      : options.classes
        ? Array.from({ length: logits.length / options.classes }, (_, r) =>
            logits.slice(r * options.classes, (r + 1) * options.classes),
          )
        : [logits];
    const K = rows[0].length;
    const list = typeof targets === 'number' ? [targets] : targets;
    const soft = Array.isArray(list[0]) || (list.length === rows.length * K && K > 1);
    const flat = list.flat();
    return rows.map((row, r) => {
      const index = soft ? undefined : list[r];
      const ignored = index !== undefined && index === options.ignoreIndex;
      const y = soft
        ? flat.slice(r * K, (r + 1) * K).map(exact)
        : row.map((_, k) => (k === index ? one : zero));
      const parts = softmax(row.map(exact));
      return {
        ...parts,
        ...ofRow(parts, y, options),
        ignored,
        weight: ignored ? zero : weightOf(index, options),
      };
    });
  };
  return [
    (logits, targets, options = {}) => {
      const rows = read(logits, targets, options);
      const losses = rows.map(({ loss, ignored }) => (ignored ? zero : loss));
      return reduced(
        losses,
        rows.map(({ weight }) => weight),
        options,
      );
    },
    (logits, targets, options = {}) => {
      const rows = read(logits, targets, options);
      const weights = rows.map(({ weight }) => weight);
      const gradient = rows.map(({ q, complement, slopes, ignored }) =>
        q.map((_, j) =>
          ignored
            ? zero
            : share(
                sum(slopes.map((slope, k) => slope.times(k === j ? complement[j].neg() : q[j]))),
                weights,
                options,
              ),
        ),
      );
      return Array.isArray(logits[0]) ? gradient : gradient.flat();
    },
  ];
}

const crossEntropy = multiclass(
  ({ surprisal }, y, { classWeights, labelSmoothing = 0 }) => {
    const epsilon = exact(labelSmoothing);
    const slopes = y.map((target, k) =>
      exact(classWeights?.[k] ?? 1).times(
        one.minus(epsilon).times(target).plus(epsilon.div(y.length)),
      ),
    );
    return { loss: sum(slopes.map((slope, k) => times(slope, surprisal[k]))), slopes };
  },
  (index, { classWeights }) => exact(index === undefined ? 1 : (classWeights?.[index] ?? 1)),
);

const softmaxFocal = multiclass(
  ({ q, complement, surprisal }, y, { alpha = null, gamma = 2 }) => {
    const g = exact(gamma);
    const alphas = y.map((_, k) => exact(Array.isArray(alpha) ? alpha[k] : (alpha ?? 1)));
    const factors = y.map((_, k) => power(q[k], complement[k], g));
    // By s = −ln q: dq/ds = −q, so that d(1 − q)^γ/ds = γ (1 − q)^(γ−1) q.
    const slopes = y.map((target, k) => {
      const moved =
        complement[k].isZero() || !surprisal[k].isFinite()
          ? zero
          : g.times(factors[k]).div(complement[k]).times(q[k]).times(surprisal[k]);
      return alphas[k].times(target).times(factors[k].plus(moved));
    });
    const loss = sum(
      y.map((target, k) => times(alphas[k].times(target).times(factors[k]), surprisal[k])),
    );
    return { loss, slopes };
  },
  () => one,
);

const named = (name, [loss, gradient]) => ({ [name]: loss, [`${name}Gradient`]: gradient });

export const losses = {
  ...named('binaryCrossEntropy', fromProbability),
  ...named('binaryCrossEntropyWithLogits', fromLogit),
  ...named('crossEntropyWithLogits', crossEntropy),
  ...named('alphaBalancedCrossEntropy', alphaBalanced),
  ...named('sigmoidFocalLoss', sigmoidFocal),
  ...named('softmaxFocalLoss', softmaxFocal),
};
