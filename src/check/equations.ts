import type { Chapter, EquationTag, Formula } from './chapter.ts';
import type { Verdict } from './check-chapter.ts';
import { describeThrown, type Outcome } from './expectation.ts';
import { type Sampler, samplePoints } from './samplers.ts';
import { type Bindings, checkFormula, hasNumerals, parseFormula, TexError } from './tex/index.ts';

type Fault = { message: string; offset: number };

/**
 * The expressions of the equations' `given` and `where`, two for each equation in order, to be evaluated in the scope of the
 * page. An absent one is an empty object.
 */
export const equationExpressions = (equations: EquationTag[]): string[] =>
  equations.flatMap(({ given, where }) => [given?.code ?? '({})', where?.code ?? '({})']);

/** Checks every formula of a chapter; `outcomes` are those of `equationExpressions`, `notRun` stands in for a missing one. */
export function checkEquations(chapter: Chapter, outcomes: Outcome[], notRun: Outcome): Verdict[] {
  const verdict = ({ tex, offset, line, column }: Formula, fault: Fault | undefined): Verdict => ({
    kind: 'equation',
    code: tex,
    documented: tex,
    ...(fault ? chapter.place(offset + fault.offset) : { line, column }),
    wrong: fault?.message,
  });
  const bound = chapter.equations.flatMap(({ formulas }, i) =>
    formulas.map((formula) =>
      verdict(
        formula,
        faultWhenBound(formula, outcomes[2 * i] ?? notRun, outcomes[2 * i + 1] ?? notRun),
      ),
    ),
  );
  const free = chapter.formulas
    .filter(mustHold)
    .map((formula) => verdict(formula, faultWhenFree(formula)));
  return [...bound, ...free];
}

/** A symbol alone in the text states nothing; a displayed formula does, and so does one with a number. */
function mustHold({ tex, display }: Formula): boolean {
  try {
    return display || hasNumerals(tex);
  } catch {
    return true; // what cannot be read is reported where it is checked
  }
}

function faultWhenFree({ tex }: Formula): Fault | undefined {
  return faultOf(() => {
    const formula = parseFormula(tex);
    if (formula.isClosed) return checkFormula(formula, {})[0];
    const [symbol] = formula.freeSymbols;
    return {
      offset: symbol?.offset ?? 0,
      message: `\`${symbol?.name}\` has no value: put the formula into <Equation given={…} where={…}>`,
    };
  });
}

function faultWhenBound({ tex }: Formula, given: Outcome, where: Outcome): Fault | undefined {
  if (!('value' in given))
    return { offset: 0, message: `\`given\` has no value: ${reasonOf(given)}` };
  if (!('value' in where))
    return { offset: 0, message: `\`where\` has no value: ${reasonOf(where)}` };
  const stranger = Object.entries(given.value as object).find(
    ([, sampler]) => typeof sampler !== 'function',
  );
  if (stranger)
    return {
      offset: 0,
      message: `\`given\` draws \`${stranger[0]}\` from nothing that can be drawn from`,
    };
  return faultOf(() => {
    const points = samplePoints(given.value as Record<string, Sampler>);
    const bindings = points.map(
      (point) => ({ ...point, ...valuesAt(where.value, point) }) as Bindings,
    );
    const formula = parseFormula(tex, { symbols: Object.keys(bindings[0]!) });
    for (const [i, values] of bindings.entries()) {
      const [fault] = checkFormula(formula, values);
      if (fault) return { ...fault, message: `${fault.message}${describePoint(points[i]!)}` };
    }
    return undefined;
  });
}

const reasonOf = (outcome: Exclude<Outcome, { value: unknown }>): string =>
  'thrown' in outcome ? describeThrown(outcome.thrown) : outcome.unreached;

const valuesAt = (where: unknown, point: object): object =>
  typeof where === 'function' ? where(point) : (where as object);

function describePoint(point: Record<string, unknown>): string {
  const values = Object.entries(point).map(([name, value]) => `${name} = ${rounded(value)}`);
  return values.length > 0 ? ` at ${values.join(', ')}` : '';
}

const rounded = (value: unknown): string =>
  JSON.stringify(value, (_, item) =>
    typeof item === 'number' ? Number(item.toPrecision(4)) : item,
  );

function faultOf(find: () => Fault | undefined): Fault | undefined {
  try {
    return find();
  } catch (error) {
    if (error instanceof TexError) return error;
    return { offset: 0, message: describeThrown(error) };
  }
}
