export type { Quantity } from './arithmetic.ts';
export { checkFormula, checkValue, type Problem } from './check-formula.ts';
export type { Bindings, Value } from './evaluate.ts';
export {
  type Chain,
  type Formula,
  mentions,
  numeralsShown,
  type ParseOptions,
  parseFormula,
  type Side,
} from './parse-formula.ts';
export { TexError } from './tex-error.ts';
