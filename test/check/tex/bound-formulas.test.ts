import { describe, expect, test } from 'vitest';
import { boundFormulas } from './bound-formulas.ts';
import { firstProblem } from './first-problem.ts';

describe('formulas with names', () => {
  test.each(boundFormulas)('$tex', (formula) => expect(firstProblem(formula)).toBeUndefined());
});
