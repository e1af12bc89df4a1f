import {
  damageRows,
  type FitOptions,
  fit,
  iris,
  type LinearProblem,
  type Training,
  train,
} from 'surprisal/lab';
import { describe, expect, test } from 'vitest';
import { expectRefusal } from '../core/refusal.ts';

const problem: LinearProblem = {
  ...damageRows,
  loss: { name: 'sigmoidFocalLoss', gamma: 2 },
  l2: 1e-3,
};
const descent: FitOptions = { solver: { name: 'gradientDescent', rate: 1 }, steps: 50 };

describe('fit', () => {
  test('is the same each time, to the last bit', () => {
    expect(fit(problem)).toEqual(fit(problem));
  });

  test('takes problem and options as plain data, and gives plain data back', () => {
    expect(fit(structuredClone(problem), structuredClone(descent))).toEqual(fit(problem, descent));
    expect(structuredClone(fit(problem))).toEqual(fit(problem));
  });

  test('leaves the start as it was, and stops there when told to', () => {
    const start = Array.from({ length: 12 }, (_, i) => i / 10);
    const { step, weights, converged } = fit(problem, { start, steps: 0 });
    expect({ step, converged }).toEqual({ step: 0, converged: false });
    expect(Array.from(weights)).toEqual(start);
    fit(problem, { start, steps: 2 });
    expect(start[11]).toBe(1.1);
  });

  test('goes no further from an optimum', () => {
    const optimum = fit(problem);
    expect(optimum.gradientNorm).toBeLessThanOrEqual(1e-12);
    expect(fit(problem, { ...descent, start: optimum.weights }).step).toBe(0);
  });

  test('a step of gradient descent is the gradient times the rate', () => {
    const { gradient } = fit(problem, { steps: 0 });
    const { weights } = fit(problem, { solver: { name: 'gradientDescent', rate: 0.5 }, steps: 1 });
    expect(weights).toEqual(gradient.map((slope) => -slope / 2));
  });

  test('says so when it did not arrive', () => {
    expect(fit(problem, { steps: 2 })).toMatchObject({ step: 2, converged: false });
  });

  test('ends where rounding lets it come no closer', () => {
    const { converged, step, gradientNorm } = fit(problem, { tolerance: 0 });
    expect(converged).toBe(false);
    expect(step).toBeLessThan(15);
    expect(gradientNorm).toBeLessThan(1e-15);
  });

  test('biases that softmax does not tell apart stay together', () => {
    const { converged, weights } = fit({
      features: iris.features,
      targets: iris.labels,
      loss: { name: 'crossEntropyWithLogits', classes: 3 },
      l2: 0.1,
    });
    expect(converged).toBe(true);
    expect(weights[0]! + weights[5]! + weights[10]!).toBeCloseTo(0, 2);
  });
});

describe('train', () => {
  test.each([
    ['newton', {}],
    ['gradient descent', descent],
  ])('does what fit does, by %s', async (_, options) => {
    expect(await train(problem, options)).toEqual(fit(problem, options));
  });

  test('tells of the start and of every step, in order', async () => {
    const told: Training[] = [];
    const last = await train(problem, { ...descent, onProgress: (step) => told.push(step) });
    expect(told.map(({ step }) => step)).toEqual(Array.from({ length: 51 }, (_, i) => i));
    expect(told.at(-1)).toEqual(last);
    told.slice(1).forEach(({ objective }, i) => {
      expect(objective).toBeLessThan(told[i]!.objective);
    });
  });

  test('lets other events in', async () => {
    const order: string[] = [];
    setTimeout(() => order.push('event'));
    await train(problem, { ...descent, onProgress: ({ step }) => order.push(`${step}`) });
    expect(order.indexOf('event')).toBeGreaterThan(0);
    expect(order.indexOf('event')).toBeLessThan(order.indexOf('50'));
  });

  test('stops when an event aborts it', async () => {
    const stop = new AbortController();
    let reached = 0;
    setTimeout(() => stop.abort());
    const training = train(problem, {
      solver: { name: 'gradientDescent', rate: 1 },
      steps: 1e6,
      signal: stop.signal,
      onProgress: ({ step }) => {
        reached = step;
      },
    });
    await expect(training).rejects.toMatchObject({ name: 'AbortError' });
    expect(reached).toBeLessThan(1000);
  });

  test('does not begin when it is aborted before', async () => {
    const told: Training[] = [];
    const signal = AbortSignal.abort(new Error('never mind'));
    const training = train(problem, { signal, onProgress: (step) => told.push(step) });
    await expect(training).rejects.toThrow('never mind');
    expect(told).toEqual([]);
  });

  test('rejects where fit throws', async () => {
    await expect(train({ ...problem, l2: -1 })).rejects.toThrow('l2 must be non-negative');
  });
});

describe('refuses', () => {
  const small: LinearProblem = {
    features: [
      [1, 2],
      [3, 4],
    ],
    targets: [0, 1],
    loss: { name: 'binaryCrossEntropyWithLogits' },
    l2: 0.1,
  };
  const kinds = { RangeError, TypeError };

  test.each<[string, object, keyof typeof kinds, string[]]>([
    ['no rows', { features: [] }, 'RangeError', ['features', 'empty']],
    [
      'a vector',
      { features: [1, 2] },
      'TypeError',
      ['fit: features[0] must be an array of numbers, got 1'],
    ],
    ['ragged rows', { features: [[1, 2], [3]] }, 'RangeError', ['features[1]', 'same length']],
    [
      'NaN',
      {
        features: [
          [1, 2],
          [3, NaN],
        ],
      },
      'RangeError',
      ['features[1][1]', 'got NaN'],
    ],
    [
      'text',
      {
        features: [
          [1, 2],
          [3, '4'],
        ],
      },
      'TypeError',
      ['features', '"4"'],
    ],
    ['too few targets', { targets: [1] }, 'RangeError', ['targets', 'got 2 and 1']],
    ['a target of 2', { targets: [0, 2] }, 'RangeError', ['targets[1]', 'got 2']],
    ['missing targets', { targets: undefined }, 'TypeError', ['targets', 'got undefined']],
    ['too few weights', { rowWeights: [1] }, 'RangeError', ['rowWeights', 'got 2 and 1']],
    ['a negative weight', { rowWeights: [1, -1] }, 'RangeError', ['rowWeights[1]', 'got -1']],
    ['weights of 0', { rowWeights: [0, 0] }, 'RangeError', ['rowWeights', 'positive', 'got 0']],
    ['a negative λ', { l2: -0.1 }, 'RangeError', ['l2', 'got -0.1']],
    ['no λ', { l2: undefined }, 'TypeError', ['l2', 'got undefined']],
    ['an unknown loss', { loss: { name: 'hinge' } }, 'RangeError', ['loss.name', '"hinge"']],
    [
      'one class',
      { loss: { name: 'crossEntropyWithLogits', classes: 1 } },
      'RangeError',
      ['loss.classes', 'got 1'],
    ],
    [
      'a class too many',
      { loss: { name: 'crossEntropyWithLogits', classes: 2 }, targets: [0, 2] },
      'RangeError',
      ['targets[1]', 'got 2'],
    ],
    [
      'a γ below 0',
      { loss: { name: 'sigmoidFocalLoss', gamma: -1 } },
      'RangeError',
      ['gamma', 'got -1'],
    ],
  ])('%s', (_, part, kind, texts) => {
    expectRefusal(() => fit({ ...small, ...part }), kinds[kind], ...texts);
  });

  test.each<[string, object, keyof typeof kinds, string[]]>([
    ['half a step', { steps: 0.5 }, 'RangeError', ['steps', 'whole number', 'got 0.5']],
    ['NaN steps', { steps: NaN }, 'RangeError', ['steps', 'got NaN']],
    ['a negative tolerance', { tolerance: -1 }, 'RangeError', ['tolerance', 'got -1']],
    ['a short start', { start: [0] }, 'RangeError', ['start', 'got 3 and 1']],
    ['an infinite start', { start: [0, 0, Infinity] }, 'RangeError', ['start[2]', 'got Infinity']],
    ['another solver', { solver: { name: 'adam' } }, 'RangeError', ['solver.name', '"adam"']],
    ['no rate', { solver: { name: 'gradientDescent' } }, 'TypeError', ['solver.rate', 'undefined']],
  ])('%s', (_, options, kind, texts) => {
    expectRefusal(() => fit(small, options), kinds[kind], ...texts);
  });

  test('to go on where a rate is so large that the weights overflow', () => {
    const solver = { name: 'gradientDescent', rate: 1e200 } as const;
    expectRefusal(() => fit(small, { solver }), RangeError, 'objective', 'finite', 'step');
  });
});
