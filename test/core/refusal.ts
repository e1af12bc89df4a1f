import { expect } from 'vitest';

type Kind = typeof TypeError | typeof RangeError;

/** What a call does, as text: the error that it throws, or what it returns. */
export function outcome(call: () => unknown): string {
  try {
    return `returned ${call()}`;
  } catch (error) {
    return String(error);
  }
}

/** Expects a call to throw exactly that kind of error, with every given text in its message. */
export function expectRefusal(call: () => unknown, kind: Kind, ...texts: string[]): void {
  const found = outcome(call);
  expect(found).toMatch(new RegExp(`^${kind.name}: `));
  for (const text of texts) expect(found).toContain(text);
}

interface BadElement {
  value: unknown;
  kind: Kind;
  shown: string;
}

/** What no vector of numbers may hold. */
export const notNumbers: BadElement[] = [
  { value: '0.5', kind: TypeError, shown: 'got "0.5"' },
  { value: undefined, kind: TypeError, shown: 'got undefined' },
  { value: null, kind: TypeError, shown: 'got null' },
  { value: true, kind: TypeError, shown: 'got true' },
  { value: 1n, kind: TypeError, shown: 'got 1n' },
  { value: {}, kind: TypeError, shown: 'got [object Object]' },
  { value: [0.5], kind: TypeError, shown: 'got [object Array]' },
];

/** What besides no vector of probabilities or weights may hold. */
export const notWeights: BadElement[] = [
  { value: Number.NaN, kind: RangeError, shown: 'got NaN' },
  { value: Infinity, kind: RangeError, shown: 'got Infinity' },
  { value: -Infinity, kind: RangeError, shown: 'got -Infinity' },
  { value: -0.1, kind: RangeError, shown: 'got -0.1' },
  { value: -1e-300, kind: RangeError, shown: 'got -1e-300' },
];

/** What is no vector at all. */
export const notVectors: { value: unknown; shown: string }[] = [
  { value: '0.5', shown: 'got "0.5"' },
  { value: '', shown: 'got ""' },
  { value: null, shown: 'got null' },
  { value: undefined, shown: 'got undefined' },
  { value: true, shown: 'got true' },
  { value: 1n, shown: 'got 1n' },
  { value: {}, shown: 'got [object Object]' },
  { value: { length: -1 }, shown: 'got [object Object]' },
  { value: { length: '2' }, shown: 'got [object Object]' },
  { value: () => [0.5, 0.5], shown: 'got [object Function]' },
  { value: Symbol('p'), shown: 'got Symbol(p)' },
  { value: new Map([[0, 1]]), shown: 'got [object Map]' },
];

/** An array with a hole where its second element should be. */
// biome-ignore lint/suspicious/noSparseArray: the hole is what is tested
export const holed: number[] = [0.5, , 0.5] as number[];
