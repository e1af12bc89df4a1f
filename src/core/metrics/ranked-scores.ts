import { rangeError, requireNumber, requireSameLength, requireVector } from '../validate.ts';

/** The scores of the positives and of the negatives, each in ascending order: all that a ranking needs, and faster sorted than pairs. */
export interface RankedScores {
  positives: Float64Array;
  negatives: Float64Array;
}

/** Reads scores with their targets. What a metric divides by must not be none: positives always, negatives where it asks for them. */
export function readRankedScores(
  caller: string,
  scores: unknown,
  targets: unknown,
  { negativesNeeded }: { negativesNeeded: boolean },
): RankedScores {
  requireVector(`${caller}: scores`, scores);
  requireVector(`${caller}: targets`, targets);
  requireSameLength(caller, 'scores', scores, 'targets', targets);
  const count = countPositives(caller, targets);
  if (count === 0) throw missing(caller, 1);
  if (negativesNeeded && count === targets.length) throw missing(caller, 0);
  const positives = new Float64Array(count);
  const negatives = new Float64Array(targets.length - count);
  let [p, n] = [0, 0];
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i]!;
    requireScore(caller, score, i);
    if (targets[i] === 1) positives[p++] = score;
    else negatives[n++] = score;
  }
  return { positives: positives.sort(), negatives: negatives.sort() };
}

/** Goes through the distinct scores from the highest down, with the positives and negatives that score at least as much. */
export function forEachThreshold(
  { positives, negatives }: RankedScores,
  visit: (threshold: number, truePositives: number, falsePositives: number) => void,
): void {
  let [p, n] = [positives.length, negatives.length];
  while (p > 0 || n > 0) {
    const highest = Math.max(
      p > 0 ? positives[p - 1]! : -Infinity,
      n > 0 ? negatives[n - 1]! : -Infinity,
    );
    while (p > 0 && positives[p - 1] === highest) p--;
    while (n > 0 && negatives[n - 1] === highest) n--;
    visit(highest, positives.length - p, negatives.length - n);
  }
}

function countPositives(caller: string, targets: ArrayLike<number>): number {
  let count = 0;
  for (let i = 0; i < targets.length; i++) {
    if (targets[i] === 1) count++;
    else if (targets[i] !== 0) requireBinary(caller, 'targets', targets[i], i);
  }
  return count;
}

/** Refuses anything but 0 and 1. */
export function requireBinary(caller: string, name: string, value: unknown, i: number): void {
  if (value === 0 || value === 1) return;
  requireNumber(`${caller}: ${name}[${i}]`, value);
  throw rangeError(`${caller}: ${name}[${i}]`, 'be 0 or 1', value);
}

function requireScore(caller: string, score: unknown, i: number): void {
  const argument = `${caller}: scores`;
  if (typeof score !== 'number') requireNumber(`${argument}[${i}]`, score);
  if (Number.isNaN(score)) throw rangeError(`${argument}[${i}]`, 'not be NaN', score);
}

const missing = (caller: string, target: number): RangeError =>
  new RangeError(`${caller}: targets must hold at least one ${target}, got none`);
