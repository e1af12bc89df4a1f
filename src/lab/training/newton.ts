import { solvePositiveDefinite } from './cholesky.ts';
import { type Iterate, iterateAt } from './iterate.ts';
import type { Objective } from './objective.ts';

// Armijo's condition asks a step for this part of the decrease that the slope promises.
const SUFFICIENT = 1e-4;
// Where a step promises to lower the objective by a smaller part of it, rounding may hide whether it does.
const VISIBLE = 2 ** -40;
// A shorter step does not change weights of ordinary size.
const SHORTEST = 2 ** -50;
// Where the Hessian is not positive definite, this part of its largest diagonal element is added first, then ever more.
const FIRST_DAMPING = 1e-6;

/**
 * Newton's method, damped: steps to the minimum of the parabola that touches the objective, less far where that does not decrease it. Where
 * the objective is not convex, the parabola is bent up until it has a minimum. Ends where no step improves.
 *
 * @see Nocedal and Wright, Numerical Optimization, 2nd ed., 2006, algorithms 3.1 to 3.3.
 */
export function* newton(objective: Objective, start: Float64Array): Generator<Iterate, void> {
  let here: Iterate | undefined = iterateAt(objective, 0, start);
  while (here) {
    yield here;
    here = searchLine(
      objective,
      here,
      directionFrom(objective.hessian(here.weights), here.gradient),
    );
  }
}

/** −(H + μ I)⁻¹ gradient, with the first μ ≥ 0 for which H + μ I is positive definite. */
function directionFrom(hessian: Float64Array, gradient: Float64Array): Float64Array {
  const size = gradient.length;
  const downhill = gradient.map((slope) => -slope);
  let largest = 0;
  for (let i = 0; i < size; i++) largest = Math.max(largest, Math.abs(hessian[i * (size + 1)]!));
  let direction = solvePositiveDefinite(hessian, downhill);
  let damping = FIRST_DAMPING * largest;
  while (!direction && damping > 0 && damping < Infinity) {
    direction = solvePositiveDefinite(withDiagonal(hessian, size, damping), downhill);
    damping *= 10;
  }
  // A Hessian that is 0, or overflowed, says nothing of the way.
  return direction ?? downhill;
}

const withDiagonal = (matrix: Float64Array, size: number, addend: number): Float64Array =>
  matrix.map((entry, i) => (i % (size + 1) === 0 ? entry + addend : entry));

/** The first of the steps 1, ½, ¼ … along the direction that decreases the objective enough; undefined where none does. */
function searchLine(
  objective: Objective,
  here: Iterate,
  direction: Float64Array,
): Iterate | undefined {
  const promise = -dot(here.gradient, direction);
  if (promise <= VISIBLE * Math.abs(here.objective)) {
    // The gradient still tells the two points apart.
    const next = stepFrom(objective, here, direction, 1);
    return next.gradientNorm < here.gradientNorm ? next : undefined;
  }
  for (let length = 1; length >= SHORTEST; length /= 2) {
    const next = stepFrom(objective, here, direction, length);
    if (next.objective <= here.objective - SUFFICIENT * length * promise) return next;
  }
  return undefined;
}

function stepFrom(
  objective: Objective,
  { step, weights }: Iterate,
  direction: Float64Array,
  length: number,
): Iterate {
  const next = weights.map((weight, i) => weight + length * direction[i]!);
  return iterateAt(objective, step + 1, next);
}

const dot = (a: Float64Array, b: Float64Array): number =>
  a.reduce((sum, x, i) => sum + x * b[i]!, 0);
