import { random } from '../src/lab/random.ts';

/** Numbers that the rows are computed from: the same on every run. */
export interface Inputs {
  /** Two distributions over the same outcomes. */
  p: Float64Array;
  q: Float64Array;
  /** Logits that a trained detector may give, and which of them belong to class 1. */
  logits: Float64Array;
  labels: Float64Array;
  /** For each row of `CLASSES` logits the index of its class, and the same as rows of 0 and 1. */
  classes: Float64Array;
  oneHot: Float64Array;
  /** A joint table, nearly square. */
  table: Float64Array[];
}

/** The length of a row where softmax is taken of it. */
export const CLASSES = 10;

/** The regions of GHM. */
export const BINS = 30;

/** Inputs of about n elements each. */
export function inputsOf(n: number): Inputs {
  const { uniform, normal } = random(1948);
  const side = Math.round(Math.sqrt(n));
  const classes = Float64Array.from({ length: n / CLASSES }, () => Math.floor(uniform() * CLASSES));
  const logits = Float64Array.from({ length: n }, () => 3 * normal());
  return {
    p: normalized(Float64Array.from({ length: n }, uniform)),
    q: normalized(Float64Array.from({ length: n }, () => 0.01 + uniform())),
    logits,
    // The labels agree with the logits more often than not.
    labels: logits.map((x) => Number(x + 3 * normal() > 3)),
    classes,
    oneHot: Float64Array.from({ length: n }, (_, i) =>
      Number(classes[Math.floor(i / CLASSES)] === i % CLASSES),
    ),
    table: rowsOf(normalized(Float64Array.from({ length: side * side }, uniform)), side),
  };
}

function normalized(weights: Float64Array): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

const rowsOf = (flat: Float64Array, columns: number): Float64Array[] =>
  Array.from({ length: flat.length / columns }, (_, r) =>
    flat.slice(r * columns, (r + 1) * columns),
  );
