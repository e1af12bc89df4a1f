import { asRows } from '../rows.ts';
import { Sum } from '../sum.ts';
import { rangeError, requireNumber, requireVector } from '../validate.ts';

export interface OrderOption {
  /** The order in which each gradient is held against the others: every index of a task once. By index when absent. */
  order?: ArrayLike<number>;
}

/**
 * PCGrad: of each task's gradient, what points against the gradient of another task is taken away. Gradient i goes through the others in `order`;
 * where it has a negative inner product with the **original** gradient g_j, it becomes g_i − (g_i · g_j/‖g_j‖²) g_j.
 *
 * The paper draws an order at random. Here it is that of the indices, so that a result can be repeated; pass a shuffled `order` to follow the
 * paper. The order matters from three tasks on. A gradient of zeros conflicts with none.
 *
 * @param gradients one vector for each task, all of one length; finite.
 * @returns the projected gradients, one Float64Array for each task; their sum is what to step by. Gradients without conflict are unchanged; two
 * that oppose each other exactly become zero.
 * @throws RangeError for lengths that differ, nothing at all, a number that is not finite, an order that is not every index once; TypeError for
 * anything that is no number.
 * @formula given={{ a: vector, p: distribution }} where={({ a, p }) => {
 *   const b = p.map((x, i) => (i % 2 ? x : -x));
 *   return { b, "a'": projectConflictingGradients([a, b])[0] };
 * }}
 * $$ a' = a - \frac{\min(a \cdot b, 0)}{\lVert b \rVert^2} b $$
 * @see yu2020
 * @example
 * ```ts
 * import { projectConflictingGradients } from 'surprisal';
 * projectConflictingGradients([[1, 0], [-1, 1]]); // => [[0.5, 0.5], [0, 1]]
 * projectConflictingGradients([[1, 0], [1, 1]]); // => [[1, 0], [1, 1]]
 * ```
 */
export function projectConflictingGradients(
  gradients: ArrayLike<ArrayLike<number>>,
  options?: OrderOption | null,
): Float64Array[] {
  const { order } = options ?? {};
  const caller = 'projectConflictingGradients';
  const originals = readGradients(caller, gradients);
  const turns = readOrder(caller, order, originals.length);
  return originals.map(({ direction, size }, i) => {
    const own = direction.slice();
    for (const j of turns) if (j !== i) project(own, originals[j]!.direction);
    return own.map((x) => x * size);
  });
}

/** A gradient over the power of two `size`: neither the squares of its direction nor their sum overflow. */
interface Gradient {
  direction: Float64Array;
  size: number;
}

function project(own: Float64Array, other: Float64Array): void {
  const inner = dot(own, other);
  if (!(inner < 0)) return;
  const factor = inner / dot(other, other);
  for (let d = 0; d < own.length; d++) own[d]! -= factor * other[d]!;
}

function dot(a: Float64Array, b: Float64Array): number {
  const sum = new Sum();
  for (let d = 0; d < a.length; d++) sum.add(a[d]! * b[d]!);
  return sum.value;
}

function readGradients(caller: string, gradients: unknown): Gradient[] {
  const argument = `${caller}: gradients`;
  const { flat, rows, classes } = asRows(caller, 'gradients', gradients);
  return Array.from({ length: rows }, (_, i) => {
    const direction = flat.slice(i * classes, (i + 1) * classes);
    const infinite = direction.findIndex((x) => !Number.isFinite(x));
    if (infinite >= 0)
      throw rangeError(`${argument}[${i}][${infinite}]`, 'be finite', direction[infinite]);
    const size = powerOfTwo(direction.reduce((most, x) => Math.max(most, Math.abs(x)), 0));
    return { direction: direction.map((x) => x / size), size };
  });
}

/** A power of two near a number; 1 for 0. */
const powerOfTwo = (x: number): number =>
  x === 0 ? 1 : 2 ** Math.max(-1022, Math.min(1023, Math.floor(Math.log2(x))));

function readOrder(caller: string, order: unknown, count: number): number[] {
  const indices = Array.from({ length: count }, (_, i) => i);
  if (order === undefined) return indices;
  const argument = `${caller}: order`;
  requireVector(argument, order);
  if (order.length !== count)
    throw rangeError(argument, `have length ${count}, one for each task`, order.length);
  const left = new Set(indices);
  return Array.from(order, (index, turn) => {
    requireNumber(`${argument}[${turn}]`, index);
    if (!left.delete(index))
      throw rangeError(`${argument}[${turn}]`, 'be the index of a task, each once', index);
    return index;
  });
}
