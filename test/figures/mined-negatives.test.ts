import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as minedNegatives from '../../src/figures/mined-negatives.ts';

const {
  describe: inWords,
  drawnRanks,
  initial,
  model,
  negatives,
  rankScale,
  table,
} = minedNegatives;

describe('MinedNegatives', () => {
  const at = (part: Partial<minedNegatives.State>) => model({ ...initial, ...part });
  const states = fc.record({
    kept: fc.integer({ min: 1, max: negatives }),
    unmarked: fc.constantFrom(...minedNegatives.unmarkedCounts),
    sure: fc.double({ min: 0, max: 1, noNaN: true }),
  });

  test('the thirty of the chapter, a third of them wrong', () => {
    const { at: thirty, ranked } = model(initial);
    expect(thirty).toEqual({ kept: 30, wrong: 10, share: 1 / 3 });
    expect(ranked.filter((each) => !each.isObject && each.probability > 0.8)).toHaveLength(7);
    const objects = ranked.filter(({ isObject }) => isObject).map(({ probability }) => probability);
    for (const [i, p] of objects.toReversed().entries()) expect(p).toBeCloseTo(0.8 + 0.015 * i, 12);
  });

  test('whoever is kept has no smaller loss than whoever is not', () => {
    fc.assert(
      fc.property(states, (state) => {
        const { ranked } = model(state);
        expect(ranked).toHaveLength(negatives);
        for (const [i, { loss, probability }] of ranked.entries()) {
          expect(loss).toBeCloseTo(-Math.log(1 - probability), 12);
          if (i > 0) expect(loss).toBeLessThanOrEqual(ranked[i - 1]!.loss);
        }
      }),
      { numRuns: 20 },
    );
  });

  test('all of them hold all that is wrong, and no number of them more', () => {
    fc.assert(
      fc.property(states, (state) => {
        const { at: here, mined, pull, pullOfAll } = model(state);
        expect(mined.at(-1)!.wrong).toBe(Number(state.unmarked));
        expect(here.wrong).toBeLessThanOrEqual(Math.min(state.kept, Number(state.unmarked)));
        expect(pull).toBeGreaterThanOrEqual(0);
        expect(pull).toBeLessThanOrEqual(1);
        expect(at({ ...state, kept: negatives }).pull).toBeCloseTo(pullOfAll, 12);
      }),
    );
  });

  test('what the model does not see is not mined', () => {
    expect(at({ sure: 0.0001 }).at.wrong).toBe(0);
    expect(at({ unmarked: '1', sure: 1, kept: 1 }).at).toEqual({ kept: 1, wrong: 1, share: 1 });
  });

  test('the ranks that are drawn reach from the first to the last', () => {
    expect(drawnRanks[0]).toBe(1);
    expect(drawnRanks.at(-1)).toBe(negatives);
    expect(rankScale.value(rankScale.share(37))).toBe(37);
  });

  test('the words and the table hold the numbers', () => {
    expect(inWords(model(initial))).toBe(
      '1000 negatives, 10 of them objects that nobody marked; the model gives 0.8675 to an object there. ' +
        'Of the 30 hardest 10 are wrong, which is 33%; of all 1%. ' +
        'They have 37% of the slopes of those that are kept, and would have 21% if all were.',
    );
    expect(inWords(at({ unmarked: '0' }))).not.toMatch(/NaN/);
    expect(table(model(initial)).rows[3]!.slice(2)).toEqual([10, 1 / 3]);
  });
});
