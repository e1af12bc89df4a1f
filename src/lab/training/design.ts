import { finiteRows } from './finite.ts';

/** The rows of a data set with a leading 1 in each, which the bias multiplies: `rows` × `width` numbers, row after row. */
export interface Design {
  readonly rows: number;
  /** The features and the 1. */
  readonly width: number;
  readonly values: Float64Array;
}

/** Lays out the features of a data set. Refuses what is no rows of finite numbers, all of one length. */
export function designOf(caller: string, features: ArrayLike<ArrayLike<number>>): Design {
  const { flat, classes: columns, rows } = finiteRows(caller, 'features', features);
  const width = 1 + columns;
  const values = new Float64Array(rows * width).fill(1);
  for (let i = 0; i < flat.length; i++) values[i + Math.floor(i / columns) + 1] = flat[i]!;
  return { rows, width, values };
}

/** The logits of every row, row after row: as many in each as the weights hold multiples of the width. */
export function logitsOf(
  { rows, width, values }: Design,
  weights: ArrayLike<number>,
): Float64Array {
  const outputs = weights.length / width;
  const logits = new Float64Array(rows * outputs);
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < outputs; k++) {
      let logit = 0;
      for (let j = 0; j < width; j++) logit += weights[k * width + j]! * values[row * width + j]!;
      logits[row * outputs + k] = logit;
    }
  }
  return logits;
}
