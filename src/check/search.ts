import * as fc from 'fast-check';
import { describeThrown, show } from './outcome.ts';
import { hostilePoints, type Point, type Sampler, SEED } from './samplers.ts';

/** What a claim says of its draws: something that always holds, or that there is a case. */
export interface Statement {
  given: Record<string, Sampler>;
  holds: (point: Point) => unknown;
  quantifier: 'always' | 'sometimes';
}

/** How a search ended: how many points it tried, and the simplest it found of those that decide the statement. */
export interface Search {
  tries: number;
  /** Where an `always` fails, or a `sometimes` holds. */
  found?: Point;
  /** What stopped the search, in words. */
  fault?: string;
}

/** Tries a statement at random points, the same ones for the same seed, and shrinks what it finds to a simple case. */
export function search(
  { given, holds, quantifier }: Statement,
  { runs, seed = SEED }: { runs: number; seed?: number },
): Search {
  const sought = quantifier === 'sometimes';
  const unread = new Set(Object.keys(given));
  const { numRuns, counterexample } = fc.check(
    fc.property(hostilePoints(given), (point) => isTrue(holds, watch(point, unread)) !== sought),
    { numRuns: runs, seed },
  );
  const [found] = counterexample ?? [];
  const fault = found ? faultAt(holds, found) : faultOfUnread(unread);
  return fault ? { tries: numRuns, fault } : { tries: numRuns, ...(found && { found }) };
}

function isTrue(holds: Statement['holds'], point: Point): boolean {
  const result = holds(point);
  if (typeof result === 'boolean') return result;
  throw new TypeError(`the claim gives ${show(result)}, which is neither true nor false`);
}

/** Notes which names are read: a claim that draws a symbol and never looks at it does not speak of it. */
const watch = (point: Point, unread: Set<string>): Point =>
  new Proxy(point, {
    get: (target, name) => {
      unread.delete(name as string);
      return target[name as string];
    },
  });

function faultAt(holds: Statement['holds'], found: Point): string | undefined {
  try {
    isTrue(holds, found);
    return undefined;
  } catch (thrown) {
    return `threw ${describeThrown(thrown)} at ${showPoint(found)}`;
  }
}

const faultOfUnread = (unread: Set<string>): string | undefined =>
  unread.size > 0
    ? `the claim draws \`${[...unread].join('`, `')}\` and never looks at it`
    : undefined;

/** `p = [0.5, 0.5], γ = 2`, to six digits. */
export const showPoint = (point: Point): string =>
  Object.entries(point)
    .map(([name, value]) => `${name} = ${show(rounded(value))}`)
    .join(', ');

const rounded = (value: unknown): unknown => {
  if (typeof value === 'number') return Number(value.toPrecision(6));
  return Array.isArray(value) ? value.map(rounded) : value;
};
