import type { Objective } from './objective.ts';

/** Where a solver stands after so many steps. */
export interface Iterate {
  /** 0 at the start. */
  readonly step: number;
  /** For each output its bias, then its D weights. */
  readonly weights: Float64Array;
  /** The objective there, in nats. */
  readonly objective: number;
  /** Its slope by each weight. */
  readonly gradient: Float64Array;
  /** The Euclidean length of the gradient: 0 at an optimum. */
  readonly gradientNorm: number;
}

export function iterateAt(objective: Objective, step: number, weights: Float64Array): Iterate {
  const gradient = objective.gradient(weights);
  return {
    step,
    weights,
    objective: objective.value(weights),
    gradient,
    gradientNorm: Math.hypot(...gradient),
  };
}
