import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as codeRoom from '../../src/figures/code-room.ts';
import * as crossEntropyStack from '../../src/figures/cross-entropy-stack.ts';
import * as divergencePair from '../../src/figures/divergence-pair.ts';
import * as entropyBars from '../../src/figures/entropy-bars.ts';
import * as sigmoidSoftmax from '../../src/figures/sigmoid-softmax.ts';
import * as surpriseCurve from '../../src/figures/surprise-curve.ts';

const total = (terms: ArrayLike<number>) => Array.from(terms).reduce((sum, term) => sum + term, 0);

const distributions = fc
  .array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 3 })
  .filter((counts) => total(counts) > 0)
  .map((counts) => counts.map((each) => each / total(counts)));

describe('SurpriseCurve', () => {
  const { initial, model } = surpriseCurve;
  const at = (part: Partial<surpriseCurve.State>) => model({ ...initial, ...part });

  test.each([
    ['nat', 0.5, Math.LN2],
    ['bit', 1 / 6, 2.58496250072],
    ['bit', 1 / 52, 5.70043971814],
    ['nat', 1e-6, 13.815510558],
    ['hartley', 0.5, 0.301029995664],
  ] as const)('surprise in %s of %d is %d', (unit, start, value) => {
    expect(at({ start, unit }).surprise.value).toBeCloseTo(value, 10);
  });

  test('every halving adds one bit to the surprise, doubles 1/p, and adds less and less to 1 − p', () => {
    for (const start of [1, 0.5, 0.37]) {
      for (let halvings = 1; halvings <= surpriseCurve.mostHalvings; halvings++) {
        const m = at({ start, halvings, unit: 'bit' });
        const [reciprocal, complement] = m.lookAlikes;
        expect(m.p).toBe(start / 2 ** halvings);
        expect(m.surprise.climb).toBeCloseTo(1, 12);
        expect(reciprocal!.climb).toBeCloseTo(reciprocal!.value / 2, 6);
        expect(complement!.climb).toBeCloseTo(m.p, 12);
      }
    }
  });

  test('the trail begins at the choice and ends before p', () => {
    const m = at({ start: 0.8, halvings: 3 });
    expect(m.trail.map(({ p }) => p)).toEqual([0.8, 0.4, 0.2]);
    expect(m.p).toBe(0.1);
  });

  test('at zero the surprise is infinite and the words say so', () => {
    const m = at({ start: 0 });
    expect(m.surprise.value).toBe(Infinity);
    expect(surpriseCurve.describe(m)).toContain('carries ∞ of surprise');
  });

  test('only the look-alikes that are asked for are there', () => {
    expect(at({ reciprocal: false, complement: false }).lookAlikes).toEqual([]);
    expect(at({ reciprocal: false }).lookAlikes.map(({ curve }) => curve)).toEqual(['1 − p']);
  });

  test('the frame ends at the same surprise in every unit', () => {
    const tops = (['nat', 'bit', 'hartley'] as const).map((unit) => surpriseCurve.frame(unit).y[1]);
    expect(tops[1]).toBe(8);
    expect(tops[0]).toBeCloseTo(8 * Math.LN2, 9);
    expect(tops[2]).toBeCloseTo(8 * 0.301029995664, 9);
  });

  test('the words hold the reading', () => {
    expect(surpriseCurve.describe(at({ halvings: 1 }))).toBe(
      'An event of probability 0.25 carries 1.386 nat of surprise, 0.6931 more than before halving p. ' +
        '1/p is 4, 2 more. 1 − p is 0.75, 0.25 more. Each halving adds one bit, 0.6931 nat.',
    );
  });
});

describe('EntropyBars', () => {
  const { initial, model, presets } = entropyBars;

  test('begins with the classifier of the source note', () => {
    const m = model(initial);
    expect(m.entropy).toBeCloseTo(0.801818552543, 11);
    expect(model({ ...initial, unit: 'bit' }).entropy).toBeCloseTo(1.15677964945, 11);
    expect(m.perplexity).toBeCloseTo(Math.exp(0.801818552543), 10);
    expect(m.terms[0]).toBeCloseTo(0.7 * 0.356674943939, 11);
  });

  test('terms add up to the entropy, between zero and that of a fair choice', () => {
    fc.assert(
      fc.property(distributions, fc.constantFrom(...entropyBars.units), (p, unit) => {
        const m = model({ p, unit });
        expect(total(m.terms)).toBeCloseTo(m.entropy, 12);
        expect(Math.min(...m.terms)).toBeGreaterThanOrEqual(0);
        expect(m.entropy).toBeLessThanOrEqual(m.maximum + 1e-12);
        expect(m.perplexity).toBeLessThanOrEqual(3 + 1e-12);
      }),
    );
  });

  test('uniform and certain are the two ends', () => {
    const uniform = model({ p: presets.uniform, unit: 'nat' });
    expect(uniform.entropy).toBeCloseTo(uniform.maximum, 14);
    expect(uniform.maximum).toBeCloseTo(1.09861228867, 11);
    expect(uniform.perplexity).toBeCloseTo(3, 12);
    const certain = model({ p: presets.certain, unit: 'nat' });
    expect([certain.entropy, ...certain.terms]).toEqual([0, 0, 0, 0]);
    expect(certain.perplexity).toBe(1);
  });

  test('the words hold the numbers', () => {
    expect(entropyBars.describe(model(initial))).toBe(
      'With cat 0.7, dog 0.2, horse 0.1 the entropy is 0.8018 nat, of at most 1.099: as uncertain as a fair choice among 2.23.',
    );
  });
});

describe('DivergencePair', () => {
  const { initial, model, presets, swap } = divergencePair;

  test('begins with two finite divergences that differ', () => {
    const m = model(initial);
    expect(m.forward.value).toBeCloseTo(0.277258872224, 11);
    expect(m.reverse.value).toBeCloseTo(0.34657359028, 11);
    expect(Math.min(...Array.from(m.forward.terms))).toBeLessThan(0);
  });

  test('the fair and the loaded coin', () => {
    const m = model(presets['fair and loaded']!);
    expect(m.forward.value).toBeCloseTo(0.510825623766, 11);
    expect(m.reverse.value).toBeCloseTo(0.368064207168, 11);
    expect(m.jsDivergence).toBeCloseTo(0.101749225079, 11);
    expect(m.totalVariation).toBeCloseTo(0.4, 12);
  });

  test('the cat of the source note: one way finite, the other infinite, and the words say why', () => {
    const m = model(presets['cat photo']!);
    expect(m.forward.value).toBeCloseTo(0.356674943939, 11);
    expect(m.reverse.value).toBe(Infinity);
    expect(m.reverse.impossible).toEqual(['dog', 'horse']);
    expect(divergencePair.describe(m)).toContain(
      'D(Q‖P) is infinite: P gives dog and horse probability zero, Q does not.',
    );
    expect(Number.isFinite(m.jsDivergence)).toBe(true);
  });

  test('nothing in common: both infinite, JS and TV at their ends', () => {
    const m = model(presets['nothing in common']!);
    expect([m.forward.value, m.reverse.value]).toEqual([Infinity, Infinity]);
    expect(m.jsDivergence).toBeCloseTo(Math.LN2, 11);
    expect(m.jsMaximum).toBeCloseTo(Math.LN2, 11);
    expect(m.totalVariation).toBe(1);
  });

  test('the same: nothing differs', () => {
    const m = model(presets['the same']!);
    expect([m.forward.value, m.reverse.value, m.jsDivergence, m.totalVariation]).toEqual([
      0, 0, 0, 0,
    ]);
  });

  test('terms add up to the divergence, and infinity is where Q has no room for P', () => {
    fc.assert(
      fc.property(distributions, distributions, (p, q) => {
        const { forward, reverse } = model({ p, q });
        for (const { terms, value, impossible } of [forward, reverse]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value === Infinity).toBe(impossible.length > 0);
          if (value < Infinity) expect(total(terms)).toBeCloseTo(value, 12);
          // No term is below −1/e: the left edge of the frame.
          expect(Math.min(...Array.from(terms))).toBeGreaterThan(divergencePair.frame.x[0]);
        }
      }),
    );
  });

  test('swapping swaps the two divergences', () => {
    const [m, swapped] = [model(initial), model(swap(initial))];
    expect(swapped.forward.value).toBe(m.reverse.value);
    expect(swapped.reverse.value).toBe(m.forward.value);
  });
});

describe('CrossEntropyStack', () => {
  const { initial, model, predictTruth, presets } = crossEntropyStack;
  const preset = (name: string) => model({ ...initial, ...presets[name]! });

  test('the stack adds up, and so do the terms', () => {
    fc.assert(
      fc.property(
        distributions,
        distributions,
        fc.constantFrom(...crossEntropyStack.units),
        (p, q, unit) => {
          const m = model({ p, q, unit });
          expect(m.crossEntropy === Infinity).toBe(m.impossible.length > 0);
          if (m.crossEntropy === Infinity) return;
          expect(m.entropy + m.divergence).toBeCloseTo(m.crossEntropy, 12);
          expect(total(m.terms)).toBeCloseTo(m.crossEntropy, 12);
        },
      ),
    );
  });

  test('the floor does not move while Q moves', () => {
    fc.assert(
      fc.property(distributions, (q) => {
        expect(model({ ...initial, q }).entropy).toBe(model(initial).entropy);
      }),
    );
  });

  test('a soft target of the fact sheet', () => {
    const m = model({ p: [0.1, 0.2, 0.7], q: [0.2, 0.3, 0.5], unit: 'nat' });
    expect(m.crossEntropy).toBeCloseTo(0.886941378501, 11);
    expect(m.entropy).toBeCloseTo(0.801818552543, 11);
    expect(m.divergence).toBeCloseTo(0.0851228259572, 11);
  });

  test('a one-hot label has no floor', () => {
    const m = preset('one-hot label');
    expect(m.entropy).toBe(0);
    expect(m.crossEntropy).toBeCloseTo(0.356674943939, 11);
  });

  test('a smoothed label has one', () => {
    expect(preset('smoothed label').entropy).toBeCloseTo(0.29114, 5);
  });

  test('predicting the truth leaves only the floor', () => {
    const m = model(predictTruth(initial));
    expect(m.divergence).toBe(0);
    expect(m.crossEntropy).toBeCloseTo(m.entropy, 14);
  });

  test('sure and wrong is infinite, and the words say why', () => {
    const m = preset('sure and wrong');
    expect(m.crossEntropy).toBe(Infinity);
    expect(crossEntropyStack.describe(m)).toContain('Q gives cat probability zero, P does not');
  });
});

describe('CodeRoom', () => {
  const { initial, model, names, huffmanCode, shannonCode, sources } = codeRoom;
  const of = (source: codeRoom.Source, lengths: readonly number[]) => model({ source, lengths });
  const sourcesAndLengths = [
    fc.constantFrom(...sources),
    fc.array(fc.integer({ min: 1, max: codeRoom.longest }), { minLength: 4, maxLength: 4 }),
  ] as const;

  test('the codes of the chapter cost what it says', () => {
    expect(model(initial).meanLength).toBeCloseTo(2, 12);
    expect(model(initial).entropy).toBeCloseTo(1.84643934467, 11);
    expect(model(huffmanCode(initial)).meanLength).toBeCloseTo(1.9, 12);
    expect(shannonCode(initial).lengths).toEqual([2, 2, 3, 4]);
    expect(model(shannonCode(initial)).meanLength).toBeCloseTo(2.4, 12);
    expect(of('halves', [1, 2, 3, 3]).meanLength).toBe(of('halves', [1, 2, 3, 3]).entropy);
  });

  test('the shortest words come first, from zero on', () => {
    const digits = of('the camera', [3, 1, 2, 3]).words.map((word) => word.digits);
    expect(digits).toEqual(['110', '0', '10', '111']);
  });

  test('no word begins another, and names are without a word exactly when there is too little room', () => {
    fc.assert(
      fc.property(...sourcesAndLengths, (source, lengths) => {
        const m = of(source, lengths);
        const digits = m.words.flatMap((word) => word.digits ?? []);
        for (const [i, one] of digits.entries()) {
          expect(digits.findIndex((other) => one.startsWith(other))).toBe(i);
        }
        expect(digits.length + m.without.length).toBe(names.length);
        expect(m.without.length > 0).toBe(m.room > 1);
        expect(m.room).toBe(total(lengths.map((length) => 2 ** -length)));
describe('SigmoidSoftmax', () => {
  const { initial, model, presets, raise, toggleClass, logitScale, temperatureScale } =
    sigmoidSoftmax;
  const logits = fc
    .array(fc.integer({ min: -50, max: 50 }), { minLength: 3, maxLength: 4 })
    .map((tenths) => tenths.map((each) => each / 10));
  const temperatures = fc.double({ min: 0.25, max: 4, noNaN: true });
  const states = fc.record({
    logits,
    temperature: temperatures,
    labels: fc.subarray(['cat', 'dog', 'horse']),
  });

  test('begins with the example of the fact sheet', () => {
    const [softmax, sigmoids] = model(initial).readings;
    expect(softmax.probabilities[0]).toBeCloseTo(0.665240955775, 11);
    expect(softmax.loss).toBeCloseTo(0.407605964444, 11);
    expect(softmax.slopes![0]).toBeCloseTo(-0.334759044225, 11);
    expect(sigmoids.probabilities[1]).toBeCloseTo(0.73105857863, 11);
    expect(sigmoids.sum).toBeCloseTo(2.11185565661, 10);
    expect(sigmoids.loss).toBeCloseTo(2.13333687912, 10);
    expect(sigmoids.slopes![0]).toBeCloseTo(-0.119202922022, 11);
  });

  test('a temperature of two', () => {
    const [softmax] = model({ ...initial, temperature: 2 }).readings;
    expect(softmax.probabilities[0]).toBeCloseTo(0.506480391056, 11);
  });

  test('softmax sums to one, and its slopes to zero, where it has any', () => {
    fc.assert(
      fc.property(states, (state) => {
        const [softmax, sigmoids] = model(state).readings;
        expect(softmax.sum).toBeCloseTo(1, 12);
        expect(softmax.slopes === undefined).toBe(state.labels.length !== 1);
        expect(softmax.loss === undefined).toBe(state.labels.length !== 1);
        if (softmax.slopes) expect(total(softmax.slopes)).toBeCloseTo(0, 12);
        expect(total(sigmoids.slopes!)).toBeCloseTo(sigmoids.sum - state.labels.length, 12);
      }),
    );
  });

  test('a code with a word for each name costs at least the entropy, and Huffman the least', () => {
    fc.assert(
      fc.property(...sourcesAndLengths, (source, lengths) => {
        const m = of(source, lengths);
        const best = model(huffmanCode({ source, lengths }));
        expect(best.meanLength).toBeGreaterThanOrEqual(best.entropy - 1e-12);
        if (m.room <= 1) expect(m.meanLength).toBeGreaterThanOrEqual(best.meanLength - 1e-12);
      }),
    );
  });

  test('the words say what the room says', () => {
    expect(codeRoom.describe(of('the camera', [1, 2, 2, 2]))).toBe(
      'Digits: cat 1, dog 2, horse 2, nothing 2. Too much by 0.25: no word is left for nothing. ' +
        'The mean length is 1.6 digits, the entropy 1.846 bits.',
    );
    expect(codeRoom.verdict(of('halves', [1, 2, 3, 3]))).toBe('All the room is used.');
    expect(codeRoom.verdict(of('halves', [2, 2, 3, 3]))).toBe(
      '0.25 of the room is free: some word could be shorter.',
    );
  test('one more for all logits moves the sigmoids only, and stops at the edge', () => {
    const [softmax, sigmoids] = model(initial).readings;
    const [raisedSoftmax, raisedSigmoids] = model(raise(initial)!).readings;
    expect(raisedSoftmax.probabilities[0]).toBeCloseTo(softmax.probabilities[0]!, 14);
    expect(raisedSigmoids.sum).toBeGreaterThan(sigmoids.sum);
    expect(raise({ ...initial, logits: [4.5, 0, 0] })).toBeUndefined();
  });

  test('a class more takes from the others under softmax only, and goes without a trace', () => {
    const more = toggleClass(initial);
    const [softmax, sigmoids] = model(more).readings;
    expect(softmax.probabilities[0]).toBeCloseTo(0.399486304650303, 12);
    expect(sigmoids.probabilities[0]).toBe(model(initial).readings[1].probabilities[0]);
    expect(toggleClass(more)).toEqual(initial);
    expect(model({ ...initial, labels: ['cat', 'cow'] }).labels).toEqual(['cat']);
  });

  test('the words say where softmax has no answer', () => {
    expect(sigmoidSoftmax.describe(model(presets['a landscape']!))).toContain(
      'Softmax names one class, and the picture shows none: it has no such answer.',
    );
    expect(sigmoidSoftmax.describe(model(presets['cat and dog']!))).toContain('shows several');
  });

  test('the handles go there and back', () => {
    for (const logit of [-5, -0.3, 0, 2, 5])
      expect(logitScale.logit(logitScale.share(logit))).toBe(logit);
    for (const temperature of [0.25, 0.5, 1, 2, 4])
      expect(temperatureScale.temperature(temperatureScale.share(temperature))).toBe(temperature);
    expect(temperatureScale.share(2)).toBeCloseTo(0.75, 12);
  });
});
