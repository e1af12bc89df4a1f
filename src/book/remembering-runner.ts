import { type Run, runProgram } from '../check/run.ts';

/**
 * Runs the programs of a page, but for those that are as they were when the page was last checked: most changes of a chapter are
 * of its prose and of what it documents, and training runs take longer than all else. What stopped runs again.
 */
export function rememberingRunner(): (path: string) => typeof runProgram {
  const runsOf = new Map<string, Map<string, Run>>();
  return (path) => {
    const before = runsOf.get(path);
    const now = new Map<string, Run>();
    runsOf.set(path, now);
    return (program, library, scope) => {
      const run = before?.get(program.text) ?? runProgram(program, library, scope);
      if (!run.crash) now.set(program.text, run);
      return run;
    };
  };
}
