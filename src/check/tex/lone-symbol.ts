import type { Expression } from './expression.ts';
import type { Chain } from './parse-formula.ts';
import { showsNumerals, type Token } from './token.ts';

/**
 * Whether there are nothing but names, with their subscripts, accents and arguments: `p_t`, `\hat y`, `H(Y \mid X)`,
 * `p, q`. They state nothing, so that nothing in them can be wrong.
 */
export const isLoneSymbol = (chains: Chain[], tokens: Token[]): boolean =>
  chains.every(({ sides: [side, ...others] }) => {
    return side && others.length === 0 && !side.unit && isName(side.expression);
  }) &&
  !showsNumerals(tokens) &&
  !tokens.some(computesInScript);

/** A function's name without an argument, such as `\ln` or `\log_b`, or one character such as `\nabla`. */
export const isBareName = ([name, sub, ...others]: Token[]): boolean =>
  (name?.kind === 'function' ||
    name?.kind === 'big' ||
    (name?.kind === 'unsupported' && name.key.startsWith('\\') && !sub)) &&
  (!sub || (sub.kind === 'sub' && !showsNumerals([sub]) && !computesInScript(sub))) &&
  others.length === 0;

function isName(expression: Expression): boolean {
  switch (expression.kind) {
    case 'symbol':
    case 'constant':
      return true;
    case 'element':
      return isName(expression.of);
    case 'application':
      return isName(expression.call);
    case 'call':
      return isName(expression.of) && expression.args.every(isName);
    case 'power':
      return isSet(expression.base) && isName(expression.exponent);
    case 'vector':
      return expression.elements.every(isName);
    default:
      return false;
  }
}

/** The base of `\mathbb{R}^n`, which is as much of a name as `\mathbb{R}`. */
const isSet = (expression: Expression): boolean =>
  expression.kind === 'symbol' && expression.name.startsWith('\\mathbb');

const computesInScript = (token: Token): boolean =>
  token.kind === 'sub' &&
  token.content.some(({ kind }) => kind === 'operator' || kind === 'relation');
