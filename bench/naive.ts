import { BINS, CLASSES, type Inputs } from './inputs.ts';

// The formulas as they stand in a textbook, one vector after the other.

const sum = (vector: Float64Array): number => vector.reduce((a, b) => a + b, 0);
const mean = (vector: Float64Array): number => sum(vector) / vector.length;
const sigmoidOf = (x: number): number => 1 / (1 + Math.exp(-x));

/** The probability of what happened. */
const truthOf = ({ logits, labels }: Inputs): Float64Array =>
  logits.map(sigmoidOf).map((p, i) => p * labels[i]! + (1 - p) * (1 - labels[i]!));

export const entropy = ({ p }: Inputs): number => -sum(p.map((x) => x * Math.log(x)));

export const klDivergence = ({ p, q }: Inputs): number =>
  sum(p.map((x, i) => x * Math.log(x / q[i]!)));

export const sigmoid = ({ logits }: Inputs): Float64Array => logits.map(sigmoidOf);

export const binaryCrossEntropyWithLogits = (inputs: Inputs): number =>
  -mean(truthOf(inputs).map(Math.log));

export function crossEntropyWithLogits({ logits, classes }: Inputs): number {
  return mean(
    classes.map((k, r) => {
      const exponentials = logits.slice(r * CLASSES, (r + 1) * CLASSES).map(Math.exp);
      return -Math.log(exponentials[k]! / sum(exponentials));
    }),
  );
}

export const sigmoidFocalLoss = (inputs: Inputs): number =>
  mean(truthOf(inputs).map((p) => -((1 - p) ** 2) * Math.log(p)));

export const sigmoidFocalLossGradient = (inputs: Inputs): Float64Array =>
  truthOf(inputs)
    .map((p) => (1 - p) ** 2 * (2 * p * Math.log(p) + p - 1))
    .map((slope, i) => ((2 * inputs.labels[i]! - 1) * slope) / inputs.logits.length);

export function ghmClassificationLoss(inputs: Inputs): number {
  const truth = truthOf(inputs);
  const regions = truth.map((p) => Math.min(Math.floor((1 - p) * BINS), BINS - 1));
  const counts = new Float64Array(BINS);
  for (const region of regions) counts[region]!++;
  const weights = regions.map((region) => truth.length / (counts[region]! * BINS));
  return -mean(truth.map((p, i) => weights[i]! * Math.log(p)));
}

export function mutualInformation({ table }: Inputs): number {
  const rowSums = table.map(sum);
  const columnSums = table[0]!.map((_, y) => table.reduce((total, row) => total + row[y]!, 0));
  return table
    .map((row, x) => sum(row.map((p, y) => p * Math.log(p / (rowSums[x]! * columnSums[y]!)))))
    .reduce((a, b) => a + b, 0);
}

export function averagePrecision({ logits, labels }: Inputs): number {
  const order = Array.from(logits, (_, i) => i).sort((a, b) => logits[b]! - logits[a]!);
  let found = 0;
  const precisions = order.map((i, rank) => (labels[i] === 1 ? ++found / (rank + 1) : 0));
  return precisions.reduce((a, b) => a + b, 0) / found;
}
