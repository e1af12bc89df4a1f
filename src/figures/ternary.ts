import { binaryEntropy, entropy } from '../core/index.ts';
import type { Point } from './curve.ts';
import { evenly } from './evenly.ts';
import { outcomes, uniform } from './examples.ts';
import type { Frame } from './frame.ts';
import { inFrame, type MarkSpecification, type Specification } from './specification.ts';

/** A triangle with sides of length one, in equal units across and up. */
const height = Math.sqrt(3) / 2;

export const ternaryFrame: Frame = {
  width: 320,
  height: 286,
  marginTop: 42,
  marginRight: 32,
  marginBottom: 22,
  marginLeft: 32,
  x: [0, 1],
  y: [0, height],
};

/** The corners, in the order of the outcomes: the second one is on top. */
export const corners: readonly Point[] = [
  [0, 0],
  [1 / 2, height],
  [1, 0],
];

/** Where a distribution over three outcomes lies: a probability is the distance from the side opposite, as a part of the height. */
export const ternaryPoint = (p: ArrayLike<number>): Point => [p[1]! / 2 + p[2]!, p[1]! * height];

/** The distribution in hundredths at a point, or near it where the point lies outside. */
export function ternaryDistribution([across, up]: Point): readonly number[] {
  const second = up / height;
  const inside = [1 - across - second / 2, second, across - second / 2].map((p) => Math.max(p, 0));
  const sum = inside.reduce((total, p) => total + p, 0);
  const first = Math.round((100 * inside[0]!) / sum);
  const both = Math.round((100 * (inside[0]! + inside[1]!)) / sum);
  return [first, both - first, 100 - both].map((hundredths) => hundredths / 100);
}

const arcSteps = 10;

/**
 * The distributions of one entropy, in nats: an arc around each corner. Beyond that of a fair coin the arcs meet, and make one
 * line around the middle.
 */
export function contour(level: number): Point[][] {
  // On an edge, the share of the rarer outcome.
  const rarer = last((p) => binaryEntropy(p) <= level, 0, 1 / 2);
  const arc = evenly([-1, 1], arcSteps).map((way) => {
    const share = rarer * equalAngle(way, rarer);
    return onRay([1 - rarer, share, rarer - share], level);
  });
  return corners.map((_, corner) =>
    arc.map((p) => ternaryPoint(p.map((_, i) => p[(i + 3 - corner) % 3]!))),
  );
}

/** Where to look through a line across a corner, so that equal ways turn the eye, in the middle, by equal angles. */
function equalAngle(way: number, rarer: number): number {
  const widest = Math.atan((Math.sqrt(3) * rarer) / (2 - 3 * rarer));
  return widest > 0 ? (1 + Math.tan(way * widest) / Math.tan(widest)) / 2 : 0;
}

/** Seen from the middle through a distribution, the place where the entropy has fallen to a level. */
function onRay(through: readonly number[], level: number): number[] {
  const at = (way: number) =>
    through.map((p, i) => Math.max(uniform[i]! + way * (p - uniform[i]!), 0));
  const edge = 1 / (1 - 3 * Math.min(...through));
  return at(last((way) => entropy(at(way)) >= level, 0, edge));
}

/** The last number of an interval at which something holds that holds at first. */
function last(holds: (at: number) => boolean, from: number, to: number): number {
  if (holds(to)) return to;
  let [low, high] = [from, to];
  for (let halving = 0; halving < 20; halving++) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** The names of the corners. */
export const plotTernary = (): Specification => ({
  ...inFrame(ternaryFrame),
  marks: [
    ...corners.map(
      ([x, y], i): MarkSpecification => ({
        mark: 'text',
        data: [outcomes[i]],
        options: { x: [x], y: [y], dy: y > 0 ? -18 : 16, text: [outcomes[i]] },
      }),
    ),
    {
      mark: 'text',
      data: [''],
      options: {
        frameAnchor: 'top-left',
        dx: -28,
        dy: -38,
        textAnchor: 'start',
        text: ['each shade: a fifth of the largest entropy'],
      },
    },
  ],
});
