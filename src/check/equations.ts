import {
  at,
  type Binder,
  type Draws,
  describePoint,
  drawBindings,
  type Evaluated,
  extend,
  reached,
} from './bindings.ts';
import type { Chapter, EquationTag, Formula, SymbolsTag } from './chapter.ts';
import type { Verdict } from './check-chapter.ts';
import { isLiteral } from './literal.ts';
import type { Memo } from './memo.ts';
import {
  type Bindings,
  checkFormula,
  checkValue,
  type Problem as Fault,
  numeralsShown,
  parseFormula,
  TexError,
  type Value,
} from './tex/index.ts';
import type { SourceExpression } from './tree.ts';

/** Checks every formula of a chapter but lone symbols, which state nothing. */
export function checkEquations(chapter: Chapter, evaluated: Evaluated, memo: Memo): Verdict[] {
  const declared = declaredSymbols(chapter.symbols, evaluated);
  const verdict = (
    { tex, offset, line, column }: Formula,
    name: string | undefined,
    fault: Fault | undefined,
  ): Verdict => ({
    kind: 'equation',
    name,
    code: tex,
    documented: tex,
    ...(fault ? chapter.place(offset + fault.offset) : { line, column }),
    ...(fault && { wrong: fault.message, correction: fault.correction }),
  });
  const bound = chapter.equations.flatMap((equation) =>
    equation.formulas.map((formula) =>
      verdict(
        formula,
        equation.name,
        memo(
          [
            ...textsOf(equation),
            equation.isDefinition,
            ...textsOf(declared(formula.offset)),
            formula.tex,
          ],
          () =>
            faultOf(() =>
              faultWhenBound(equation, formula, declared(formula.offset)?.draws, evaluated),
            ),
        ),
      ),
    ),
  );
  const free = chapter.formulas
    .filter(({ tex }) => !statesNothing(tex))
    .map((formula) =>
      verdict(
        formula,
        undefined,
        memo(['free', ...textsOf(declared(formula.offset)), formula.tex], () =>
          faultOf(() => faultWhenFree(formula, declared(formula.offset)?.draws)),
        ),
      ),
    );
  return [...bound, ...free];
}

/** Finds the draws of the `<Symbols>` that a place in the file stands behind, or none. */
function declaredSymbols(
  symbols: SymbolsTag[],
  evaluated: Evaluated,
): (offset: number) => Declared | undefined {
  const scopes = symbols.map((tag) => ({
    ...tag,
    draws: once(() => drawBindings(tag, evaluated)),
  }));
  return (offset) => scopes.findLast((scope) => scope.offset < offset);
}

type Declared = SymbolsTag & { draws: () => Draws };

/** What the values of symbols depend on, besides the fences of the page. */
const textsOf = (tag: (Binder & { is?: SourceExpression }) | undefined) => [
  tag?.given?.code,
  tag?.where?.code,
  tag?.is?.code,
];

function once<T>(compute: () => T): () => T {
  let computed: { value: T } | undefined;
  return () => {
    computed ??= { value: compute() };
    return computed.value;
  };
}

function statesNothing(tex: string): boolean {
  try {
    return parseFormula(tex).isLoneSymbol;
  } catch {
    return false; // what cannot be read is reported where it is checked
  }
}

function faultWhenFree({ tex }: Formula, declared: (() => Draws) | undefined): Fault | undefined {
  const symbols = declared ? Object.keys(declared().bindings[0]!) : [];
  const formula = parseFormula(tex, { symbols });
  if (formula.isClosed) return checkFormula(formula, {})[0];
  const [stranger] = formula.freeSymbols;
  if (stranger)
    return {
      offset: stranger.offset,
      message: `\`${stranger.name}\` has no value: bind the formula with <Equation given={…} where={…}> or <Symbols … />`,
    };
  return declared && faultAtPoints(declared(), (values) => checkFormula(formula, values));
}

function faultWhenBound(
  { given, where, is, isDefinition }: EquationTag,
  { tex }: Formula,
  declared: (() => Draws) | undefined,
  evaluated: Evaluated,
): Fault | undefined {
  if (isDefinition) return faultOfDefinition(tex);
  const draws =
    given || !declared
      ? drawBindings({ given, where }, evaluated)
      : extend(declared(), where, evaluated);
  const formula = parseFormula(tex, { symbols: Object.keys(draws.bindings[0]!) });
  if (!is) return faultAtPoints(draws, (values) => checkFormula(formula, values));
  if (isLiteral(is.tree))
    return { offset: 0, message: 'a literal is no computation: compute the value of `is`' };
  const compute = reached('is', evaluated(is));
  return faultAtPoints(draws, (values, point) => {
    const value = at(point, () => (typeof compute === 'function' ? compute(values) : compute));
    return checkValue(formula, value as Value, values);
  });
}

function faultAtPoints(
  { points, bindings }: Draws,
  check: (values: Bindings, point: Draws['points'][number]) => Fault[],
): Fault | undefined {
  for (const [i, values] of bindings.entries()) {
    const [fault] = check(values, points[i]!);
    // What is right at one point need not be at the next, so there is no correction.
    if (fault) return { offset: fault.offset, message: fault.message + describePoint(points[i]!) };
  }
  return undefined;
}

/** A definition is the way out for what has no value, and for nothing else. */
function faultOfDefinition(tex: string): Fault | undefined {
  if (isReadable(tex))
    return {
      offset: 0,
      message: 'this formula has a value: bind its symbols instead of `definition`',
    };
  const digit = tex.search(/\p{Nd}/u);
  if (digit >= 0 && showsNumerals(tex))
    return { offset: digit, message: 'a definition is not checked: it may hold no number' };
  return undefined;
}

function isReadable(tex: string): boolean {
  try {
    parseFormula(tex);
    return true;
  } catch (error) {
    if (error instanceof TexError && !error.message.startsWith('KaTeX')) return false;
    throw error;
  }
}

function showsNumerals(tex: string): boolean {
  try {
    return numeralsShown(tex) > 0;
  } catch {
    return true;
  }
}

function faultOf(find: () => Fault | undefined): Fault | undefined {
  try {
    return find();
  } catch (error) {
    if (error instanceof TexError) return error;
    return { offset: 0, message: (error as Error).message };
  }
}
