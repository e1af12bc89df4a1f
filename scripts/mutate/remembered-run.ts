import type { Outcome } from '../../src/check/outcome.ts';
import { type Run, runProgram } from '../../src/check/run.ts';

/** Fences that ran, and a way to evaluate expressions in their scope. */
interface Scope {
  run: Run;
  evaluate: (expressions: string, report: (index: number, outcome: () => unknown) => void) => void;
}

/** Where the expressions of a program begin, behind its fences (see program.ts). */
const FIRST_EXPRESSION = '\n;__page.expression(0, ';

/** Ends the fences with a function that sees their scope; `__page` is what the expressions report to. */
const KEEP = '\n;__keep((__code, expression) => { const __page = { expression }; eval(__code); });';

/** As many pages as are worth keeping: the chapter as it is, and the last mutants of its fences. */
const MOST = 8;

/** Runs programs, but fences that it has run before only once. Most mutants change no fence. */
export function rememberedRuns(): typeof runProgram {
  const scopes = new Map<string, Scope>();
  return (program, library, values = {}) => {
    const at = program.body.indexOf(FIRST_EXPRESSION);
    if (at < 0) return runProgram(program, library, values);
    const fences = program.body.slice(0, at);
    const scope = scopes.get(fences) ?? openScope(fences);
    scopes.set(fences, scope);
    if (scopes.size > MOST) scopes.delete(scopes.keys().next().value!);
    const expressions: Outcome[] = [];
    scope.evaluate(program.body.slice(at), (index, evaluate) => {
      expressions[index] = outcomeOf(evaluate);
    });
    return { ...scope.run, expressions };

    function openScope(body: string): Scope {
      let evaluate: Scope['evaluate'] = () => {}; // stays, where the fences stop before their end
      const __keep = (given: Scope['evaluate']) => {
        evaluate = given;
      };
      const run = runProgram({ ...program, body: body + KEEP }, library, { ...values, __keep });
      return { run, evaluate };
    }
  };
}

function outcomeOf(evaluate: () => unknown): Outcome {
  try {
    return { value: evaluate() };
  } catch (thrown) {
    return { thrown };
  }
}
