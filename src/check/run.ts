import type { Outcome } from './expectation.ts';
import type { Program } from './program.ts';

/** What a page may import, by specifier: `{ surprisal: { entropy, … } }`. */
export type Library = Record<string, object>;

/** How a run ended: the outcome of each check and each expression that was reached, and what stopped it. */
export interface Run {
  checks: Outcome[];
  expressions: Outcome[];
  /** The statement that threw, after which nothing more of the page ran. */
  crash?: { line: number; thrown: unknown };
}

/** Runs a program in strict mode. `scope` names extra values that the page sees unless it declares the name itself. */
export function runProgram(
  { body }: Program,
  library: Library,
  scope: Record<string, unknown> = {},
): Run {
  const run: Run = { checks: [], expressions: [] };
  let line = 0;
  const page = {
    at: (reached: number) => {
      line = reached;
    },
    import: (specifier: string) => imported(library, specifier),
    check: (index: number, evaluate: () => unknown) => {
      run.checks[index] = outcomeOf(evaluate);
    },
    expression: (index: number, evaluate: () => unknown) => {
      run.expressions[index] = outcomeOf(evaluate);
    },
  };
  const names = Object.keys(scope);
  try {
    const main = new Function('__page', ...names, `'use strict';(() => {${body}\n})();`);
    main(page, ...Object.values(scope));
  } catch (thrown) {
    run.crash = { line, thrown };
  }
  return run;
}

function outcomeOf(evaluate: () => unknown): Outcome {
  try {
    return { value: evaluate() };
  } catch (thrown) {
    return { thrown };
  }
}

function imported(library: Library, specifier: string): object {
  const module = library[specifier];
  if (module) return module;
  throw new Error(
    `there is no module '${specifier}': a page may import ${Object.keys(library).join(', ')}`,
  );
}
