type Numbers = ArrayLike<number>;

/** What one signature of every loss is, so that a test can go through several. */
export type Loss = (logits: Numbers, targets: Numbers, options?: object) => number;

export type Unreduced = (
  logits: Numbers,
  targets: Numbers,
  options: { reduction: 'none' },
) => Float64Array;

export type Gradient = (logits: Numbers, targets: Numbers, options?: object) => Float64Array;

export type RowLoss = (logits: ArrayLike<Numbers>, targets: Numbers) => number;

export type RowGradient = (logits: ArrayLike<Numbers>, targets: Numbers) => Float64Array[];
