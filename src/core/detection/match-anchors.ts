import { isVector, requireProbability, typeError } from '../validate.ts';
import { type Box, requireBoxes } from './boxes.ts';
import { overlaps } from './iou.ts';

export interface ThresholdOption {
  /** An IoU in [0, 1]; 0.5 when absent. */
  threshold?: number;
}

const UNMATCHED = -1;

/**
 * Matches anchors (default boxes) to true boxes as SSD does. First each true box takes the anchor with which it overlaps most: pairs are taken
 * by falling IoU, each box and each anchor once; of equal pairs the one with the lower anchor, then the lower box. Then every anchor left takes
 * the box with which it overlaps most (of equal ones the lower), if their IoU is **higher than** `threshold`, as the paper says; at the threshold
 * it stays unmatched. Boxes without any overlap are never matched.
 *
 * @param anchors boxes [x1, y1, x2, y2].
 * @param truth boxes in the same unit; the list may be empty.
 * @returns for each anchor the index of its true box, or −1 for background.
 * @throws RangeError for a box that is not four finite numbers or has a side the wrong way round, for no anchor at all, for a threshold outside
 * [0, 1]; TypeError for a wrong type.
 * @see liu2016, section 2.2
 * @example
 * ```ts
 * import { matchAnchors } from 'surprisal';
 * const anchors = [[0, 0, 4, 4], [0, 0, 4, 3], [0, 0, 4, 2], [9, 9, 10, 10]];
 * matchAnchors(anchors, [[0, 0, 4, 4]]); // => [0, 0, -1, -1]
 * matchAnchors(anchors, [[3, 3, 7, 7]]); // => [0, -1, -1, -1]
 * ```
 */
export function matchAnchors(
  anchors: ArrayLike<Box>,
  truth: ArrayLike<Box>,
  options?: ThresholdOption | null,
): number[] {
  const { threshold = 0.5 } = options ?? {};
  const caller = 'matchAnchors';
  requireBoxes(`${caller}: anchors`, anchors);
  if (!isVector(truth)) throw typeError(`${caller}: truth`, 'be a list of boxes', truth);
  if ((truth as ArrayLike<Box>).length > 0) requireBoxes(`${caller}: truth`, truth);
  requireProbability(`${caller}: threshold`, threshold);
  const matrix = overlaps(anchors, truth);
  const matches = bestAnchors(matrix, truth.length);
  return matches.map((match, i) =>
    match === UNMATCHED ? bestTruth(matrix[i]!, threshold) : match,
  );
}

/** Gives each true box an anchor of its own, and leaves the other anchors unmatched. */
function bestAnchors(matrix: Float64Array[], truths: number): number[] {
  const matches = new Array<number>(matrix.length).fill(UNMATCHED);
  const waiting = new Set(Array.from({ length: truths }, (_, j) => j));
  for (;;) {
    let best = { anchor: UNMATCHED, truth: UNMATCHED, overlap: 0 };
    for (const [anchor, row] of matrix.entries()) {
      if (matches[anchor] !== UNMATCHED) continue;
      for (const truth of waiting) {
        if (row[truth]! > best.overlap) best = { anchor, truth, overlap: row[truth]! };
      }
    }
    if (best.anchor === UNMATCHED) return matches;
    matches[best.anchor] = best.truth;
    waiting.delete(best.truth);
  }
}

/** The true box that overlaps most with an anchor, by more than the threshold. */
function bestTruth(row: Float64Array, threshold: number): number {
  let best = UNMATCHED;
  let highest = threshold;
  for (const [truth, overlap] of row.entries()) {
    if (overlap > highest) {
      best = truth;
      highest = overlap;
    }
  }
  return best;
}
