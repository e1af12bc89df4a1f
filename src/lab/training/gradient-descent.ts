import { type Iterate, iterateAt } from './iterate.ts';
import type { Objective } from './objective.ts';

/** Steps w ← w − rate · gradient, the gradient being that of the whole data set. Endless: the caller says when it is enough. */
export function* gradientDescent(
  objective: Objective,
  start: Float64Array,
  rate: number,
): Generator<Iterate, void> {
  let here = iterateAt(objective, 0, start);
  while (true) {
    yield here;
    const { weights, gradient } = here;
    const next = weights.map((weight, i) => weight - rate * gradient[i]!);
    here = iterateAt(objective, here.step + 1, next);
  }
}
