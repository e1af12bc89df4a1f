import { damageRows, shuffledReports } from 'surprisal/lab';
import { expect, test } from 'vitest';

test('every report is there once, in the number that its row stands for', () => {
  const counts = damageRows.rowWeights.map(() => 0);
  for (const row of shuffledReports(7)) counts[row]!++;
  expect(counts).toEqual(damageRows.rowWeights);
});

test('the seed determines the order', () => {
  expect(shuffledReports(7)).toEqual(shuffledReports(7));
  expect(shuffledReports(7)).not.toEqual(shuffledReports(8));
});

test('every place is as likely for damage: in a thousand of them there are about a hundred and six', () => {
  const damaged = Array.from({ length: 50 }, (_, seed) => {
    const first = shuffledReports(seed).slice(0, 1000);
    return first.filter((row) => damageRows.targets[row] === 1).length;
  });
  const mean = damaged.reduce((sum, count) => sum + count) / damaged.length;
  // Draws without replacement: the standard deviation of one count is 9.2, of the mean 1.3.
  expect(Math.abs(mean - 106.1)).toBeLessThan(4);
});
