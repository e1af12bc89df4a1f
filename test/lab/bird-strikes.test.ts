import { entropy, mutualInformation } from 'surprisal';
import { type BirdStrikeCell, birdStrikes } from 'surprisal/lab';
import { describe, expect, test } from 'vitest';
import { significant } from './significant.ts';

const bits = { normalize: true, base: 2 } as const;
const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
const { cells, damageCounts, damageBySize, damageByAircraft, sizes, phases, times } = birdStrikes;

describe('shape', () => {
  test('10 000 strikes, 1 061 of them with damage, no field empty', () => {
    expect(birdStrikes.strikes).toBe(10_000);
    expect(damageCounts).toEqual([8939, 1061]);
    expect(birdStrikes.damageCodeCounts[0]).toBe(8939);
    expect(sum(birdStrikes.damageCodeCounts)).toBe(10_000);
    expect(Object.values(birdStrikes.missing)).toEqual([0, 0, 0, 0, 0]);
  });

  test('three sizes, 225 aircraft models', () => {
    expect(damageBySize.map((row) => row.length)).toEqual([3, 3]);
    expect(new Set(birdStrikes.aircraft).size).toBe(225);
    expect(damageByAircraft.map((row) => row.length)).toEqual([225, 225]);
    expect(damageByAircraft.map(sum)).toEqual(damageCounts);
  });

  test('the cells are all different and add up to the table by size', () => {
    expect(new Set(cells.map(({ size, phase, time }) => `${size} ${phase} ${time}`)).size).toBe(
      cells.length,
    );
    const total = (size: string, key: 'undamaged' | 'damaged') =>
      sum(cells.filter((cell) => cell.size === size).map((cell) => cell[key]));
    expect(sizes.map((size) => total(size, 'undamaged'))).toEqual(damageBySize[0]);
    expect(sizes.map((size) => total(size, 'damaged'))).toEqual(damageBySize[1]);
  });
});

describe('information', () => {
  test('damage, and what size and aircraft tell about it', () => {
    expect(significant(entropy(damageCounts, bits))).toBe(0.488039128498);
    expect(significant(mutualInformation(damageBySize, bits))).toBe(0.0580418677214);
    expect(significant(mutualInformation(damageByAircraft, bits))).toBe(0.0417048386289);
  });

  test('the bias that 225 aircraft models bring along', () => {
    const bias = (birdStrikes.aircraft.length - 1) / (2 * birdStrikes.strikes) / Math.LN2;
    expect(significant(bias)).toBe(0.016158184458);
  });

  test('the loss of the constant predictor', () => {
    expect(significant(entropy(damageCounts, { normalize: true }))).toBe(0.338282945921);
  });

  test('the share of damage by size', () => {
    const shares = sizes.map(
      (_, i) => damageBySize[1]![i]! / (damageBySize[0]![i]! + damageBySize[1]![i]!),
    );
    expect(shares.map((share) => significant(share))).toEqual([
      0.0433808553971, 0.119880349747, 0.439516129032,
    ]);
  });
});

describe('the capstone can be trained on the cells', () => {
  // The optimum that the fact sheet gives for cross-entropy with an L2 penalty of 10⁻³, bias free.
  const weights = [
    -3.073540057, 0.9047433563, 2.54380475, 0.5930978621, 0.2713271923, -0.4045987921, 0.5681199277,
    0.01792443276, 0.01394889573, -0.1221854497, 0.2386629784, 0.1291124517,
  ];
  const PENALTY = 1e-3;
  const oneHot = (labels: readonly string[], label: string) =>
    labels.slice(1).map((other) => (other === label ? 1 : 0));
  const featuresOf = ({ size, phase, time }: BirdStrikeCell) => [
    1,
    ...oneHot(sizes, size),
    ...oneHot(phases, phase),
    ...oneHot(times, time),
  ];
  const scored = cells.map((cell) => {
    const features = featuresOf(cell);
    const logit = sum(features.map((feature, i) => feature * weights[i]!));
    return { ...cell, features, probability: 1 / (1 + Math.exp(-logit)) };
  });

  test('log loss and objective', () => {
    const loss = sum(
      scored.map(
        ({ damaged, undamaged, probability }) =>
          -(damaged * Math.log(probability) + undamaged * Math.log(1 - probability)),
      ),
    );
    const penalty = (PENALTY / 2) * sum(weights.slice(1).map((weight) => weight ** 2));
    expect(significant(loss / birdStrikes.strikes, 10)).toBe(0.2928582334);
    expect(significant(loss / birdStrikes.strikes + penalty)).toBe(0.297003444581);
  });

  test('the gradient of the objective is zero there', () => {
    weights.forEach((weight, i) => {
      const residuals = scored.map(
        ({ damaged, undamaged, probability, features }) =>
          ((damaged + undamaged) * probability - damaged) * features[i]!,
      );
      const gradient = sum(residuals) / birdStrikes.strikes + (i > 0 ? PENALTY * weight : 0);
      expect(Math.abs(gradient)).toBeLessThan(1e-9);
    });
  });

  test('hits and misses at one half', () => {
    const called = scored.filter(({ probability }) => probability > 0.5);
    expect(sum(called.map((cell) => cell.damaged))).toBe(76);
    expect(sum(called.map((cell) => cell.undamaged))).toBe(53);
  });

  test('gradient norms in ten bins', () => {
    const bins = new Array<number>(10).fill(0);
    for (const { probability, damaged, undamaged } of scored) {
      bins[Math.floor((1 - probability) * 10)]! += damaged;
      bins[Math.floor(probability * 10)]! += undamaged;
    }
    expect(bins).toEqual([6182, 2289, 95, 201, 195, 155, 120, 39, 379, 345]);
  });
});
