/** A function of the weights to be made small, with its first two derivatives. Weights come as one flat vector. */
export interface Objective {
  /** How many weights there are. */
  readonly size: number;
  value(weights: Float64Array): number;
  gradient(weights: Float64Array): Float64Array;
  /** Symmetric, `size` × `size`, row after row. */
  hessian(weights: Float64Array): Float64Array;
}
