import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { solvePositiveDefinite } from '../../src/lab/training/cholesky.ts';
import type { Iterate } from '../../src/lab/training/iterate.ts';
import { newton } from '../../src/lab/training/newton.ts';
import type { Objective } from '../../src/lab/training/objective.ts';

describe('solvePositiveDefinite', () => {
  const square = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), {
    minLength: 9,
    maxLength: 9,
  });
  const vector = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), {
    minLength: 3,
    maxLength: 3,
  });

  test('solves B Bᵀ + I', () => {
    fc.assert(
      fc.property(square, vector, (b, expected) => {
        const at = (i: number, j: number) =>
          Number(i === j) + [0, 1, 2].reduce((sum, k) => sum + b[3 * i + k]! * b[3 * j + k]!, 0);
        const matrix = Float64Array.from({ length: 9 }, (_, n) => at(Math.floor(n / 3), n % 3));
        const right = [0, 1, 2].map((i) =>
          [0, 1, 2].reduce((sum, j) => sum + at(i, j) * expected[j]!, 0),
        );
        const found = solvePositiveDefinite(matrix, Float64Array.from(right))!;
        found.forEach((x, i) => {
          expect(x).toBeCloseTo(expected[i]!, 9);
        });
      }),
    );
  });

  test.each([
    ['indefinite', [1, 2, 2, 1]],
    ['singular', [1, 1, 1, 1]],
    ['zero', [0, 0, 0, 0]],
    ['not a number', [1, Number.NaN, Number.NaN, 1]],
  ])('refuses what is %s', (_, matrix) => {
    expect(solvePositiveDefinite(Float64Array.from(matrix), Float64Array.of(1, 2))).toBe(undefined);
  });

  test('does not mind units', () => {
    const found = solvePositiveDefinite(Float64Array.of(1e12, 0, 0, 1e-12), Float64Array.of(1, 1));
    expect(found).toEqual(Float64Array.of(1e-12, 1e12));
  });
});

/** The start and the steps after it, so many in all at most, none of which may lead up. */
function iteratesFrom(objective: Objective, start: number[], most: number): Iterate[] {
  const iterates: Iterate[] = [];
  for (const iterate of newton(objective, Float64Array.from(start))) {
    const before = iterates.at(-1)?.objective ?? Infinity;
    expect(iterate.objective).toBeLessThanOrEqual(before + 1e-15);
    iterates.push(iterate);
    if (iterates.length === most) break;
  }
  return iterates;
}

const minimum = (objective: Objective, start: number[], most = 60): Iterate =>
  iteratesFrom(objective, start, most).at(-1)!;

describe('newton', () => {
  test('finds the minimum of a parabola in one step', () => {
    const parabola: Objective = {
      size: 2,
      value: ([x, y]) => (x! - 1) ** 2 + 3 * (y! + 2) ** 2,
      gradient: ([x, y]) => Float64Array.of(2 * (x! - 1), 6 * (y! + 2)),
      hessian: () => Float64Array.of(2, 0, 0, 6),
    };
    const { weights } = minimum(parabola, [7, 5], 2);
    expect(weights[0]).toBeCloseTo(1, 14);
    expect(weights[1]).toBeCloseTo(-2, 14);
  });

  test("follows Rosenbrock's valley, of which not every point is convex", () => {
    const valley: Objective = {
      size: 2,
      value: ([x, y]) => (1 - x!) ** 2 + 100 * (y! - x! ** 2) ** 2,
      gradient: ([x, y]) =>
        Float64Array.of(2 * (x! - 1) - 400 * x! * (y! - x! ** 2), 200 * (y! - x! ** 2)),
      hessian: ([x, y]) => Float64Array.of(2 - 400 * (y! - 3 * x! ** 2), -400 * x!, -400 * x!, 200),
    };
    for (const start of [
      [-1.2, 1],
      [0, 3],
      [5, -5],
    ]) {
      const { weights } = minimum(valley, start);
      expect(weights[0]).toBeCloseTo(1, 10);
      expect(weights[1]).toBeCloseTo(1, 10);
    }
  });

  // Whole steps on ln cosh grow without bound from beyond 1.09.
  test('steps less far where the whole step leads up', () => {
    const valley: Objective = {
      size: 1,
      value: ([x]) => 1 + Math.log(Math.cosh(x!)),
      gradient: ([x]) => Float64Array.of(Math.tanh(x!)),
      hessian: ([x]) => Float64Array.of(1 / Math.cosh(x!) ** 2),
    };
    expect(minimum(valley, [3]).weights[0]).toBeCloseTo(0, 10);
  });

  test('ends where the derivatives promise what the value does not keep', () => {
    const uphill: Objective = {
      size: 1,
      value: ([x]) => x!,
      gradient: () => Float64Array.of(-1),
      hessian: () => Float64Array.of(1),
    };
    expect(iteratesFrom(uphill, [0], 60)).toHaveLength(1);
  });

  test.each([0, Infinity, Number.NaN])('a Hessian of %s leaves the way downhill', (second) => {
    const flat: Objective = {
      size: 1,
      value: ([x]) => Math.abs(x!),
      gradient: ([x]) => Float64Array.of(Math.sign(x!)),
      hessian: () => Float64Array.of(second),
    };
    expect(minimum(flat, [1], 2).objective).toBeLessThan(1);
  });
});
