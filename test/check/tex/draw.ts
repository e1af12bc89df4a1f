/** Seeded random numbers in (0, 1), and what formulas need of them. */
export function randomSource(seed: number) {
  let state = seed;
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
  const probability = () => 0.05 + 0.9 * uniform();
  const positive = () => 0.2 + 3 * uniform();
  const vector = (n: number, draw = positive) => Array.from({ length: n }, draw);
  const distribution = (n: number) => {
    // From nearly even to nearly all in one place, so that bounds come near to equality.
    const unevenness = 12 * uniform();
    const weights = vector(n, () => (0.05 + uniform()) ** unevenness);
    const total = weights.reduce((a, b) => a + b);
    return weights.map((weight) => weight / total);
  };
  const joint = (rows: number, columns: number) => {
    const flat = distribution(rows * columns);
    return Array.from({ length: rows }, (_, i) => flat.slice(i * columns, (i + 1) * columns));
  };
  const index = (n: number) => 1 + Math.floor(uniform() * n);
  return {
    uniform,
    probability,
    positive,
    real: () => 4 * uniform() - 2,
    vector,
    distribution,
    joint,
    index,
  };
}

export type Draw = ReturnType<typeof randomSource>;
