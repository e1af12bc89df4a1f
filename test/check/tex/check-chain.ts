import {
  checkFormula,
  type Problem,
  parseFormula,
  TexError,
} from '../../../src/check/tex/index.ts';
import type { Macros } from '../../../src/check/tex/katex-tree.ts';

/** What is wrong with a formula of numbers alone, such as `\\ln\\frac{1}{0.7} \\approx 0.3567`. */
export function checkChain(tex: string, macros?: Macros): Problem[] {
  try {
    return checkFormula(parseFormula(tex, { macros }), {});
  } catch (error) {
    if (!(error instanceof TexError)) throw error;
    return [error];
  }
}
