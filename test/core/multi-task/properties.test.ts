import fc from 'fast-check';
import {
  dynamicWeightAverage,
  gradNorm,
  projectConflictingGradients,
  type TaskKind,
  uncertaintyWeightedLoss,
  uncertaintyWeightedLossGradient,
  weightedSum,
} from 'surprisal';
import { describe, expect, test } from 'vitest';
import { check, total } from '../arbitraries.ts';

const positive = fc.double({ min: 0.01, max: 10, noNaN: true });
const kind = fc.constantFrom<TaskKind>('regression', 'classification');

const tasks = fc
  .array(
    fc.record({
      loss: positive,
      s: fc.double({ min: -3, max: 3, noNaN: true }),
      kind,
      weight: positive,
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((list) => ({
    losses: list.map(({ loss }) => loss),
    s: list.map((task) => task.s),
    kinds: list.map((task) => task.kind),
    weights: list.map(({ weight }) => weight),
  }));

const form = fc.constantFrom('kendall' as const, 'simple' as const);

const dot = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  total(Array.from(a, (x, d) => x * b[d]!));

describe('uncertainty', () => {
  test('its gradient is its finite difference', () => {
    check(fc.tuple(tasks, form), ([{ losses, s, kinds }, which]) => {
      const options = { kinds, form: which };
      const step = 1e-5;
      for (const [k, slope] of uncertaintyWeightedLossGradient(losses, s, options).entries()) {
        const at = (by: number) =>
          uncertaintyWeightedLoss(
            losses,
            s.map((value, j) => (j === k ? value + by : value)),
            options,
          );
        expect(Math.abs(slope - (at(step) - at(-step)) / (2 * step))).toBeLessThan(1e-6);
      }
    });
  });

  test('is least where the gradient is 0, at a value that a change of units moves by a constant', () => {
    check(fc.tuple(tasks, positive), ([{ losses, kinds }, unit]) => {
      const best = (all: number[]) =>
        all.map((loss, k) => Math.log(kinds[k] === 'regression' ? loss : 2 * loss));
      const optimum = (all: number[]) => uncertaintyWeightedLoss(all, best(all), { kinds });
      for (const slope of uncertaintyWeightedLossGradient(losses, best(losses), { kinds }))
        expect(Math.abs(slope)).toBeLessThan(1e-14);
      const scaled = losses.map((loss) => unit * loss);
      expect(optimum(scaled) - optimum(losses)).toBeCloseTo(
        (losses.length * Math.log(unit)) / 2,
        12,
      );
    });
  });

  test('is a weighted sum with something added', () => {
    check(tasks, ({ losses, s }) => {
      const weights = s.map((value) => Math.exp(-value));
      expect(uncertaintyWeightedLoss(losses, s, { form: 'simple' })).toBeCloseTo(
        weightedSum(losses, weights) + total(s),
        10,
      );
    });
  });
});

describe('GradNorm', () => {
  test('its gradient is the finite difference of L_grad with the targets held', () => {
    check(fc.tuple(tasks, positive), ([{ losses, weights, kinds, s }, alpha]) => {
      const norms = s.map(Math.exp);
      const { targets, loss, gradient } = gradNorm(norms, losses, { weights, alpha });
      const at = (w: number[]) => total(w.map((x, k) => Math.abs(x * norms[k]! - targets[k]!)));
      expect(Math.abs(at(weights) - loss)).toBeLessThanOrEqual(1e-13 * Math.max(1, loss));
      const step = 1e-7;
      for (const k of kinds.keys()) {
        const gap = Math.abs(weights[k]! * norms[k]! - targets[k]!);
        if (gap < 1e-3) continue;
        const moved = (by: number) => at(weights.map((x, j) => (j === k ? x + by : x)));
        const slope = (moved(step) - moved(-step)) / (2 * step);
        expect(Math.abs(slope - gradient[k]!)).toBeLessThan(1e-5 * Math.max(1, loss));
      }
    });
  });

  test('its rates have mean 1, its weights sum to the number of tasks', () => {
    check(tasks, ({ losses, weights, s }) => {
      const step = gradNorm(s.map(Math.exp), losses, { weights, learningRate: 1e-4 });
      expect(total(step.rates)).toBeCloseTo(losses.length, 12);
      expect(total(step.weights)).toBeCloseTo(losses.length, 12);
    });
  });
});

test('a dynamic weight average sums to the number of tasks, and favours what lags behind', () => {
  check(fc.tuple(tasks, positive), ([{ losses, weights }, temperature]) => {
    const lambda = dynamicWeightAverage([losses, weights], { temperature });
    expect(total(lambda)).toBeCloseTo(losses.length, 12);
    for (const [k, weight] of lambda.entries())
      for (const [j, other] of lambda.entries())
        if (weights[k]! / losses[k]! > weights[j]! / losses[j]!)
          expect(weight).toBeGreaterThanOrEqual(other);
  });
});

describe('PCGrad', () => {
  const vectors = (count: number) =>
    fc.array(
      fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 4, maxLength: 4 }),
      { minLength: count, maxLength: count },
    );

  test('leaves two tasks without conflict', () => {
    check(vectors(2), (gradients) => {
      const [a, b] = projectConflictingGradients(gradients) as [Float64Array, Float64Array];
      const scale = Math.hypot(...gradients[0]!) * Math.hypot(...gradients[1]!);
      expect(dot(a, gradients[1]!)).toBeGreaterThanOrEqual(-1e-14 * scale);
      expect(dot(b, gradients[0]!)).toBeGreaterThanOrEqual(-1e-14 * scale);
      expect(dot(a, b)).toBeGreaterThanOrEqual(-1e-14 * scale);
    });
  });

  test('never lengthens a gradient, and changes none without conflict', () => {
    check(vectors(4), (gradients) => {
      const before = structuredClone(gradients);
      const projected = projectConflictingGradients(gradients, { order: [3, 1, 0, 2] });
      expect(gradients).toEqual(before);
      for (const [i, g] of projected.entries()) {
        const length = Math.hypot(...gradients[i]!);
        expect(Math.hypot(...g)).toBeLessThanOrEqual(length * (1 + 1e-14));
        const conflict = gradients.some((other) => dot(gradients[i]!, other) < 1e-12);
        if (!conflict) expect([...g]).toEqual(gradients[i]);
      }
    });
  });
});

test('no NaN comes from what is none', () => {
  const any = fc.oneof(
    fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(0, 5e-324, 1e308, 1),
  );
  const two = fc.array(any, { minLength: 2, maxLength: 2 });
  check(fc.tuple(two, two, two, any, form), ([a, b, c, alpha, which]) => {
    const s = [a[0]!, -b[0]!];
    const options = { kinds: ['regression', 'classification'] as TaskKind[], form: which };
    const values = [
      weightedSum([a[0]!, -b[0]!], c),
      uncertaintyWeightedLoss(c, s, options),
      ...uncertaintyWeightedLossGradient(c, s, options),
      ...projectConflictingGradients([
        [a[0]!, -b[0]!],
        [-c[0]!, c[1]!],
      ]).flatMap((g) => [...g]),
    ];
    // What is refused is refused in words of its own.
    const attempt = (call: () => ArrayLike<number>) => {
      try {
        values.push(...Array.from(call()));
      } catch (error) {
        expect(String(error)).toMatch(/^RangeError: (gradNorm|dynamicWeightAverage): .* must /);
      }
    };
    attempt(() => dynamicWeightAverage([a, b]));
    attempt(() => {
      const step = gradNorm(a, b, { weights: c, alpha });
      return [step.loss, ...step.rates, ...step.targets, ...step.gradient, ...step.weights];
    });
    expect(values.filter(Number.isNaN)).toEqual([]);
  });
});
