// A pivot that is a smaller part of its diagonal element may be nothing but the error of a Hessian by differences.
const SMALLEST_PART = 2 ** -30;

/**
 * The solution x of A x = b by the factor L of A = L Lᵀ; undefined where A is not clearly positive definite.
 *
 * @param matrix symmetric, n × n, row after row; only what lies on and below the diagonal is read
 * @param b n numbers
 */
export function solvePositiveDefinite(
  matrix: Float64Array,
  b: Float64Array,
): Float64Array | undefined {
  const factor = factorOf(matrix, b.length);
  return factor && substitute(factor, b);
}

/** L, row after row; undefined where a pivot is not clearly positive. */
function factorOf(matrix: Float64Array, n: number): Float64Array | undefined {
  const factor = matrix.slice();
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = factor[i * n + j]!;
      for (let k = 0; k < j; k++) rest -= factor[i * n + k]! * factor[j * n + k]!;
      if (i === j && !(rest > SMALLEST_PART * matrix[i * n + i]!)) return undefined;
      factor[i * n + j] = i === j ? Math.sqrt(rest) : rest / factor[j * n + j]!;
    }
  }
  return factor;
}

/** Solves L y = b from the first row to the last, then Lᵀ x = y from the last to the first. */
function substitute(factor: Float64Array, b: Float64Array): Float64Array {
  const n = b.length;
  const x = b.slice();
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i]! -= factor[i * n + k]! * x[k]!;
    x[i]! /= factor[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i]! -= factor[k * n + i]! * x[k]!;
    x[i]! /= factor[i * n + i]!;
  }
  return x;
}
