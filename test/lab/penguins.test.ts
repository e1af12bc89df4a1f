import { entropy, klDivergence, mutualInformation } from 'surprisal';
import { penguins } from 'surprisal/lab';
import { expect, test } from 'vitest';
import { significant } from './significant.ts';

const bits = { normalize: true, base: 2 } as const;
const { speciesCounts, speciesByIsland, weighed } = penguins;
const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
const birdsOf = penguins.islands.map((_, island) => speciesByIsland.map((row) => row[island]!));

test('344 birds, 342 of them weighed, 333 without a gap', () => {
  expect(penguins.birds).toBe(344);
  expect(sum(speciesCounts)).toBe(344);
  expect(speciesByIsland.map(sum)).toEqual(speciesCounts);
  expect(penguins.birds - penguins.missing.bodyMass).toBe(342);
  expect(penguins.birds - penguins.missing.sex).toBe(333);
});

test('the lists of the weighed birds agree with the table', () => {
  expect(weighed.bodyMass).toHaveLength(342);
  const table = penguins.species.map(() => penguins.islands.map(() => 0));
  weighed.species.forEach((species, bird) => {
    table[species]![weighed.island[bird]!]!++;
  });
  // The two birds without a body mass: an Adelie of Torgersen, a Gentoo of Biscoe.
  expect(table).toEqual([
    [44, 56, 51],
    [0, 68, 0],
    [123, 0, 0],
  ]);
});

test('the mean body masses of palmerpenguins', () => {
  const mean = (species: string) => {
    const masses = weighed.bodyMass.filter(
      (_, bird) => penguins.species[weighed.species[bird]!] === species,
    );
    return sum(masses) / masses.length;
  };
  expect(significant(mean('Adelie'), 8)).toBe(3700.6623);
  expect(significant(mean('Chinstrap'), 8)).toBe(3733.0882);
  expect(significant(mean('Gentoo'), 8)).toBe(5076.0163);
});

test('entropy and mutual information', () => {
  expect(significant(entropy(speciesCounts, bits))).toBe(1.51361127291);
  expect(significant(mutualInformation(speciesByIsland, bits))).toBe(0.750428171263);
});

test('the mutual information is the mean divergence of an island from all', () => {
  const divergences = birdsOf.map(
    (birds) => (sum(birds) / penguins.birds) * klDivergence(birds, speciesCounts, bits),
  );
  expect(significant(sum(divergences))).toBe(0.750428171263);
});
