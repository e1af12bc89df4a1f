import { type Expression, partsOf } from './expression.ts';
import type { Chain } from './parse-formula.ts';

/** Whether there is nothing but a name, with its subscript, superscript, accents and arguments. */
export function isLoneSymbol(chains: Chain[]): boolean {
  const [side, ...others] = chains.flatMap(({ sides }) => sides);
  return side !== undefined && others.length === 0 && !side.unit && isName(side.expression);
}

function isName(expression: Expression): boolean {
  switch (expression.kind) {
    case 'symbol':
    case 'constant':
      return true;
    case 'element':
      return isName(expression.of);
    case 'application':
      return !hasNumerals(expression.call);
    case 'power':
      return (
        isName(expression.base) &&
        (isDigit(expression.exponent) || !hasNumerals(expression.exponent))
      );
    default:
      return false;
  }
}

const hasNumerals = (expression: Expression): boolean =>
  [...partsOf(expression)].some(({ kind }) => kind === 'numeral');

const isDigit = (expression: Expression): boolean =>
  expression.kind === 'numeral' && /^\d$/.test(expression.digits);
