import {
  type Argument,
  display,
  isVector,
  rangeError,
  requireNumber,
  requireVector,
  typeError,
} from '../validate.ts';

/** A rectangle as [x1, y1, x2, y2], with x1 ≤ x2 and y1 ≤ y2, in any unit of length. */
export type Box = ArrayLike<number>;

/** Refuses anything but four finite numbers with no side the wrong way round. */
export function requireBox(argument: Argument, box: unknown): asserts box is Box {
  if (!isVector(box)) throw typeError(argument, '', 'be a box [x1, y1, x2, y2]', box);
  if (box.length !== 4) throw rangeError(argument, '', 'have length 4', box.length);
  for (let i = 0; i < 4; i++) {
    requireNumber(argument, box[i], `[${i}]`);
    if (!Number.isFinite(box[i])) throw rangeError(argument, `[${i}]`, 'be finite', box[i]);
  }
  for (const [low, high] of [
    [0, 2],
    [1, 3],
  ] as const) {
    if (box[high]! < box[low]!)
      throw rangeError(
        argument,
        `[${high}]`,
        `be at least ${argument.name}[${low}] = ${display(box[low])}`,
        box[high],
      );
  }
}

/** Refuses anything but a list of at least one box. */
export function requireBoxes(argument: Argument, boxes: unknown): asserts boxes is ArrayLike<Box> {
  requireVector(argument, boxes);
  for (let i = 0; i < boxes.length; i++)
    requireBox({ ...argument, name: `${argument.name}[${i}]` }, boxes[i]);
}
