import type { Relation } from './relation.ts';

/** A formula's side as a tree to evaluate; every node knows where it stands in the TeX source. */
export type Expression = { offset: number } & (
  | { kind: 'numeral'; digits: string; percent: boolean }
  | { kind: 'constant'; value: number }
  /** A name whose value is bound from outside. */
  | { kind: 'symbol'; name: string }
  /** The index of a sum or its like. */
  | { kind: 'index'; name: string }
  | { kind: 'negative'; of: Expression }
  | { kind: 'sum'; left: Expression; right: Expression; minus: boolean }
  | { kind: 'product'; left: Expression; right: Expression; sign: '' | '\\cdot' | '\\times' | '*' }
  | { kind: 'quotient'; over: Expression; under: Expression }
  | { kind: 'power'; base: Expression; exponent: Expression }
  | { kind: 'function'; name: FunctionName; of: Expression }
  | { kind: 'log'; base: Expression; of: Expression }
  | { kind: 'root'; of: Expression; degree: Expression | undefined }
  | { kind: 'norm'; of: Expression; order: Expression | undefined }
  | { kind: 'dot'; left: Expression; right: Expression }
  | { kind: 'binomial'; over: Expression; under: Expression }
  | { kind: 'element'; of: Expression; at: Expression[] }
  | { kind: 'call'; of: Expression; args: Expression[] }
  /**
   * `p(1-p)`: a call or an element if `p` is a function or a vector, a product if it is a number. What `p` is, its value
   * tells. `unclearAsProduct` is set where a product could be read in two ways.
   */
  | {
      kind: 'application';
      of: Expression;
      call: Expression;
      product: Expression | undefined;
      unclearAsProduct: boolean;
    }
  | { kind: 'vector'; elements: Expression[] }
  | { kind: 'big'; operator: BigOperator; indices: Index[]; body: Expression }
  | { kind: 'extreme'; operator: '\\max' | '\\min'; args: Expression[] }
  | { kind: 'cases'; rows: { value: Expression; condition: Condition | undefined }[] }
);

export type FunctionName =
  | '\\ln'
  | '\\exp'
  | '\\tanh'
  | '\\sin'
  | '\\cos'
  | '\\abs'
  | '\\floor'
  | '\\ceil'
  | '\\factorial';
export type BigOperator = '\\sum' | '\\prod' | '\\max' | '\\min';

/** Over what an index runs: written limits, or the vectors that it indexes, less what the condition leaves out. */
export interface Index {
  name: string;
  offset: number;
  limits: { from: Expression; to: Expression } | undefined;
  condition: { relation: Relation; right: Expression } | undefined;
}

/** `0 \le x < 1`: sides and the relations between them. */
export interface Condition {
  sides: Expression[];
  relations: Relation[];
}

const parts = new WeakMap<Expression, Expression[]>();

/** Every part of an expression, itself first. Formulas are evaluated at many points, so they are taken apart once. */
export function partsOf(expression: Expression): Expression[] {
  let found = parts.get(expression);
  if (!found) {
    found = [expression, ...Object.values(expression).flatMap(partsIn)];
    parts.set(expression, found);
  }
  return found;
}

function partsIn(value: unknown): Expression[] {
  if (Array.isArray(value)) return value.flatMap(partsIn);
  if (typeof value !== 'object' || value === null) return [];
  return 'kind' in value ? partsOf(value as Expression) : Object.values(value).flatMap(partsIn);
}
