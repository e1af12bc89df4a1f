import { BINS, CLASSES, type Inputs } from './inputs.ts';

// The limit for scalar JavaScript: each row as one plain loop with Math.exp and Math.log over the same Float64Array, checking nothing.

export function entropy({ p }: Inputs): number {
  let sum = 0;
  for (let i = 0; i < p.length; i++) sum -= p[i]! * Math.log(p[i]!);
  return sum;
}

export function klDivergence({ p, q }: Inputs): number {
  let sum = 0;
  for (let i = 0; i < p.length; i++) sum += p[i]! * Math.log(p[i]! / q[i]!);
  return sum;
}

export function sigmoid({ logits }: Inputs): Float64Array {
  const result = new Float64Array(logits.length);
  for (let i = 0; i < logits.length; i++) result[i] = 1 / (1 + Math.exp(-logits[i]!));
  return result;
}

export function binaryCrossEntropyWithLogits({ logits, labels }: Inputs): number {
  let sum = 0;
  for (let i = 0; i < logits.length; i++) {
    const x = logits[i]!;
    sum += Math.max(x, 0) - x * labels[i]! + Math.log(1 + Math.exp(-Math.abs(x)));
  }
  return sum / logits.length;
}

export function crossEntropyWithLogits({ logits, classes }: Inputs): number {
  let sum = 0;
  for (let r = 0; r < classes.length; r++) {
    const first = r * CLASSES;
    let largest = logits[first]!;
    for (let k = 1; k < CLASSES; k++) largest = Math.max(largest, logits[first + k]!);
    let total = 0;
    for (let k = 0; k < CLASSES; k++) total += Math.exp(logits[first + k]! - largest);
    sum += largest + Math.log(total) - logits[first + classes[r]!]!;
  }
  return sum / classes.length;
}

export function sigmoidFocalLoss({ logits, labels }: Inputs): number {
  let sum = 0;
  for (let i = 0; i < logits.length; i++) {
    const x = labels[i] === 1 ? logits[i]! : -logits[i]!;
    const tail = Math.exp(-Math.abs(x));
    const complement = (x >= 0 ? tail : 1) / (1 + tail);
    sum += complement * complement * (Math.max(-x, 0) + Math.log(1 + tail));
  }
  return sum / logits.length;
}

export function sigmoidFocalLossGradient({ logits, labels }: Inputs): Float64Array {
  const gradient = new Float64Array(logits.length);
  for (let i = 0; i < logits.length; i++) {
    const sign = 2 * labels[i]! - 1;
    const x = sign * logits[i]!;
    const tail = Math.exp(-Math.abs(x));
    const p = (x >= 0 ? 1 : tail) / (1 + tail);
    const loss = Math.max(-x, 0) + Math.log(1 + tail);
    const slope = (1 - p) * (1 - p) * (p - 1 - 2 * p * loss);
    gradient[i] = (sign * slope) / logits.length;
  }
  return gradient;
}

export function ghmClassificationLoss({ logits, labels }: Inputs): number {
  const counts = new Float64Array(BINS);
  const losses = new Float64Array(BINS);
  for (let i = 0; i < logits.length; i++) {
    const x = labels[i] === 1 ? logits[i]! : -logits[i]!;
    const tail = Math.exp(-Math.abs(x));
    const norm = (x >= 0 ? tail : 1) / (1 + tail);
    const bin = Math.min(Math.floor(norm * BINS), BINS - 1);
    counts[bin]!++;
    losses[bin]! += Math.max(-x, 0) + Math.log(1 + tail);
  }
  let sum = 0;
  for (let bin = 0; bin < BINS; bin++) if (counts[bin]! > 0) sum += losses[bin]! / counts[bin]!;
  return sum / BINS;
}

export function mutualInformation({ table }: Inputs): number {
  const rowSums = new Float64Array(table.length);
  const columnSums = new Float64Array(table[0]!.length);
  for (let x = 0; x < rowSums.length; x++) {
    const row = table[x]!;
    for (let y = 0; y < columnSums.length; y++) {
      rowSums[x]! += row[y]!;
      columnSums[y]! += row[y]!;
    }
  }
  let sum = 0;
  for (let x = 0; x < rowSums.length; x++) {
    const row = table[x]!;
    for (let y = 0; y < columnSums.length; y++)
      sum += row[y]! * Math.log(row[y]! / (rowSums[x]! * columnSums[y]!));
  }
  return sum;
}

/** Sorts the scores of the positives and of the negatives, and merges them; without the ties that this input does not have. */
export function averagePrecision({ logits, labels }: Inputs): number {
  const positives = logits.filter((_, i) => labels[i] === 1).sort();
  const negatives = logits.filter((_, i) => labels[i] === 0).sort();
  let sum = 0;
  let n = negatives.length - 1;
  for (let p = positives.length - 1; p >= 0; p--) {
    while (n >= 0 && negatives[n]! > positives[p]!) n--;
    const found = positives.length - p;
    sum += found / (found + negatives.length - 1 - n);
  }
  return sum / positives.length;
}
