import {
  isWhole,
  rangeError,
  requireSameLength,
  requireVector,
  requireWeight,
} from '../../core/validate.ts';
import { requireFinite } from './finite.ts';
import { gradientDescent } from './gradient-descent.ts';
import type { Iterate } from './iterate.ts';
import { type LinearProblem, linearObjective } from './linear-objective.ts';
import { newton } from './newton.ts';
import type { Objective } from './objective.ts';

/** How to look for the optimum. Plain data, so that a worker can be sent it. */
export type Solver =
  | { readonly name: 'newton' }
  | {
      readonly name: 'gradientDescent';
      /** What the gradient is multiplied by in each step. Too large, and the objective grows. */
      readonly rate: number;
    };

export interface FitOptions {
  /** Newton's method when absent. */
  readonly solver?: Solver;
  /** The weights to begin with, all finite; 0 when absent. */
  readonly start?: ArrayLike<number>;
  /** The largest number of steps; 100 when absent. */
  readonly steps?: number;
  /** Training ends before that where the gradient is no longer than this; 1e-12 when absent. */
  readonly tolerance?: number;
}

/** Where training stands, or ended. */
export interface Training extends Iterate {
  /** Whether the gradient is within the tolerance. If it is not at the end, the steps did not suffice, or rounding is in the way. */
  readonly converged: boolean;
}

/** The start and then each step, until the gradient is within the tolerance or the steps are used up. At least the start. */
export function* trainingSteps(
  problem: LinearProblem,
  { solver = { name: 'newton' }, start, steps = 100, tolerance = 1e-12 }: FitOptions,
): Generator<Training, void> {
  const objective = linearObjective(problem);
  if (!isWhole(steps)) throw rangeError('fit: steps', 'be a whole number from 0', steps);
  requireWeight('fit: tolerance', tolerance);
  for (const iterate of solve(solver, objective, startOf(objective, start))) {
    requireFiniteObjective(iterate);
    const converged = iterate.gradientNorm <= tolerance;
    yield { ...iterate, converged };
    if (converged || iterate.step === steps) return;
  }
}

function solve(solver: Solver, objective: Objective, start: Float64Array): Generator<Iterate> {
  switch (solver.name) {
    case 'newton':
      return newton(objective, start);
    case 'gradientDescent':
      requireWeight('fit: solver.rate', solver.rate);
      return gradientDescent(objective, start, solver.rate);
    default: {
      const { name } = solver as { name: unknown };
      const solvers = "be 'newton' or 'gradientDescent'";
      throw rangeError('fit: solver.name', solvers, name);
    }
  }
}

function startOf({ size }: Objective, start: ArrayLike<number> | undefined): Float64Array {
  if (start === undefined) return new Float64Array(size);
  const argument = 'fit: start';
  requireVector(argument, start);
  requireSameLength('fit', 'weights', { length: size }, 'start', start);
  for (let i = 0; i < size; i++) requireFinite(`${argument}[${i}]`, start[i]);
  return Float64Array.from(start);
}

function requireFiniteObjective({ step, objective, gradientNorm }: Iterate): void {
  if (!Number.isFinite(objective + gradientNorm))
    throw new RangeError(`fit: the objective must stay finite, but overflows at step ${step}`);
}
