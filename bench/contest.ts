export type Value = number | ArrayLike<number>;

/** Something that computes the value of a row from input that it closes over. */
export interface Contestant {
  run: () => Value;
  /** What must be done before each run, outside its time. */
  prepare?: () => Promise<unknown>;
}

const WARM_UP_ROUNDS = 2;
const LEAST_ROUNDS = 5;
const BUDGET = 250;

/**
 * The shortest time of each contestant, in milliseconds. They take turns in many short rounds, so that what else the machine does hits all of
 * them alike; the shortest time is the one that it disturbed least.
 */
export async function shortestTimes(contestants: Contestant[]): Promise<number[]> {
  const shortest = contestants.map(() => Infinity);
  const spent = contestants.map(() => 0);
  const unfinished = (i: number, round: number) => round < LEAST_ROUNDS || spent[i]! < BUDGET;
  for (let round = 0; spent.some((_, i) => unfinished(i, round)); round++) {
    for (const [i, { run, prepare }] of contestants.entries()) {
      if (!unfinished(i, round)) continue;
      await prepare?.();
      const time = processorTime(run);
      spent[i]! += time;
      if (round >= WARM_UP_ROUNDS) shortest[i] = Math.min(shortest[i]!, time);
    }
  }
  return shortest;
}

/** The shortest time of one call in milliseconds, where only `calls` of them take long enough to be timed. */
export async function shortestTime(run: () => Value, calls: number): Promise<number> {
  const manyCalls = (): Value => {
    for (let call = 1; call < calls; call++) run();
    return run();
  };
  const [time] = await shortestTimes([{ run: manyCalls }]);
  return time! / calls;
}

/** The processor time that a run takes, in milliseconds: that of other processes is not in it. */
export function processorTime(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Refuses a value that is not the expected one: off by more than the tolerance times its largest element. */
export function requireClose(name: string, value: Value, expected: Value, tolerance: number): void {
  const [got, want] = [elementsOf(value), elementsOf(expected)];
  const largest = want.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
  const off = want.reduce((a, b, i) => Math.max(a, Math.abs(b - got[i]!)), 0);
  if (!(got.length === want.length && off <= tolerance * largest))
    throw new Error(`${name}: off by ${off}, where the largest element is ${largest}`);
}

const elementsOf = (value: Value): Float64Array =>
  typeof value === 'number' ? Float64Array.of(value) : Float64Array.from(value);
