import { Decimal } from 'decimal.js';
import { exact, sum } from './exact.mjs';
import { logits, random, times, uniform } from './inputs.mjs';

const one = new Decimal(1);
const half = one.div(2);

const dot = (a, b) => sum(a.map((x, i) => x.times(b[i])));

/** The term of a task: c e^−s L + h s. */
const factors = (kinds, form, i) =>
  form === 'simple' ? [one, one] : kinds[i] === 'regression' ? [half, half] : [one, half];

const uncertainty =
  (ofTask) =>
  (losses, logVariances, { kinds, form = 'kendall' }) =>
    losses.map((loss, i) => {
      const s = exact(logVariances[i]);
      const scaled = loss === 0 ? exact(0) : exact(loss).times(s.neg().exp());
      return ofTask(scaled, s, ...factors(kinds, form, i));
    });

export const functions = {
  weightedSum: (losses, weights) => dot(losses.map(exact), weights.map(exact)),
  uncertaintyWeightedLoss: (...args) =>
    sum(uncertainty((scaled, s, c, h) => c.times(scaled).plus(h.times(s)))(...args)),
  uncertaintyWeightedLossGradient: uncertainty((scaled, _, c, h) => h.minus(c.times(scaled))),
  gradNorm(norms, ratios, { weights = norms.map(() => 1), alpha = 1.5, learningRate = 0.025 }) {
    const [n, w, l] = [norms, weights, ratios].map((v) => v.map(exact));
    const mean = (v) => sum(v).div(v.length);
    const G = n.map((x, i) => x.times(w[i]));
    const r = l.map((x) => x.div(mean(l)));
    const targets = r.map((x) => mean(G).times(x.isZero() ? 0 : x.ln().times(exact(alpha)).exp()));
    const gaps = G.map((x, i) => x.minus(targets[i]));
    const gradient = gaps.map((gap, i) => (gap.isZero() ? gap : n[i].times(gap.s)));
    const moved = w.map((x, i) => Decimal.max(0, x.minus(exact(learningRate).times(gradient[i]))));
    return [
      r,
      targets,
      sum(gaps.map((gap) => gap.abs())),
      gradient,
      moved.map((x) => x.div(mean(moved))),
    ];
  },
  dynamicWeightAverage(history, { temperature = 2 } = {}) {
    const [earlier, last] = history.slice(-2).map((v) => v.map(exact));
    const e = last.map((x, k) => x.div(earlier[k]).div(exact(temperature)).exp());
    return e.map((x) => x.times(e.length).div(sum(e)));
  },
  projectConflictingGradients(gradients, { order = gradients.map((_, j) => j) } = {}) {
    const original = gradients.map((g) => g.map(exact));
    return original.map((g, i) => {
      let own = g;
      for (const j of order) {
        const other = original[j];
        const inner = dot(own, other);
        if (j !== i && inner.isNegative() && !inner.isZero())
          own = own.map((x, d) => x.minus(inner.div(dot(other, other)).times(other[d])));
      }
      return own;
    });
  },
};

export function cases() {
  const list = [];
  const add = (kind, name, args, options) => list.push({ function: name, kind, args, options });
  const kindsOf = (n) => times(n, () => (random() < 0.5 ? 'regression' : 'classification'));
  const uncertainties = (kind, args, options) => {
    for (const name of ['uncertaintyWeightedLoss', 'uncertaintyWeightedLossGradient'])
      add(kind, name, args, options);
  };
  for (let n = 1; n <= 12; n++) {
    add('ordinary', 'weightedSum', [times(n, random), times(n, random)]);
    const losses = times(n, () => uniform(2, 9));
    // Below the optimum, where no term of the gradient nearly cancels the other.
    const below = times(n, () => uniform(-3, 0));
    const kinds = kindsOf(n);
    uncertainties('ordinary', [losses, below.map((s) => s - 1)], { kinds, form: 'simple' });
    add('ordinary', 'uncertaintyWeightedLoss', [losses, times(n, () => uniform(0, 4))], { kinds });
    add('ordinary', 'uncertaintyWeightedLossGradient', [losses, below], { kinds });
    add(
      'ordinary',
      'gradNorm',
      [times(n, () => uniform(0.5, 4)), times(n, () => uniform(0.2, 1))],
      { weights: times(n, () => uniform(0.5, 1.5)), alpha: uniform(0, 2), learningRate: 0.01 },
    );
    const history = times(4, () => times(n, () => uniform(0.1, 2)));
    add('ordinary', 'dynamicWeightAverage', [history]);
    add('ordinary', 'dynamicWeightAverage', [history], { temperature: 0.5 });
    // Held to the larger tolerance: components of a projection cancel.
    const gradients = times(Math.min(n, 4), () => logits(5, 1));
    add('tiny', 'projectConflictingGradients', [gradients]);
    add('tiny', 'projectConflictingGradients', [gradients], {
      order: gradients.map((_, j) => gradients.length - 1 - j),
    });
  }
  for (const [loss, s] of [
    [1e-300, -690],
    [1e-300, -1300],
    [1e300, 700],
    [1e300, 1300],
    [5e-324, -740],
    [1, 1e300],
    [1e-10, 700],
    [1e308, 0],
    [0, -1e308],
    [0, -800],
  ])
    uncertainties('huge', [[loss], [s]], { kinds: ['classification'] });
  return list;
}
