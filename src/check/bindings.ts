import { describeThrown, type Outcome } from './outcome.ts';
import { type Point, type Sampler, samplePoints, strangerIn } from './samplers.ts';
import type { Bindings } from './tex/index.ts';
import type { SourceExpression } from './tree.ts';

/** Looks up how the evaluation of an attribute's expression ended. */
export type Evaluated = (expression: SourceExpression) => Outcome;

/** What gives the symbols of a formula their values. */
export interface Binder {
  given?: SourceExpression;
  where?: SourceExpression;
}

/** Random points, and at each of them the values of all symbols: those drawn, and those computed from them. */
export interface Draws {
  points: Point[];
  bindings: Bindings[];
}

/** The values of the symbols at every point. Throws an Error that says why there are none. */
export function drawBindings({ given, where }: Binder, evaluated: Evaluated): Draws {
  const points = samplePoints(samplersOf(given, evaluated));
  return extend({ points, bindings: points as Bindings[] }, where, evaluated);
}

/** What a `given` draws each name from. Throws an Error where it is nothing that can be drawn from. */
export function samplersOf(
  given: SourceExpression | undefined,
  evaluated: Evaluated,
): Record<string, Sampler> {
  const samplers = given ? reached('given', evaluated(given)) : {};
  if (typeof samplers !== 'object' || samplers === null)
    throw new Error('`given` is an object: a name and what it is drawn from');
  const stranger = strangerIn(samplers);
  if (stranger)
    throw new Error(`\`given\` draws \`${stranger}\` from nothing that can be drawn from`);
  return samplers as Record<string, Sampler>;
}

/** The same points with more symbols, computed from those that have a value already. */
export function extend(
  { points, bindings }: Draws,
  where: SourceExpression | undefined,
  evaluated: Evaluated,
): Draws {
  if (!where) return { points, bindings };
  const compute = reached('where', evaluated(where));
  return {
    points,
    bindings: bindings.map((values, i) => ({
      ...values,
      ...at(points[i]!, () => (typeof compute === 'function' ? compute(values) : compute)),
    })),
  };
}

/** The value of an attribute. Throws an Error where there is none. */
export function reached(attribute: string, outcome: Outcome): unknown {
  if ('value' in outcome) return outcome.value;
  const reason = 'thrown' in outcome ? describeThrown(outcome.thrown) : outcome.unreached;
  throw new Error(`\`${attribute}\` has no value: ${reason}`);
}

/** What a function of the chapter gives at a point; what it throws is told with the point. */
export function at<T>(point: Point, compute: () => T): T {
  try {
    return compute();
  } catch (thrown) {
    throw new Error(describeThrown(thrown) + describePoint(point));
  }
}

export function describePoint(point: Point): string {
  const values = Object.entries(point).map(([name, value]) => `${name} = ${rounded(value)}`);
  return values.length > 0 ? ` at ${values.join(', ')}` : '';
}

const rounded = (value: unknown): string =>
  JSON.stringify(value, (_, item) =>
    typeof item === 'number' ? Number(item.toPrecision(4)) : item,
  );
