import { describe, expect, test } from 'vitest';
import * as race from '../../src/figures/training-race.ts';
import { fit } from '../../src/lab/index.ts';

const { advanced, describe: inWords, initial, model, names, startingRuns } = race;

describe('TrainingRace', () => {
  /** Trains everyone at once, as the threads of the page do it. */
  const finished = (settings: race.Settings): race.Runs => {
    const runs = { ...startingRuns(settings) };
    for (const name of names)
      runs[name] = advanced(runs[name], fit(race.problemOf(name), race.optionsOf(settings)));
    return runs;
  };
  const runs = finished(initial);
  const trained = model(initial, runs);
  const standing = (name: race.Name) => trained.standings.find((each) => each.name === name)!;

  test('at the start every forecast is one half', () => {
    const { standings, done } = model(initial);
    expect(done).toBe(0);
    for (const { logLoss, rocArea, meanProbability, found } of standings) {
      expect(logLoss).toBeCloseTo(Math.LN2, 12);
      expect([rocArea, meanProbability, found]).toEqual([0.5, 0.5, 0]);
    }
  });

  test('from the share of damage the loss starts at its entropy', () => {
    const { standings } = model({ ...initial, start: 'the share of damage' });
    expect(standings[0]!.logLoss).toBeCloseTo(0.338282945921, 11);
  });

  // Three hundred steps at the rate one.
  test.each<[race.Name, number, number, number]>([
    ['cross-entropy', 0.294274999228, 0.752687368, 14],
    ['GHM', 0.614679273846, 0.73242626, 181],
  ])('%s comes where the golden run came', (name, logLoss, rocArea, found) => {
    const m = standing(name);
    expect(m.logLoss).toBeCloseTo(logLoss, 11);
    expect(m.rocArea).toBeCloseTo(rocArea, 8);
    expect(m.found).toBe(found);
  });

  test('mining comes where the capstone computes it, which takes ties in the same order', () => {
    expect(standing('mining').rocArea).toBeCloseTo(0.654, 4);
    expect(standing('mining').logLoss).toBeCloseTo(0.3372, 4);
  });

  test('given time the losses that have a minimum come to it', () => {
    const long = { ...initial, steps: '3000', rate: 3 } as const;
    const start = startingRuns(long);
    // The optima of the golden run.
    for (const [name, logLoss] of [
      ['cross-entropy', 0.292858233438],
      ['focal', 0.414492020778],
    ] as const) {
      const run = advanced(start[name], fit(race.problemOf(name), race.optionsOf(long)));
      const { standings } = model(long, { ...start, [name]: run });
      expect(standings.find((each) => each.name === name)!.logLoss).toBeCloseTo(logLoss, 4);
    }
  });

  test('a path has at most a hundred steps, and never goes back', () => {
    expect(race.stepCounts.map((steps) => race.drawnEvery({ ...initial, steps }))).toEqual([
      ...[1, 3, 10, 30],
    ]);
    const start = startingRuns(initial).focal;
    const at = (step: number) =>
      ({ step, weights: start.weights }) as Parameters<typeof advanced>[1];
    const run = advanced(advanced(start, at(3)), at(6));
    expect(run.path.map(([step]) => step)).toEqual([0, 3, 6]);
    expect(advanced(run, at(6))).toBe(run);
  });

  test('who is watched stands beside cross-entropy', () => {
    expect(trained.watching.name).toBe('GHM');
    expect(trained.reference.name).toBe('cross-entropy');
    expect(trained.done).toBe(1);
  });

  test('the words tell of everyone, and of who could not go on', () => {
    expect(inWords(model(initial))).toBe(
      'Rate 1, 300 steps, from zero. Nobody is trained yet: the log loss is 0.6931 nat, the area under the ROC curve 0.5.',
    );
    const failed = { ...runs, focal: { ...runs.focal, failure: 'overflow' } };
    expect(inWords(model(initial, failed))).toContain(
      'cross-entropy, after 300 steps, log loss 0.2943, area 0.7527; ',
    );
    expect(inWords(model(initial, failed))).toContain('focal, which ended: overflow, after 300');
  });
});
