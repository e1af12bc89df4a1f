/** Inputs for the oracle. Every run makes the same ones: the generator below has a fixed seed. */

let state = 20260101;

/** Uniform on [0, 1): mulberry32. */
export function random() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
}

/** Uniform between two numbers, whose difference may be beyond the doubles. */
export function uniform(low, high) {
  const share = random();
  return low * (1 - share) + high * share;
}

export const times = (n, make) => Array.from({ length: n }, (_, i) => make(i));

/** A vector that sums to one as well as doubles usually do. */
export const distribution = (n) => normalized(times(n, () => -Math.log1p(-random()) + 1e-3));

export function normalized(weights) {
  const total = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / total);
}

/** A vector of multiples of 2⁻⁴⁰ that sums to exactly one. */
export function exactDistribution(n) {
  const units = distribution(n).map((p) => Math.floor(p * 2 ** 40));
  const rest = 2 ** 40 - units.reduce((a, b) => a + b, 0);
  return units.map((unit, i) => (i === 0 ? unit + rest : unit) / 2 ** 40);
}

/** As above, with about every third element zero. */
export function sparseDistribution(n) {
  const kept = times(n, (i) => (i > 0 && random() < 0.35 ? 0 : -Math.log1p(-random()) + 1e-3));
  return normalized(kept);
}

/** p with every element changed by up to `relative`, renormalised. */
export const nearby = (p, relative) =>
  normalized(p.map((x) => x * (1 + relative * uniform(-1, 1))));

/** An exact distribution with `step` moved from its first element to its second: it still sums to exactly one. */
export const shifted = (p, step) => p.map((x, i) => (i === 0 ? x - step : i === 1 ? x + step : x));

/** ½, ¼, …, 2⁻ᵏ, 2⁻ᵏ: sums to exactly one however long the tail. */
export const halving = (k) => [...times(k, (i) => 2 ** -(i + 1)), 2 ** -k];

/** A table of `rows` × `columns` that sums to one. */
export function joint(rows, columns, draw = distribution) {
  const flat = draw(rows * columns);
  return times(rows, (r) => flat.slice(r * columns, (r + 1) * columns));
}

export const logits = (n, scale) => times(n, () => uniform(-scale, scale));
