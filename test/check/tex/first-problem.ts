import {
  checkFormula,
  type Problem,
  parseFormula,
  TexError,
} from '../../../src/check/tex/index.ts';
import type { BoundFormula } from './bound-formulas.ts';
import { randomSource } from './draw.ts';

const DRAWS = 16;

/** What is first found wrong with a formula at seeded random points; undefined if nothing is. */
export function firstProblem({ tex, bind }: BoundFormula): Problem | undefined {
  const draw = randomSource(7);
  try {
    const formula = parseFormula(tex, { symbols: Object.keys(bind(draw)) });
    for (let i = 0; i < DRAWS; i++) {
      const [problem] = checkFormula(formula, bind(draw));
      if (problem) return problem;
    }
    return undefined;
  } catch (error) {
    if (error instanceof TexError) return { message: error.message, offset: error.offset };
    throw error;
  }
}
