import {
  isWhole,
  rangeError,
  requireNumber,
  requireSameLength,
  requireVector,
  requireWeight,
} from '../validate.ts';

export interface MiningOptions {
  /** How many negatives for each positive; not negative, 3 when absent. */
  ratio?: number;
  /** How many negatives at least, for images without an object; a whole number, 0 when absent. */
  minNegatives?: number;
}

/**
 * Chooses the negatives of one image that are trained on, as SSD does: the ⌊ratio × positives⌋ with the largest loss, all where there are fewer.
 *
 * @param losses one number for each anchor, `Infinity` allowed. Positives need theirs too, but are never chosen.
 * @param labels the class of each anchor, a whole number: 0 is background, a negative; everything else is positive.
 * @returns the indices of the negatives that are chosen, the largest loss first, equal losses by index.
 * @throws RangeError for lengths that differ, an empty vector, a loss that is NaN, a label that is negative or no whole number, a negative
 * option; TypeError for anything that is no number.
 * @formula given={{ z: vector, r: positive }} where={({ z, r }) => {
 *   const labels = z.map((x) => Number(x > 0));
 *   const P = labels.filter((label) => label === 1).length;
 *   return { P, N: z.length - P, n: hardNegativeMining(z, labels, { ratio: r }).length };
 * }}
 * $$ n = \min(\lfloor r P \rfloor, N) $$
 * @see liu2016, section 2.2
 * @example
 * ```ts
 * import { hardNegativeMining } from 'surprisal';
 * hardNegativeMining([0.5, 0.1, 2.3, 0.7, 0.02], [1, 0, 0, 0, 0]); // => [2, 3, 1]
 * hardNegativeMining([0.1, 2.3, 0.7], [0, 0, 0], { minNegatives: 1 }); // => [1]
 * ```
 */
export function hardNegativeMining(
  losses: ArrayLike<number>,
  labels: ArrayLike<number>,
  options?: MiningOptions | null,
): number[] {
  const { ratio = 3, minNegatives = 0 } = options ?? {};
  const caller = 'hardNegativeMining';
  requireVector(`${caller}: losses`, losses);
  requireVector(`${caller}: labels`, labels);
  requireSameLength(caller, 'losses', losses, 'labels', labels);
  requireWeight(`${caller}: ratio`, ratio);
  requireWhole(caller, 'minNegatives', minNegatives);
  const negatives: number[] = [];
  for (let i = 0; i < labels.length; i++) {
    requireLoss(caller, losses[i], i);
    requireWhole(caller, 'labels', labels[i], `[${i}]`);
    if (labels[i] === 0) negatives.push(i);
  }
  const positives = labels.length - negatives.length;
  // Infinity − Infinity is NaN, which the index decides, too.
  negatives.sort((i, j) => losses[j]! - losses[i]! || i - j);
  return negatives.slice(0, Math.max(Math.floor(ratio * positives), minNegatives));
}

function requireLoss(caller: string, loss: unknown, i: number): void {
  const argument = `${caller}: losses`;
  requireNumber(`${argument}[${i}]`, loss);
  if (Number.isNaN(loss)) throw rangeError(`${argument}[${i}]`, 'not be NaN', loss);
}

function requireWhole(caller: string, name: string, value: unknown, position = ''): void {
  requireNumber(`${caller}: ${name}${position}`, value);
  if (!isWhole(value))
    throw rangeError(`${caller}: ${name}${position}`, 'be a whole number from 0', value);
}
