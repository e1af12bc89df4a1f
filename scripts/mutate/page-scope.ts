import type { Chapter } from '../../src/check/chapter.ts';
import { compileProgram } from '../../src/check/program.ts';
import { type Library, runMain, runProgram } from '../../src/check/run.ts';
import { scope } from '../../src/check/samplers.ts';

/** Ends a page with a function that sees its scope. */
const KEEP = ';__keep((__page, __body) => { eval(__body); });';

/** As many runs as are worth keeping: what expects another value of the same code runs but once. */
const MOST = 8;

/** Runs the fences of a chapter once, and then programs as if they stood at its end: they see its names, and may hide them. */
export function pageScope({ source, fences }: Chapter, library: Library): typeof runProgram {
  const shared = fences.filter(({ isolated, typeErrors }) => !isolated && !typeErrors);
  const { body, ...page } = compileProgram(source, shared, []);
  let evaluate = (_page: unknown, _body: string): void => {
    throw new Error('the page does not run to its end');
  };
  const __keep = (inScope: typeof evaluate) => {
    evaluate = inScope;
  };
  runProgram({ ...page, body: body + KEEP }, library, { ...scope, __keep });
  const runs = new Map<string, ReturnType<typeof runProgram>>();
  return (program) => {
    const code = program.body.replace(/\/\/\s*=>.*/g, '');
    const run = runs.get(code) ?? runMain((reports) => evaluate(reports, code), library, {});
    runs.set(code, run);
    if (runs.size > MOST) runs.delete(runs.keys().next().value!);
    return run;
  };
}
