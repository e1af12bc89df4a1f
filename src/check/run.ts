import type { Outcome } from './outcome.ts';
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

/** A program as a function of what it reports to, and of the extra values that it sees. */
export type Main = (page: Page, ...scope: unknown[]) => void;

/** What a program tells: the line that it reached, and how each check and each expression ended. */
export interface Page {
  at(line: number): void;
  import(specifier: string): object;
  check(index: number, evaluate: () => unknown): void;
  expression(index: number, evaluate: () => unknown): void;
}

/** Runs a program in strict mode. `scope` names extra values that the page sees unless it declares the name itself. */
export const runProgram = (
  { body }: Program,
  library: Library,
  scope: Record<string, unknown> = {},
): Run =>
  runMain(
    (...values) => new Function(...parametersOf(scope), functionBody(body))(...values),
    library,
    scope,
  );

/** The same program as the source of a function, for a page that may not make code from text. */
export const programFunction = ({ body }: Program, scope: Record<string, unknown>): string =>
  `function main(${parametersOf(scope).join(', ')}) {${functionBody(body)}}`;

const parametersOf = (scope: Record<string, unknown>): string[] => [
  '__page',
  ...Object.keys(scope),
];

const functionBody = (body: string): string => `'use strict';(() => {${body}\n})();`;

/** Runs a program that is a function already. */
export function runMain(main: Main, library: Library, scope: Record<string, unknown>): Run {
  const run: Run = { checks: [], expressions: [] };
  let line = 0;
  // The program can name this object: so it cannot be changed, and what was told once cannot be told otherwise.
  const page: Page = Object.freeze({
    at: (reached: number) => {
      line = reached;
    },
    import: (specifier: string) => imported(library, specifier),
    check: (index: number, evaluate: () => unknown) => tellOnce(run.checks, index, evaluate),
    expression: (index: number, evaluate: () => unknown) =>
      tellOnce(run.expressions, index, evaluate),
  });
  try {
    main(page, ...Object.values(scope));
  } catch (thrown) {
    run.crash = { line, thrown };
  }
  return run;
}

function tellOnce(outcomes: Outcome[], index: number, evaluate: () => unknown): void {
  if (index in outcomes) throw new Error('this check was told already');
  outcomes[index] = { unreached: 'not run to its end' };
  outcomes[index] = outcomeOf(evaluate);
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
