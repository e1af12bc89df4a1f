import { Decimal } from 'decimal.js';
import { exact, lnOnePlus, sum } from './exact.mjs';

/** ln(1 + eˣ). */
function softplusOf(x) {
  return x.isPositive() ? x.plus(lnOnePlus(x.neg().exp())) : lnOnePlus(x.exp());
}

/** Each logit over the temperature, with the index of the largest and the sum of e^(z − max) over the others. */
function shifted(z, { temperature = 1 }) {
  const scaled = z.map((x) => exact(x).div(exact(temperature)));
  const top = scaled.reduce((best, x, i) => (x.gt(scaled[best]) ? i : best), 0);
  const gaps = scaled.map((x) => (x.eq(scaled[top]) ? new Decimal(0) : x.minus(scaled[top])));
  const others = sum(gaps.filter((_, i) => i !== top).map((gap) => gap.exp()));
  return { max: scaled[top], gaps, others };
}

/** Applies a function of one row to a row, to nested rows, or to a flat array of `classes` columns. */
const byRow =
  (ofRow, join) =>
  (z, options = {}) => {
    if (Array.isArray(z[0])) return z.map((row) => ofRow(row, options));
    const { classes } = options;
    if (classes === undefined) return ofRow(z, options);
    const rows = Array.from({ length: z.length / classes }, (_, r) =>
      z.slice(r * classes, (r + 1) * classes),
    );
    const results = rows.map((row) => ofRow(row, options));
    return join ? results.flat() : results;
  };

const elementwise = (f) => (x) =>
  Array.isArray(x) ? x.map((element) => f(exact(element))) : f(exact(x));

export const activations = {
  sigmoid: elementwise((x) =>
    x.isPositive() ? x.neg().exp().plus(1).pow(-1) : x.exp().div(x.exp().plus(1)),
  ),
  logSigmoid: elementwise((x) => softplusOf(x.neg()).neg()),
  softplus: elementwise(softplusOf),
  softmax: byRow((z, options) => {
    const { gaps, others } = shifted(z, options);
    return gaps.map((gap) => gap.exp().div(others.plus(1)));
  }, true),
  logSoftmax: byRow((z, options) => {
    const { gaps, others } = shifted(z, options);
    return gaps.map((gap) => gap.minus(lnOnePlus(others)));
  }, true),
  logSumExp: byRow((z, options) => {
    const { max, others } = shifted(z, options);
    return max.plus(lnOnePlus(others));
  }, false),
};
