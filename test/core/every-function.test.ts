import * as surprisal from 'surprisal';
import { describe, expect, test } from 'vitest';
import { everyFunction } from './every-function.ts';
import { outcome } from './refusal.ts';

const core = surprisal as unknown as Record<string, (...args: unknown[]) => unknown>;

test('the list holds every function', () => {
  expect(Object.keys(everyFunction).sort()).toEqual(Object.keys(core).sort());
});

describe.each(Object.entries(everyFunction))('%s', (name, calls) => {
  const f = core[name]!;
  const takesOptions = calls.some(({ options }) => options);

  test.each(calls)('returns a value: %j', ({ args, options }) => {
    expect(outcome(() => f(...args, ...(options ? [options] : [])))).toMatch(/^returned /);
  });

  test('has the parameters that are listed', () => {
    for (const { args } of calls) expect(f).toHaveLength(args.length + Number(takesOptions));
  });

  if (takesOptions)
    test('takes options that are null for none', () => {
      for (const { args } of calls) {
        const without = attempt(() => f(...args));
        expect(attempt(() => f(...args, null))).toEqual(without);
        expect(attempt(() => f(...args, undefined))).toEqual(without);
        expect(attempt(() => f(...args, {}))).toEqual(without);
      }
    });
});

/** What a call returns, or the error that it throws. */
function attempt(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    return error;
  }
}
