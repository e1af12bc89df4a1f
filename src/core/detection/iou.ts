import { type Box, requireBox, requireBoxes } from './boxes.ts';

/**
 * Intersection over union of two boxes, |a ∩ b| / |a ∪ b|, also called Jaccard index.
 *
 * @param a a box [x1, y1, x2, y2] with x1 ≤ x2 and y1 ≤ y2, in any unit of length.
 * @param b another, in the same unit.
 * @returns a number in [0, 1], without unit; 0 where the union has no area.
 * @throws RangeError for a box that is not four finite numbers, or has a side the wrong way round; TypeError for a wrong type.
 * @formula given={{ x: real, y: real, s: positive, t: positive }} where={({ x, y, s, t }) => {
 *   const [a, b] = [[0, 0, s, t], [x, y, x + t, y + s]];
 *   const side = (low, high) => Math.max(0, Math.min(a[high], b[high]) - Math.max(a[low], b[low]));
 *   return { a, b, w: side(0, 2), h: side(1, 3), '\\mathrm{IoU}': iou(a, b) };
 * }}
 * $$
 * \begin{aligned}
 * \mathrm{IoU} &= \frac{w h}{(a_3 - a_1) (a_4 - a_2) + (b_3 - b_1) (b_4 - b_2) - w h} \\
 * w &= \max(0, \min(a_3, b_3) - \max(a_1, b_1)) \\
 * h &= \max(0, \min(a_4, b_4) - \max(a_2, b_2))
 * \end{aligned}
 * $$
 * @see liu2016
 * @example
 * ```ts
 * import { iou } from 'surprisal';
 * iou([0, 0, 10, 10], [0, 0, 5, 10]); // => 0.5
 * iou([0, 0, 10, 10], [2, 2, 12, 12]); // => 0.470588235294
 * iou([0, 0, 1, 1], [1, 0, 2, 1]); // => 0
 * ```
 */
export function iou(a: Box, b: Box): number {
  requireBox('iou: a', a);
  requireBox('iou: b', b);
  return overlap(a, b);
}

/**
 * Intersection over union of every box of one list with every box of another.
 *
 * @param A boxes [x1, y1, x2, y2].
 * @param B boxes, in the same unit.
 * @returns one Float64Array for each box of A, with one number in [0, 1] for each box of B.
 * @throws as `iou` does, and RangeError for an empty list.
 * @see liu2016
 * @example
 * ```ts
 * import { iouMatrix } from 'surprisal';
 * iouMatrix([[0, 0, 2, 2], [4, 4, 6, 6]], [[0, 0, 2, 1], [4, 4, 6, 6]]); // => [[0.5, 0], [0, 1]]
 * ```
 */
export function iouMatrix(A: ArrayLike<Box>, B: ArrayLike<Box>): Float64Array[] {
  requireBoxes('iouMatrix: A', A);
  requireBoxes('iouMatrix: B', B);
  return overlaps(A, B);
}

/** The matrix of boxes that have been checked. */
export const overlaps = (A: ArrayLike<Box>, B: ArrayLike<Box>): Float64Array[] =>
  Array.from(A, (a) => Float64Array.from(B, (b) => overlap(a, b)));

// Coordinates below this have a difference that is a double.
const FAR = 2 ** 1022;

function overlap(a: Box, b: Box): number {
  const across = sidesOf(a, b, 0);
  const up = sidesOf(a, b, 1);
  const intersection = across.common * up.common;
  const union = across.a * up.a + across.b * up.b - intersection;
  return union > 0 ? intersection / union : 0;
}

/** The sides of two boxes and of their intersection along one axis, all over the same power of two, which changes no digit. */
function sidesOf(a: Box, b: Box, axis: 0 | 1): { a: number; b: number; common: number } {
  const [lowA, lowB, highA, highB] = [a[axis]!, b[axis]!, a[axis + 2]!, b[axis + 2]!];
  const far = Math.max(-lowA, -lowB, highA, highB) >= FAR ? 1 / 4 : 1;
  const sideA = highA * far - lowA * far;
  const sideB = highB * far - lowB * far;
  const common = Math.max(0, Math.min(highA, highB) * far - Math.max(lowA, lowB) * far);
  const unit = 2 ** Math.floor(Math.log2(Math.max(sideA, sideB))) || 1;
  return { a: sideA / unit, b: sideB / unit, common: common / unit };
}
