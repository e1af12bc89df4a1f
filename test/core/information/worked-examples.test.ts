// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: printed digits, not the constants
import {
  binaryEntropy,
  brierScore,
  conditionalEntropy,
  crossEntropy,
  entropy,
  giniImpurity,
  informationContent,
  jointEntropy,
  jsDistance,
  jsDivergence,
  klDivergence,
  mutualInformation,
  perplexity,
  relativeEntropyTerms,
  totalVariation,
} from 'surprisal';
import { describe, expect, test } from 'vitest';
import { significant } from '../../lab/significant.ts';

// The numbers were computed elsewhere, with 50 digits, and are printed to 12 (trailing zeros dropped).

const bits = { base: 2 };
const third = 1 / 3;

type Example = [text: string, computed: number, printed: number];

const examples: Record<string, Example[]> = {
  'information content': [
    ['½ in nats', informationContent(0.5), 0.69314718056],
    ['a die', informationContent(1 / 6), 1.79175946923],
    ['a die in bits', informationContent(1 / 6, bits), 2.58496250072],
    ['a card in bits', informationContent(1 / 52, bits), 5.70043971814],
    ['0.1', informationContent(0.1), 2.30258509299],
    ['0.05', informationContent(0.05), 2.99573227355],
    [
      'their ratio, which is not 2',
      informationContent(0.05) / informationContent(0.1),
      1.30102999566,
    ],
    ['a coat when it rains', informationContent(0.75, bits), 0.415037499279],
    ['rain and a coat', informationContent(0.25 * 0.75, bits), 2.41503749928],
    ['a millionth', informationContent(1e-6), 13.815510558],
    ['a millionth in bits', informationContent(1e-6, bits), 19.9315685693],
    ['20 bits in hartleys', informationContent(2 ** -20, { base: 10 }), 6.02059991328],
    ['the space of Moby-Dick', informationContent(0.186687176, bits), 2.42130526618],
    ['0.99', informationContent(0.99), 0.0100503358535],
    ['0.01', informationContent(0.01), 4.60517018599],
    ['0.01 in bits', informationContent(0.01, bits), 6.64385618977],
  ],
  entropy: [
    ['Bernoulli 0.1', binaryEntropy(0.1), 0.325082973391],
    ['Bernoulli 0.1 in bits', binaryEntropy(0.1, bits), 0.468995593589],
    ['½ ¼ ⅛ ⅛', entropy([0.5, 0.25, 0.125, 0.125]), 1.21300756598],
    ['0.7 0.2 0.1', entropy([0.7, 0.2, 0.1]), 0.801818552543],
    ['0.7 0.2 0.1 in bits', entropy([0.7, 0.2, 0.1], bits), 1.15677964945],
    ['0.5 0.4 0.1', entropy([0.5, 0.4, 0.1]), 0.943348392329],
    ['the same, grouped', entropy([0.5, 0.5]) + 0.5 * entropy([0.8, 0.2]), 0.943348392329],
    ['one half fixed', entropy([0.5, 0.25, 0.25]), 1.03972077084],
    ['a smoothed label', entropy([1 - 0.2 / 3, 0.1 / 3, 0.1 / 3]), 0.291139838832],
    ['a noisy channel', 1 - binaryEntropy(0.1, bits), 0.531004406411],
    [
      'the sum of two dice',
      entropy([1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1], { normalize: true, ...bits }),
      3.27440191929,
    ],
    [
      'a monkey with 44 keys',
      entropy(new Array(44).fill(1), { normalize: true, ...bits }),
      5.45943161864,
    ],
    ['27 letters', entropy(new Array(27).fill(1 / 27), bits), 4.75488750216],
    [
      'the weather of Seattle',
      entropy([641, 640, 101, 53, 26], { normalize: true, ...bits }),
      1.58659105306,
    ],
    ['the weather in nats', entropy([641, 640, 101, 53, 26], { normalize: true }), 1.09974111513],
    ['told one of eight', entropy([7, 1], { normalize: true, ...bits }), 0.5435644432],
    ['Bernoulli 0.01', entropy([0.99, 0.01]), 0.0560015343548],
    ['perplexity of 0.7 0.2 0.1', perplexity([0.7, 0.2, 0.1]), 2.22959187392],
  ],
  'joint tables': [
    [
      'joint',
      jointEntropy(
        [
          [0.1, 0.5],
          [0.1, 0.3],
        ],
        bits,
      ),
      1.68547529723,
    ],
    [
      'mutual information',
      mutualInformation(
        [
          [0.1, 0.5],
          [0.1, 0.3],
        ],
        bits,
      ),
      0.0074033921147,
    ],
    [
      'a noisy channel',
      mutualInformation(
        [
          [0.45, 0.05],
          [0.05, 0.45],
        ],
        bits,
      ),
      0.531004406411,
    ],
    [
      'what the channel loses',
      conditionalEntropy(
        [
          [0.45, 0.05],
          [0.05, 0.45],
        ],
        { given: 'x', ...bits },
      ),
      0.468995593589,
    ],
  ],
  divergence: [
    ['the cat', klDivergence([1, 0, 0], [0.7, 0.2, 0.1]), 0.356674943939],
    ['there', klDivergence([0.5, 0.5], [0.9, 0.1]), 0.510825623766],
    ['and back', klDivergence([0.9, 0.1], [0.5, 0.5]), 0.368064207168],
    ['the first leg', klDivergence([0.5, 0.5], [0.25, 0.75]), 0.143841036226],
    ['the second leg', klDivergence([0.25, 0.75], [0.1, 0.9]), 0.0923315153731],
    ['three outcomes', klDivergence([0.6, 0.3, 0.1], [0.3, 0.3, 0.4]), 0.277258872224],
    ['three outcomes and back', klDivergence([0.3, 0.3, 0.4], [0.6, 0.3, 0.1]), 0.34657359028],
    [
      'a fair die to a loaded one',
      klDivergence(new Array(6).fill(1 / 6), [0.1, 0.1, 0.1, 0.1, 0.1, 0.5]),
      0.242585971694,
    ],
    [
      'and back',
      klDivergence([0.1, 0.1, 0.1, 0.1, 0.1, 0.5], new Array(6).fill(1 / 6)),
      0.293893332451,
    ],
    ['one bit', klDivergence([0.5, 0.5], [0.0669872981077807, 1 - 0.0669872981077807], bits), 1],
    ['nearly fair', klDivergence([0.5, 0.5], [0.51, 0.49]), 0.00020004001067],
    ['½ ¼ ¼ from uniform', klDivergence([0.5, 0.25, 0.25], [third, third, third]), 0.0588915178282],
    ['Jensen–Shannon', jsDivergence([0.5, 0.5], [0.9, 0.1]), 0.101749225079],
    ['its root', jsDistance([0.5, 0.5], [0.9, 0.1]), 0.318981543477],
    ['disjoint', jsDivergence([1, 0], [0, 1]), 0.69314718056],
    ['total variation', totalVariation([0.5, 0.5], [0.9, 0.1]), 0.4],
    ['Pinsker', Math.sqrt(klDivergence([0.5, 0.5], [0.9, 0.1]) / 2), 0.505383826297],
    ['a term', relativeEntropyTerms(0.5, 0.9), -0.293893332451],
    ['another', relativeEntropyTerms(0.5, 0.1), 0.804718956217],
  ],
  'cross-entropy': [
    ['the note', crossEntropy([1, 0, 0], [0.5, 0.4, 0.1]), 0.69314718056],
    ['its 0.3', crossEntropy([1, 0, 0], [0.5, 0.4, 0.1], { base: 10 }), 0.301029995664],
    ['its companion', crossEntropy([1, 0, 0], [0.8, 0.1, 0.1]), 0.223143551314],
    ['a soft target', crossEntropy([0.1, 0.2, 0.7], [0.2, 0.3, 0.5]), 0.886941378501],
    ['its divergence', klDivergence([0.1, 0.2, 0.7], [0.2, 0.3, 0.5]), 0.0851228259572],
    ['0.7 reported', crossEntropy([0.7, 0.3], [0.7, 0.3]), 0.610864302055],
    ['0.9 reported', crossEntropy([0.7, 0.3], [0.9, 0.1]), 0.764527888859],
    ['70 of 100 heads', klDivergence([0.7, 0.3], [0.5, 0.5]), 0.0822828785051],
    ['perplexity', Math.exp(crossEntropy([0.1, 0.2, 0.7], [0.2, 0.3, 0.5])), 2.4276928903],
  ],
  scores: [
    ['Gini', giniImpurity([0.7, 0.2, 0.1]), 0.46],
    ['a fair coin', giniImpurity([0.5, 0.5]), 0.5],
    [
      'the weather of Seattle',
      giniImpurity([641, 640, 101, 53, 26], { normalize: true }),
      0.609201783445,
    ],
    ['Brier, three classes', brierScore([0.5, 0.4, 0.1], 0), 0.42],
    ['one column', brierScore(0.7, 1), 0.09],
    ['two columns', brierScore([0.3, 0.7], 1), 0.18],
    ['0.9 reported', 0.7 * brierScore(0.9, 1) + 0.3 * brierScore(0.9, 0), 0.25],
    ['0.7 reported', 0.7 * brierScore(0.7, 1) + 0.3 * brierScore(0.7, 0), 0.21],
  ],
};

describe.each(Object.entries(examples))('%s', (_, rows) => {
  test.each(rows)('%s', (_, computed, printed) => expect(significant(computed)).toBe(printed));
});

test('bits and hartleys are exact where they are whole', () => {
  expect(informationContent(1 / 8, bits)).toBe(3);
  expect(informationContent(2 ** -29, bits)).toBe(29);
  expect(informationContent(2 ** -1074, bits)).toBe(1074);
  expect(informationContent(0.001, { base: 10 })).toBe(3);
  expect(binaryEntropy(0.5, bits)).toBe(1);
  expect(entropy([0.5, 0.5], bits)).toBe(1);
  expect(entropy([0.5, 0.25, 0.125, 0.125], bits)).toBe(1.75);
  expect(perplexity([0.25, 0.25, 0.25, 0.25])).toBe(4);
  expect(crossEntropy([1, 0, 0], [0.5, 0.4, 0.1], bits)).toBe(1);
  expect(klDivergence([1, 0], [0.5, 0.5], bits)).toBe(1);
  expect(jsDivergence([1, 0], [0, 1], bits)).toBe(1);
});

test('a deck of cards: 225.581003124 bits in its order', () => {
  const drawn = Array.from({ length: 52 }, (_, i) => informationContent(1 / (i + 1), bits));
  expect(significant(drawn.reduce((a, b) => a + b))).toBe(225.581003124);
});

test('the mean divergence of a row from the whole is the mutual information', () => {
  const [rain, dry] = [
    [0.3, 0.1],
    [0.2, 0.4],
  ] as const;
  const columns = [0.5, 0.5];
  const mean =
    0.4 * klDivergence(rain, columns, { normalize: true }) +
    0.6 * klDivergence(dry, columns, { normalize: true });
  expect(mutualInformation([[...rain], [...dry]])).toBeCloseTo(mean, 14);
});

test('one infinite term makes the divergence infinite', () => {
  expect(klDivergence([0.7, 0.2, 0.1], [1, 0, 0])).toBe(Infinity);
  expect(crossEntropy([0.7, 0.2, 0.1], [1, 0, 0])).toBe(Infinity);
  expect(klDivergence([1, 0], [0, 1])).toBe(Infinity);
  expect(klDivergence([1e-300, 1], [0, 1])).toBe(Infinity);
  expect([...relativeEntropyTerms([0.7, 0.3, 0], [1, 0, 0])].slice(1)).toEqual([Infinity, 0]);
});

test('a base below one turns the sign of the unit', () => {
  const base = 0.5;
  expect(informationContent(0.25, { base })).toBe(-2);
  expect(entropy([0.5, 0.5], { base })).toBe(-1);
  expect(binaryEntropy(0.5, { base })).toBe(-1);
  expect(
    jointEntropy(
      [
        [0.25, 0.25],
        [0.25, 0.25],
      ],
      { base },
    ),
  ).toBe(-2);
  expect(
    conditionalEntropy(
      [
        [0.25, 0.25],
        [0.25, 0.25],
      ],
      { base, given: 'x' },
    ),
  ).toBe(-1);
  expect(crossEntropy([1, 0], [0.5, 0.5], { base })).toBe(-1);
  expect(klDivergence([1, 0], [0.5, 0.5], { base })).toBe(-1);
});
