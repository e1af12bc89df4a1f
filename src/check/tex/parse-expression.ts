import type { BigOperator, Condition, Expression, FunctionName, Index } from './expression.ts';
import type { Relation } from './relation.ts';
import { TexError } from './tex-error.ts';
import { type Token, texOf } from './token.ts';
import { TokenCursor } from './token-cursor.ts';
import { unitOf } from './unit.ts';

/** A name with a value, as a row of token keys. */
export interface Name {
  name: string;
  keys: string[];
}

/** What a whole formula shares: the names that are bound, and those met that are not. */
export interface Names {
  bound: Name[];
  free: { name: string; offset: number }[];
}

type Tail = (base: Expression) => Expression;

const CLOSING: Record<string, string> = {
  '(': ')',
  '[': ']',
  '\\{': '\\}',
  '\\lceil': '\\rceil',
  '\\lfloor': '\\rfloor',
  '\\langle': '\\rangle',
};
const ROUNDING: Record<string, FunctionName> = { '\\lceil': '\\ceil', '\\lfloor': '\\floor' };
const STARTS = new Set<Token['kind']>([
  'letter',
  'function',
  'big',
  'open',
  'fraction',
  'binomial',
  'root',
  'infinity',
  'rows',
]);
const CONSTANTS = new Map([
  ['e', Math.E],
  ['\\mathrm{e}', Math.E],
  ['\\pi', Math.PI],
]);
const OTHERWISE = /^(?:otherwise|else)$/;
const IF = /^(?:if|when|for|where)$/;

/** Reads expressions from a row of tokens by recursive descent: sum, product, factor, tail. */
export class ExpressionParser extends TokenCursor {
  protected readonly names: Names;
  /** The indices of the sums that the tokens stand in. */
  private indices: Name[];
  /** Whether a bar after a complete expression belongs to what encloses it, and does not open an absolute value. */
  private barEnds = false;
  /** Whether what is read is the argument of a function without parentheses. */
  private isBare = false;

  constructor(tokens: Token[], names: Names, end: number, indices: Name[] = []) {
    super(tokens, end);
    this.names = names;
    this.indices = indices;
  }

  /** The expression that is the whole row. */
  whole(): Expression {
    const expression = this.sum();
    this.expectEnd();
    return expression;
  }

  private inside(tokens: Token[], indices = this.indices): ExpressionParser {
    return new ExpressionParser(tokens, this.names, tokens.at(-1)?.offset ?? this.offset, indices);
  }

  private withBars<T>(barEnds: boolean, read: () => T): T {
    const outer = this.barEnds;
    this.barEnds = barEnds;
    const result = read();
    this.barEnds = outer;
    return result;
  }

  sum(): Expression {
    let left = this.signed();
    while (this.next?.key === '+' || this.next?.key === '-') {
      const { key, offset } = this.next;
      this.at++;
      left = { kind: 'sum', left, right: this.product(), minus: key === '-', offset };
    }
    return left;
  }

  private signed(): Expression {
    const { offset } = this;
    if (this.take('operator', '-')) return { kind: 'negative', of: this.product(), offset };
    this.take('operator', '+');
    return this.product();
  }

  private product(slashes = true): Expression {
    let left = this.factor();
    for (let afterSlash = false; ; ) {
      const { offset } = this;
      const sign = (['\\cdot', '\\times', '*'] as const).find((key) => this.take('operator', key));
      if (sign) left = { kind: 'product', left, right: this.factor(), sign, offset };
      else if (slashes && (this.take('operator', '/') || this.take('operator', '\\div'))) {
        left = { kind: 'quotient', over: left, under: unclear(this.factor()), offset };
        afterSlash = true;
        continue;
      } else if (this.startsFactor()) {
        if (afterSlash)
          throw new TexError('what is divided by what? write a fraction or parentheses', offset);
        left = { kind: 'product', left, right: this.juxtaposed(left), sign: '', offset };
      } else return left;
      afterSlash = false;
    }
  }

  private startsFactor(): boolean {
    const { next } = this;
    if (!next) return false;
    if (next.kind === 'bar')
      return next.side === 'open' || (next.side === 'either' && !this.barEnds);
    if (next.kind === 'numeral') return true;
    return this.boundName() !== undefined || (STARTS.has(next.kind) && !unitOf(next));
  }

  private juxtaposed(left: Expression): Expression {
    const { next, offset } = this;
    if (next?.kind === 'numeral')
      throw new TexError(`${next.key} follows without an operator`, offset);
    if (
      next?.kind === 'fraction' &&
      left.kind === 'numeral' &&
      [...next.over, ...next.under].every(({ kind }) => kind === 'numeral')
    )
      throw new TexError('a mixed number or a product? write \\cdot or +', offset);
    return this.factor();
  }

  private factor(): Expression {
    const named = this.named();
    if (named) return named;
    const { next, offset } = this;
    if (!next) throw this.unexpected();
    this.at++;
    switch (next.kind) {
      case 'numeral': {
        const numeral: Expression = {
          kind: 'numeral',
          digits: next.key,
          percent: this.take('percent'),
          offset,
        };
        return this.tail(numeral);
      }
      case 'infinity':
        return this.tail({ kind: 'constant', value: Infinity, offset });
      case 'fraction':
      case 'binomial': {
        const over = this.inside(next.over).whole();
        const under = this.inside(next.under).whole();
        return this.tail({
          kind: next.kind === 'fraction' ? 'quotient' : 'binomial',
          over,
          under,
          offset,
        });
      }
      case 'root': {
        const degree = next.degree.length > 0 ? this.inside(next.degree).whole() : undefined;
        return this.tail({ kind: 'root', of: this.inside(next.content).whole(), degree, offset });
      }
      case 'open':
        return this.tail(this.group(next.key, offset));
      case 'bar':
        if (next.side === 'open' || next.side === 'either') return this.norm(next.key, offset);
        break;
      case 'function':
        return this.function(next.key, offset);
      case 'big':
        return this.big(next.key as BigOperator, offset);
      case 'rows':
        if (next.layout === 'cases') return this.cases(next.rows, offset);
        break;
      default:
    }
    this.at--;
    throw this.unexpected();
  }

  /** A bound name, longest first; an index of a sum; a constant; or a name without a value. */
  private named(): Expression | undefined {
    const { next, offset } = this;
    const bound = this.boundName();
    if (bound) {
      this.at += bound.keys.length;
      const symbol: Expression = {
        kind: bound.isIndex ? 'index' : 'symbol',
        name: bound.name,
        offset,
      };
      return bound.isWhole ? this.tail(symbol) : this.applied(this.subscripted(symbol));
    }
    if (next?.kind !== 'letter' && next?.kind !== 'text') return undefined;
    if (next.kind === 'text' && /\s/.test(next.text.trim())) {
      throw new TexError(`"${next.text.trim()}" stands where a formula is expected`, offset);
    }
    const constant = this.constant();
    if (constant) return this.tail(constant);
    const start = this.at++;
    while (this.next && ['prime', 'mark', 'sub'].includes(this.next.kind)) this.at++;
    const name = texOf(this.tokens.slice(start, this.at));
    this.names.free.push({ name, offset });
    return this.applied({ kind: 'symbol', name, offset });
  }

  protected boundName(): (Name & { isIndex: boolean; isWhole: boolean }) | undefined {
    const fits = ({ keys }: Name) =>
      keys.every((key, i) => this.tokens[this.at + i]?.key === key) &&
      !this.nameGoesOn(this.at + keys.length);
    const index = this.indices.find(fits);
    const bound = this.names.bound.find(fits);
    if (!bound || (index && bound.keys.length <= index.keys.length)) {
      return index && { ...index, isIndex: true, isWhole: true };
    }
    // A name that ends with a parenthesis, such as H(X), is applied already.
    return {
      ...bound,
      isIndex: false,
      isWhole: Object.values(CLOSING).includes(bound.keys.at(-1)!),
    };
  }

  private nameGoesOn(at: number): boolean {
    const kind = this.tokens[at]?.kind;
    return kind === 'prime' || kind === 'mark';
  }

  private constant(): Expression | undefined {
    const { next, offset } = this;
    const value = CONSTANTS.get(next?.key ?? '');
    const kind = this.tokens[this.at + 1]?.kind;
    if (value === undefined || kind === 'sub' || this.nameGoesOn(this.at + 1)) return undefined;
    this.at++;
    return { kind: 'constant', value, offset };
  }

  private subscripted(symbol: Expression): Expression {
    const { next, offset } = this;
    if (next?.kind !== 'sub') return symbol;
    this.at++;
    return { kind: 'element', of: symbol, at: this.inside(next.content).list(), offset };
  }

  /** The row as a list with commas. */
  private list(): Expression[] {
    const items = [this.sum()];
    while (this.take('separator', ',')) items.push(this.sum());
    this.expectEnd();
    return items;
  }

  private applied(symbol: Expression): Expression {
    const { next, offset } = this;
    if (next?.kind !== 'open' || !['(', '['].includes(next.key)) return this.tail(symbol);
    this.at++;
    const args = this.arguments(CLOSING[next.key]!);
    const tail = this.tails();
    const product = args.length === 1 ? tail(args[0]!) : undefined;
    return {
      kind: 'application',
      of: symbol,
      call: tail({ kind: 'call', of: symbol, args, offset: symbol.offset }),
      product: product && { kind: 'product', left: symbol, right: product, sign: '', offset },
      unclearAsProduct: false,
      offset: symbol.offset,
    };
  }

  private arguments(close: string): Expression[] {
    return this.withBars(true, () => {
      const args = [this.sum()];
      while (this.take('separator', ',') || this.take('separator', ';') || this.take('bar'))
        args.push(this.sum());
      if (!this.take('close', close)) throw this.unexpected();
      return args;
    });
  }

  private tail(base: Expression): Expression {
    return this.tails()(base);
  }

  /** What may follow a factor: powers, factorials, and indices of a call. */
  private tails(): Tail {
    let tail: Tail = (base) => base;
    for (;;) {
      const { next, offset } = this;
      const before = tail;
      if (next?.kind === 'sup') {
        const exponent = this.inside(next.content).whole();
        tail = (base) => ({ kind: 'power', base: before(base), exponent, offset: base.offset });
      } else if (next?.kind === 'factorial') {
        tail = (base) => ({
          kind: 'function',
          name: '\\factorial',
          of: before(base),
          offset: base.offset,
        });
      } else if (next?.kind === 'sub' && this.tokens[this.at - 1]?.kind === 'close') {
        const at = this.inside(next.content).list();
        tail = (base) => ({ kind: 'element', of: before(base), at, offset });
      } else return tail;
      this.at++;
    }
  }

  private group(open: string, offset: number): Expression {
    const close = CLOSING[open]!;
    const items = this.withBars(false, () => {
      const read = [this.sum()];
      while (this.take('separator', ',')) read.push(this.sum());
      return read;
    });
    if (!this.take('close', close)) throw this.unexpected();
    const [first, second, third] = items;
    if (open === '\\langle') {
      if (!second || third) throw new TexError('\\langle … \\rangle takes two vectors', offset);
      return { kind: 'dot', left: first!, right: second, offset };
    }
    const rounding = ROUNDING[open];
    if (!second)
      return rounding ? { kind: 'function', name: rounding, of: first!, offset } : first!;
    if (rounding || open === '\\{')
      throw new TexError('a list in these brackets is not supported in a checked formula', offset);
    return { kind: 'vector', elements: items, offset };
  }

  private norm(key: string, offset: number): Expression {
    const of = this.withBars(true, () => this.sum());
    const { next } = this;
    if (next?.kind !== 'bar' || next.key !== key || next.side === 'open') throw this.unexpected();
    this.at++;
    if (key === '|') return this.tail({ kind: 'function', name: '\\abs', of, offset });
    const sub = this.next?.kind === 'sub' ? this.next : undefined;
    if (sub) this.at++;
    return this.tail({ kind: 'norm', of, order: sub && this.inside(sub.content).whole(), offset });
  }

  private function(key: string, offset: number): Expression {
    const sub = this.next?.kind === 'sub' ? this.next : undefined;
    if (sub) this.at++;
    const base = sub && this.inside(sub.content).whole();
    if (key === '\\log' && !base)
      throw new TexError('\\log without a base is ambiguous: write \\ln or \\log_b', offset);
    if (key !== '\\log' && sub) throw new TexError(`${key} takes no subscript`, sub.offset);
    const sup = this.next?.kind === 'sup' || this.next?.kind === 'mark' ? this.next : undefined;
    if (sup) this.at++;
    const exponent = sup && this.inside(sup.content).whole();
    if (exponent?.kind === 'negative')
      throw new TexError(`${key} to a negative power: an inverse or a reciprocal?`, sup!.offset);
    const of = this.functionArgument(key);
    const value: Expression = base
      ? { kind: 'log', base, of, offset }
      : { kind: 'function', name: key as FunctionName, of, offset };
    return exponent ? { kind: 'power', base: value, exponent, offset } : value;
  }

  private functionArgument(key: string): Expression {
    const open =
      this.next?.kind === 'open' && ['(', '[', '\\{'].includes(this.next.key)
        ? this.next
        : undefined;
    if (open) {
      this.at++;
      const of = this.group(open.key, open.offset);
      if (this.next && ['sup', 'factorial'].includes(this.next.kind))
        throw new TexError(
          `does this belong to ${key} or to its argument? write more parentheses`,
          this.offset,
        );
      return of;
    }
    this.isBare = true;
    const of = unclear(this.factor());
    this.isBare = false;
    const { next } = this;
    const goesOn = this.startsFactor() && next?.kind !== 'function' && next?.kind !== 'big';
    const divided = next?.key === '/' && this.tokens[this.at + 1]?.kind !== 'function';
    if (goesOn || divided)
      throw new TexError(`where does the argument of ${key} end? write parentheses`, this.offset);
    return of;
  }

  private big(operator: BigOperator, offset: number): Expression {
    const below = this.next?.kind === 'sub' ? this.next : undefined;
    if (below) this.at++;
    const above = this.next?.kind === 'sup' ? this.next : undefined;
    if (above) this.at++;
    if (!below) {
      if (above || operator === '\\sum' || operator === '\\prod')
        throw new TexError(`${operator} without an index below`, offset);
      return this.extreme(operator, offset);
    }
    const to = above && this.inside(above.content).whole();
    const { names, indices } = this.inside(below.content).limits(to, below.offset);
    const body = this.underIndices(
      [...names, ...this.indices],
      operator === '\\sum' && !this.isBare,
    );
    if (this.next?.key === '/' || this.next?.key === '\\div')
      throw new TexError(`where does ${operator} end? write parentheses`, this.offset);
    return { kind: 'big', operator, indices, body, offset };
  }

  /** `i`, `x,y`, `i=1`, `i,j=1` or `k \ne j`, below a big operator. */
  private limits(to: Expression | undefined, offset: number): { names: Name[]; indices: Index[] } {
    const found = [this.indexName()];
    while (this.take('separator', ',')) found.push(this.indexName());
    const names = found.map(({ keys, name }) => ({ keys, name }));
    const plain = found.map((index) => ({ ...index, limits: undefined, condition: undefined }));
    const relation = this.next;
    if (!relation) {
      if (to) throw new TexError('an upper limit without a lower one', offset);
      return { names, indices: plain };
    }
    if (!this.take('relation')) throw this.unexpected();
    const right = this.whole();
    if (relation.key === '=') {
      if (!to) throw new TexError('a lower limit without an upper one', offset);
      return { names, indices: plain.map((index) => ({ ...index, limits: { from: right, to } })) };
    }
    if (to) throw new TexError('an upper limit beside a condition', offset);
    if (found.length > 1) throw new TexError('a condition on more than one index', offset);
    const condition = { relation: relation.key as Relation, right };
    return { names, indices: plain.map((index) => ({ ...index, condition })) };
  }

  private indexName(): Name & { offset: number } {
    const { offset, at } = this;
    if (!this.take('letter'))
      throw new TexError(`${texOf(this.tokens)} is no index to run over`, offset);
    while (this.take('prime'));
    const keys = this.tokens.slice(at, this.at).map(({ key }) => key);
    return { name: keys.join(''), keys, offset };
  }

  private underIndices(indices: Name[], slashes: boolean): Expression {
    const outer = this.indices;
    this.indices = indices;
    const { offset } = this;
    const negative = this.take('operator', '-');
    const product = this.product(slashes);
    this.indices = outer;
    return negative ? { kind: 'negative', of: product, offset } : product;
  }

  private extreme(operator: '\\max' | '\\min', offset: number): Expression {
    const { next } = this;
    if (next?.kind !== 'open' || !['(', '[', '\\{'].includes(next.key)) {
      return { kind: 'extreme', operator, args: [this.factor()], offset };
    }
    this.at++;
    return this.tail({
      kind: 'extreme',
      operator,
      args: this.arguments(CLOSING[next.key]!),
      offset,
    });
  }

  private cases(rows: Token[][][], offset: number): Expression {
    return {
      kind: 'cases',
      offset,
      rows: rows.map(([value = [], condition = [], ...more]) => {
        if (more.length > 0)
          throw new TexError('cases with more than two columns', more[0]![0]?.offset ?? offset);
        const stripped = value.at(-1)?.key === ',' ? value.slice(0, -1) : value;
        return {
          value: this.inside(stripped).whole(),
          condition: this.inside(condition).condition(value[0]?.offset ?? offset),
        };
      }),
    };
  }

  /** `\text{if } 0 \le x < 1`, or `\text{otherwise}`, which is no condition. */
  private condition(offset: number): Condition | undefined {
    if (this.tokens.length === 0) throw new TexError('a case without a condition', offset);
    const [first] = this.tokens;
    if (first?.kind === 'text') {
      this.at++;
      const words = first.text.trim();
      if (OTHERWISE.test(words) && this.tokens.length === 1) return undefined;
      if (!IF.test(words))
        throw new TexError(`the condition "${words}" is words: write it in symbols`, first.offset);
    }
    const sides = [this.sum()];
    const relations: Relation[] = [];
    while (this.next?.kind === 'relation') {
      relations.push(this.next.key as Relation);
      this.at++;
      sides.push(this.sum());
    }
    if (this.next?.kind === 'separator') this.at++;
    this.expectEnd();
    if (relations.length === 0)
      throw new TexError('a condition without a relation', this.tokens[0]!.offset);
    return { sides, relations };
  }
}

/** `x(1-x)` as a divisor or as an argument without parentheses can be read in two ways, unless `x` is a function. */
const unclear = (expression: Expression): Expression =>
  expression.kind === 'application' ? { ...expression, unclearAsProduct: true } : expression;
