import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  anew,
  animals,
  ask,
  initial,
  isOver,
  model,
  mostQuestions,
  type State,
} from '../../src/figures/twenty-questions.ts';

function playedOut(state: State): State {
  return isOver(model(state)) ? state : playedOut(ask(state));
}

const secrets = fc.integer({ min: 0, max: animals - 1 });
const cuts = fc.integer({ min: 0, max: 100 }).map((each) => each / 100);

describe('TwentyQuestions', () => {
  test('halving finds each of 64 animals with six answers of one bit', () => {
    for (let secret = 0; secret < animals; secret++) {
      const { answers, left, bits } = model(playedOut({ ...initial, secret }));
      expect(answers.map((answer) => answer.bits)).toEqual([1, 1, 1, 1, 1, 1]);
      expect([left, bits]).toEqual([1, 6]);
    }
  });

  test('whatever is asked, the answers add up to what halving the rest would have told', () => {
    fc.assert(
      fc.property(secrets, cuts, (secret, cut) => {
        const m = model(playedOut({ secret, cut, asked: [] }));
        const sum = m.answers.reduce((total, { bits }) => total + bits, 0);
        expect(sum).toBeCloseTo(Math.log2(animals / m.left), 10);
        expect(m.left === 1 || m.answers.length === mostQuestions).toBe(true);
      }),
    );
  });

  test('no question tells more than one bit on average', () => {
    fc.assert(
      fc.property(cuts, (cut) => {
        const { expected, named } = model({ ...initial, cut });
        expect(expected).toBeLessThanOrEqual(1);
        const p = named / animals;
        expect(expected).toBeCloseTo(-p * Math.log2(p) - (1 - p) * Math.log2(1 - p), 12);
      }),
    );
  });

  test('asking for one animal alone mostly fails', () => {
    const m = model(playedOut({ ...initial, cut: 0 }));
    expect(m.left).toBe(animals - mostQuestions);
    expect(m.bits).toBeCloseTo(Math.log2(64 / 44), 12);
  });

  test('another animal is one of them, and no question is asked of it', () => {
    fc.assert(
      fc.property(secrets, (secret) => {
        const next = anew({ ...initial, secret, asked: [3] });
        expect(next.asked).toEqual([]);
        expect(next.secret).toBeGreaterThanOrEqual(0);
        expect(next.secret).toBeLessThan(animals);
      }),
    );
  });
});
