import {
  binomial,
  dot,
  factorial,
  type Given,
  logarithm,
  norm,
  power,
  type Quantity,
  quantityOf,
  root,
  scale,
  snapped,
  vectors,
} from './arithmetic.ts';
import {
  type BigOperator,
  type Condition,
  type Expression,
  type FunctionName,
  type Index,
  partsOf,
} from './expression.ts';
import { holds, roundingOf } from './relation.ts';
import { TexError } from './tex-error.ts';

export type Value = Given | Callee;
type Callee = (...args: never[]) => Given;
export type Bindings = Record<string, Value>;

/** The value of an expression, given the values of its names. Throws a TexError where there is none. */
export function evaluate(expression: Expression, bindings: Bindings): Quantity {
  return new Evaluator(bindings).quantity(expression);
}

const MAX_TERMS = 1e6;

const FUNCTIONS: Record<FunctionName, (x: number) => number> = {
  '\\ln': Math.log,
  '\\exp': Math.exp,
  '\\tanh': Math.tanh,
  '\\sin': Math.sin,
  '\\cos': Math.cos,
  '\\abs': Math.abs,
  '\\floor': (x) => Math.floor(snapped(x)),
  '\\ceil': (x) => Math.ceil(snapped(x)),
  '\\factorial': factorial,
};

const NEUTRAL: Record<BigOperator, number> = {
  '\\sum': 0,
  '\\prod': 1,
  '\\max': -Infinity,
  '\\min': Infinity,
};

const ACCUMULATE: Record<BigOperator, (sum: number, term: number) => number> = {
  '\\sum': (sum, term) => sum + term,
  '\\prod': (product, term) => product * term,
  '\\max': (largest, term) => Math.max(largest, term),
  '\\min': (smallest, term) => Math.min(smallest, term),
};

class Evaluator {
  private readonly bindings: Bindings;
  private readonly indices = new Map<string, number>();

  constructor(bindings: Bindings) {
    this.bindings = bindings;
  }

  quantity(expression: Expression): Quantity {
    const value = this.value(expression);
    if (typeof value === 'function')
      throw new TexError(
        `${nameOf(expression)} is a function and needs arguments`,
        expression.offset,
      );
    return value;
  }

  private number(expression: Expression): number {
    const value = this.quantity(expression);
    if (typeof value !== 'number')
      throw new TexError(
        `${nameOf(expression)} is a vector where a number is needed`,
        expression.offset,
      );
    return value;
  }

  private value(expression: Expression): Quantity | Callee {
    const { offset } = expression;
    switch (expression.kind) {
      case 'numeral':
        return Number(`${expression.digits}${expression.percent ? 'e-2' : ''}`);
      case 'constant':
        return expression.value;
      case 'symbol':
        return this.bound(expression.name, offset);
      case 'index':
        return this.indices.get(expression.name)!;
      case 'negative':
        return scale(this.quantity(expression.of), -1);
      case 'sum':
        return this.sum(expression);
      case 'product':
        return this.product(expression);
      case 'quotient':
        return scale(this.quantity(expression.over), this.number(expression.under), (x, y) =>
          y === 0 ? Number.NaN : x / y,
        );
      case 'power':
        return power(this.number(expression.base), this.number(expression.exponent));
      case 'function':
        return FUNCTIONS[expression.name](this.number(expression.of));
      case 'log':
        return logarithm(this.number(expression.base), this.number(expression.of));
      case 'root':
        return root(
          this.number(expression.of),
          expression.degree ? this.number(expression.degree) : 2,
        );
      case 'norm':
        return norm(
          this.quantity(expression.of),
          expression.order ? this.number(expression.order) : 2,
        );
      case 'dot':
        return dot(this.quantity(expression.left), this.quantity(expression.right), offset);
      case 'binomial':
        return binomial(this.number(expression.over), this.number(expression.under));
      case 'element':
        return this.elementOrCall(
          expression.of,
          this.subscripts(expression.of, expression.at),
          offset,
        );
      case 'call':
        return this.elementOrCall(expression.of, expression.args, offset);
      case 'application':
        return this.application(expression);
      case 'vector':
        return expression.elements.map((element) => this.number(element));
      case 'big':
        return this.big(expression.operator, expression.indices, expression.body);
      case 'extreme': {
        const values = expression.args.map((arg) => this.quantity(arg));
        return (values.flat(2) as number[]).reduce(
          ACCUMULATE[expression.operator],
          NEUTRAL[expression.operator],
        );
      }
      case 'cases': {
        const row = expression.rows.find(({ condition }) => !condition || this.meets(condition));
        if (!row) throw new TexError('no case applies', offset);
        return this.quantity(row.value);
      }
    }
  }

  private bound(name: string, offset: number): Quantity | Callee {
    const value = Object.hasOwn(this.bindings, name) ? this.bindings[name] : undefined;
    if (value === undefined) throw new TexError(`${name} is not bound`, offset);
    if (typeof value === 'function') return value;
    const quantity = quantityOf(value);
    if (quantity !== undefined) return quantity;
    throw new TexError(`${name} is bound to ${value}, which is no number`, offset);
  }

  private sum({ left, right, minus, offset }: Extract<Expression, { kind: 'sum' }>): Quantity {
    const [a, b] = [this.quantity(left), this.quantity(right)];
    const sign = minus ? -1 : 1;
    if (typeof a === 'number' && typeof b === 'number') return a + sign * b;
    const [x, y] = vectors(a, b, offset);
    return x.map((element, i) => element + sign * y[i]!);
  }

  private product({
    left,
    right,
    sign,
    offset,
  }: Extract<Expression, { kind: 'product' }>): Quantity {
    const [a, b] = [this.quantity(left), this.quantity(right)];
    if (typeof a === 'number' && typeof b === 'number') {
      // The convention 0 · ln 0 = 0 of every entropy.
      if (a === 0 && isLogarithm(right) && Math.abs(b) === Infinity) return 0;
      if (b === 0 && isLogarithm(left) && Math.abs(a) === Infinity) return 0;
      return a * b;
    }
    if (typeof a === 'number') return scale(b, a);
    if (typeof b === 'number') return scale(a, b);
    if (sign !== '\\cdot')
      throw new TexError('a product of vectors is written with \\cdot', offset);
    return dot(a, b, offset);
  }

  private application(expression: Extract<Expression, { kind: 'application' }>): Quantity | Callee {
    const { of, call, product, unclearAsProduct, offset } = expression;
    if (typeof this.value(of) !== 'number') return this.value(call);
    if (!product) throw new TexError(`${nameOf(of)} is a number, not a function`, offset);
    if (unclearAsProduct)
      throw new TexError(
        `${nameOf(of)} is a number: write more parentheses around the product`,
        offset,
      );
    return this.value(product);
  }

  private elementOrCall(of: Expression, args: Expression[], offset: number): Quantity | Callee {
    const value = this.value(of);
    if (typeof value === 'function') return this.called(value, of, args, offset);
    return args.reduce<Quantity>((inner, arg) => {
      if (typeof inner === 'number')
        throw new TexError(
          `${nameOf(of)} has no element here: it is a number, or has fewer indices`,
          offset,
        );
      const at = this.number(arg);
      const element = inner[at - 1];
      if (element === undefined)
        throw new TexError(`${nameOf(of)} has no element ${at} (of ${inner.length})`, offset);
      return element;
    }, value);
  }

  private called(callee: Callee, of: Expression, args: Expression[], offset: number): Quantity {
    const values = args.map((arg) => this.quantity(arg));
    const result = outcomeOf(() => callee(...(values as never[])), nameOf(of), offset);
    const quantity = quantityOf(result);
    if (quantity !== undefined) return quantity;
    throw new TexError(`${nameOf(of)} gives ${result}, which is no number`, offset);
  }

  /** `p_{ij}` has two subscripts if `p` is a table, and one, the product, if it is a vector. */
  private subscripts(of: Expression, at: Expression[]): Expression[] {
    const [only] = at;
    const juxtaposed = at.length === 1 && only?.kind === 'product' && only.sign === '';
    if (!juxtaposed) return at;
    const value = this.value(of);
    const takesTwo =
      typeof value === 'function' || (Array.isArray(value) && Array.isArray(value[0]));
    return takesTwo ? [only.left, only.right] : at;
  }

  private big(operator: BigOperator, indices: Index[], body: Expression): number {
    const [index, ...others] = indices;
    if (!index) return this.number(body);
    let result = NEUTRAL[operator];
    const outer = this.indices.get(index.name);
    for (const at of this.range(index, body)) {
      this.indices.set(index.name, at);
      result = ACCUMULATE[operator](result, this.big(operator, others, body));
    }
    if (outer === undefined) this.indices.delete(index.name);
    else this.indices.set(index.name, outer);
    return result;
  }

  private range({ name, limits, condition, offset }: Index, body: Expression): number[] {
    const [from, to] = limits
      ? [this.number(limits.from), this.number(limits.to)]
      : [1, this.extent(name, body, offset)];
    if (!Number.isInteger(from) || !Number.isInteger(to) || to - from > MAX_TERMS) {
      throw new TexError(`${name} runs from ${from} to ${to}`, offset);
    }
    const all = Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
    if (!condition) return all;
    const right = this.number(condition.right);
    return all.filter((at) => holds(condition.relation, at, right, 0));
  }

  /** How far an index without limits runs: the one length of all that it indexes. */
  private extent(name: string, body: Expression, offset: number): number {
    const lengths = new Map<number, string>();
    for (const part of partsOf(body)) {
      const [of, args] =
        part.kind === 'element'
          ? [part.of, part.at]
          : part.kind === 'call'
            ? [part.of, part.args]
            : [];
      if (!of || partsOf(of).some(({ kind }) => kind === 'index')) continue;
      let inner = this.value(of);
      for (const arg of this.subscripts(of, args!)) {
        if (!Array.isArray(inner)) break;
        if (arg.kind === 'index' && arg.name === name) lengths.set(inner.length, nameOf(of));
        inner = inner[0];
      }
    }
    const [length, ...others] = lengths.keys();
    if (length === undefined)
      throw new TexError(
        `nothing says how far ${name} runs: it indexes no vector; write its limits`,
        offset,
      );
    if (others.length > 0) {
      const found = [...lengths].map(([count, vector]) => `${vector} has ${count}`).join(', ');
      throw new TexError(`${name} indexes vectors of different lengths: ${found}`, offset);
    }
    return length;
  }

  private meets({ sides, relations }: Condition): boolean {
    const values = sides.map((side) => this.number(side));
    return relations.every((relation, i) => {
      const [left, right] = [values[i]!, values[i + 1]!];
      return holds(relation, left, right, roundingOf('=', left, right));
    });
  }
}

/** What a bound function throws is wrong with the formula that calls it so. */
function outcomeOf<T>(call: () => T, name: string, offset: number): T {
  try {
    return call();
  } catch (error) {
    throw new TexError(`${name} throws ${error}`, offset);
  }
}

const nameOf = (expression: Expression): string => {
  if (expression.kind === 'symbol' || expression.kind === 'index') return expression.name;
  return 'of' in expression && expression.kind !== 'negative' ? nameOf(expression.of) : 'this';
};

/** Whether a factor is a logarithm, perhaps divided or negated, so that zero times it is zero. */
function isLogarithm(expression: Expression): boolean {
  switch (expression.kind) {
    case 'log':
      return true;
    case 'function':
      return expression.name === '\\ln';
    case 'negative':
      return isLogarithm(expression.of);
    case 'product':
      return isLogarithm(expression.left) || isLogarithm(expression.right);
    case 'quotient':
      return isLogarithm(expression.over);
    default:
      return false;
  }
}
