import { entropy, giniImpurity, mutualInformation } from 'surprisal';
import { seattleWeather } from 'surprisal/lab';
import { expect, test } from 'vitest';
import { significant } from './significant.ts';

const bits = { normalize: true, base: 2 } as const;
const { weather, weatherCounts, weatherByMonth, weatherByPrecipitation } = seattleWeather;
const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

test('the days of four years, by weather', () => {
  expect(seattleWeather.days).toBe(1461);
  expect(Object.fromEntries(weather.map((kind, i) => [kind, weatherCounts[i]]))).toEqual({
    rain: 641,
    sun: 640,
    fog: 101,
    drizzle: 53,
    snow: 26,
  });
});

test('both tables have the weather for their rows', () => {
  expect(weatherByMonth.map(sum)).toEqual(weatherCounts);
  expect(weatherByPrecipitation.map(sum)).toEqual(weatherCounts);
});

test('the columns are the months of four years, one of them a leap year', () => {
  const daysOf = weatherByMonth[0]!.map((_, month) =>
    sum(weatherByMonth.map((row) => row[month]!)),
  );
  expect(daysOf).toEqual([124, 113, 124, 120, 124, 120, 124, 124, 120, 124, 120, 124]);
});

test('entropy, Gini impurity and mutual information', () => {
  expect(significant(entropy(weatherCounts, bits))).toBe(1.58659105306);
  expect(significant(entropy(weatherCounts, { normalize: true }))).toBe(1.09974111513);
  expect(significant(giniImpurity(weatherCounts, { normalize: true }))).toBe(0.609201783445);
  expect(significant(mutualInformation(weatherByMonth, bits))).toBe(0.162891882166);
  expect(significant(mutualInformation(weatherByPrecipitation, bits))).toBe(0.826007360037);
});

test('always the most frequent weather is right on 44 % of the days', () => {
  expect(significant(Math.max(...weatherCounts) / seattleWeather.days)).toBe(0.438740588638);
});
