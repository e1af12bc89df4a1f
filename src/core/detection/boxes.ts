import { isVector, rangeError, requireNumber, requireVector, typeError } from '../validate.ts';

/** A rectangle as [x1, y1, x2, y2], with x1 ≤ x2 and y1 ≤ y2, in any unit of length. */
export type Box = ArrayLike<number>;

/** Refuses anything but four finite numbers with no side the wrong way round. */
export function requireBox(argument: string, box: unknown): asserts box is Box {
  if (!isVector(box)) throw typeError(argument, 'be a box [x1, y1, x2, y2]', box);
  if (box.length !== 4) throw rangeError(argument, 'have length 4', box.length);
  for (let i = 0; i < 4; i++) {
    requireNumber(`${argument}[${i}]`, box[i]);
    if (!Number.isFinite(box[i])) throw rangeError(`${argument}[${i}]`, 'be finite', box[i]);
  }
  const [x1, y1, x2, y2] = [box[0]!, box[1]!, box[2]!, box[3]!];
  if (x2 < x1) throw rangeError(`${argument}[2]`, `be at least x1 = ${x1}`, x2);
  if (y2 < y1) throw rangeError(`${argument}[3]`, `be at least y1 = ${y1}`, y2);
}

/** Refuses anything but a list of at least one box. */
export function requireBoxes(argument: string, boxes: unknown): asserts boxes is ArrayLike<Box> {
  requireVector(argument, boxes);
  for (let i = 0; i < boxes.length; i++) requireBox(`${argument}[${i}]`, boxes[i]);
}
