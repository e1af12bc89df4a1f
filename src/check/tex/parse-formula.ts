import { type Expression, partsOf } from './expression.ts';
import { joinLines } from './join-lines.ts';
import type { Macros } from './katex-tree.ts';
import { isBareName, isLoneSymbol } from './lone-symbol.ts';
import { ExpressionParser, type Name, type Names } from './parse-expression.ts';
import { readTokens } from './read-tokens.ts';
import type { Relation } from './relation.ts';
import { TexError } from './tex-error.ts';
import { countNumerals, type Token, texOf } from './token.ts';
import { powerOf, type Unit, unitOf } from './unit.ts';

/** A side as it is written. */
export interface Side {
  expression: Expression;
  unit: Unit | undefined;
  source: string;
  offset: number;
}

/** `a = b \le c`: one more side than relations. */
export interface Chain {
  sides: Side[];
  relations: Relation[];
}

/** What one pair of dollar signs holds: usually one chain, or several after commas or on lines of their own. */
export interface Formula {
  chains: Chain[];
  /** The names that are not among the bound symbols, where each is met. */
  freeSymbols: { name: string; offset: number }[];
  /** No names at all: numbers only. */
  isClosed: boolean;
  /** A name alone, such as `p_t`, `\ln` or `H(Y \mid X)`: it states nothing. */
  isLoneSymbol: boolean;
}

export interface ParseOptions {
  /** The names that will be bound, as TeX: `p`, `I_b`, `H(Y \mid X)`. The longest that fits is taken. */
  symbols?: string[];
  macros?: Macros;
}

/** Reads a formula from the tree that KaTeX renders. Throws a TexError on anything that it cannot read. */
export function parseFormula(tex: string, { symbols = [], macros }: ParseOptions = {}): Formula {
  const tokens = joinLines(readTokens(tex, macros));
  if (isBareName(tokens))
    return { chains: [], freeSymbols: [], isClosed: false, isLoneSymbol: true };
  const bound = symbols.map((name) => ({ name, keys: keysOf(name, macros) }));
  const names: Names = { bound: bound.sort((a, b) => b.keys.length - a.keys.length), free: [] };
  const chains = new FormulaParser(tex, tokens, names).chains();
  const parts = chains.flatMap(({ sides }) =>
    sides.flatMap(({ expression }) => partsOf(expression)),
  );
  return {
    chains,
    freeSymbols: names.free,
    isClosed: names.free.length === 0 && parts.every(({ kind }) => kind !== 'symbol'),
    isLoneSymbol: isLoneSymbol(chains, tokens),
  };
}

/** How many numbers a reader sees in a formula, be it one that can be checked or not. */
export const numeralsShown = (tex: string, macros?: Macros): number =>
  countNumerals(readTokens(tex, macros));

/** Whether a name, as TeX, occurs in a formula. */
export const mentions = (tex: string, name: string): boolean =>
  texOf(readTokens(tex)).includes(texOf(readTokens(name)));

function keysOf(name: string, macros: Macros | undefined): Name['keys'] {
  try {
    return readTokens(name, macros).map(({ key }) => key);
  } catch (error) {
    if (error instanceof TexError) throw new TexError(`the name ${name}: ${error.message}`, 0);
    throw error;
  }
}

// What stands between a side and the next relation without being a part of either.
const TRAILING = /(?:\s|&|\\\\|\\[,;:! ]|\\q?quad(?![A-Za-z])|\\end\{[^}]*\})+$/;

const WORD = /^[A-Za-z][A-Za-z-]*$/;
const CONNECTIVE = /^(?:and|where|with)$/;

class FormulaParser extends ExpressionParser {
  private readonly tex: string;

  constructor(tex: string, tokens: Token[], names: Names) {
    super(tokens, names, tex.length);
    this.tex = tex;
  }

  chains(): Chain[] {
    const chains: Chain[] = [];
    for (;;) {
      while (this.take('separator'));
      if (!this.next) break;
      while (this.remark());
      if (this.next && this.next.kind !== 'separator') chains.push(this.chain());
      if (this.next && !this.take('separator')) throw this.unexpected();
    }
    if (chains.length === 0) throw new TexError('an empty formula', 0);
    return chains;
  }

  private chain(): Chain {
    const chain: Chain = { sides: [this.side()], relations: [] };
    while (this.next?.kind === 'relation') {
      chain.relations.push(this.next.key as Relation);
      this.at++;
      chain.sides.push(this.side());
    }
    return chain;
  }

  private side(): Side {
    const { offset } = this;
    const expression = this.sum();
    const unit = this.unit();
    const source = this.tex.slice(offset, this.offset).replace(TRAILING, '');
    this.remark();
    return { expression, unit, source, offset };
  }

  private unit(): Unit | undefined {
    const unit = this.next && unitOf(this.next);
    if (!unit) return undefined;
    this.at++;
    const { next } = this;
    if (next?.kind !== 'sup') return unit;
    const power = Number(texOf(next.content));
    if (!Number.isInteger(power)) throw new TexError('a unit takes an integer power', next.offset);
    this.at++;
    return powerOf(unit, power);
  }

  /**
   * Passes over words that are no part of the mathematics. A single word that touches a side, such as the `\text{CE}` in
   * `2\text{CE}`, is none of them: it is a name, and to pass over it would lose a factor.
   */
  private remark(): boolean {
    const { next } = this;
    if (next?.kind !== 'text' || this.boundName()) return false;
    const before = this.tokens[this.at - 1];
    const after = this.tokens[this.at + 1];
    const starts = !before || before.kind === 'separator';
    const ends = !after || after.kind === 'separator';
    const isName = WORD.test(next.text) && !(before && starts && ends);
    if (starts && !ends ? !CONNECTIVE.test(next.text.trim()) : isName) return false;
    if (/\p{N}/u.test(next.text))
      throw new TexError('a number inside \\text is not checked: write it outside', next.offset);
    this.at++;
    return true;
  }
}
