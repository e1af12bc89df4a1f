import { dirname, resolve } from 'node:path';
import ts from 'typescript';
import type { Chapter, Fence } from './chapter.ts';
import type { Place, Problem } from './problem.ts';
import { keepRanges } from './program.ts';

/** The part of a chapter that TypeScript sees as one file. */
interface Unit {
  chapter: Chapter;
  text: string;
  /** Set where the unit is a fence that must fail to compile. */
  mustFail?: Fence;
}

/**
 * Type-checks the fences of many chapters in one pass, under the compiler options of a tsconfig. Nothing is written to disk:
 * each page becomes a virtual file beside the chapter. Returns the problems of each chapter, in order.
 */
export function checkTypes(chapters: Chapter[], tsconfig: string): Problem[][] {
  const units = new Map<string, Unit>();
  for (const chapter of chapters) {
    for (const [name, unit] of unitsOf(chapter))
      units.set(resolve(`${chapter.path}.${name}.ts`), unit);
  }
  const program = ts.createProgram(
    [...units.keys()],
    compilerOptions(tsconfig),
    overlay(units, tsconfig),
  );
  const found = new Map<Chapter, Problem[]>(chapters.map((chapter) => [chapter, []]));
  for (const [path, unit] of units) {
    const file = program.getSourceFile(path)!;
    const syntax = program.getSyntacticDiagnostics(file);
    const diagnostics = syntax.length > 0 ? syntax : program.getSemanticDiagnostics(file);
    found.get(unit.chapter)!.push(...judge(unit, diagnostics));
  }
  return [...found.values()];
}

function* unitsOf(chapter: Chapter): Generator<[string, Unit]> {
  const { source, fences, nums } = chapter;
  const runnable = fences.filter(({ typeErrors }) => !typeErrors);
  const shared = runnable.filter(({ isolated }) => !isolated);
  const page = nums.reduce(
    (text, { expression }) => placeExpression(text, source, expression.tree),
    keepRanges(source, shared),
  );
  yield ['page', { chapter, text: asModule(page) }];
  for (const fence of runnable) {
    if (fence.isolated)
      yield [`line${fence.line}`, { chapter, text: asModule(keepRanges(source, [fence])) }];
  }
  for (const fence of fences) {
    if (!fence.typeErrors) continue;
    const before = fence.isolated ? [] : shared.filter(({ start }) => start < fence.start);
    yield [
      `line${fence.line}`,
      { chapter, mustFail: fence, text: asModule(keepRanges(source, [...before, fence])) },
    ];
  }
}

const asModule = (text: string): string => `${text}\nexport {};`;

const OPENING = ';()=>(';

/** Puts an expression where it stands in the file, as the body of a function, so that it sees the whole page. */
function placeExpression(
  text: string,
  source: string,
  { start, end }: { start: number; end: number },
): string {
  return (
    text.slice(0, start - OPENING.length) +
    OPENING +
    source.slice(start, end) +
    text.slice(end).replace(/^ /, ')')
  );
}

function compilerOptions(tsconfig: string): ts.CompilerOptions {
  const { config, error } = ts.readConfigFile(tsconfig, ts.sys.readFile);
  if (error)
    throw new Error(`${tsconfig}: ${ts.flattenDiagnosticMessageText(error.messageText, ' ')}`);
  const { options } = ts.parseJsonConfigFileContent(
    { ...config, files: [], include: [] },
    ts.sys,
    dirname(tsconfig),
  );
  return { ...options, types: [] };
}

function overlay(units: Map<string, Unit>, tsconfig: string): ts.CompilerHost {
  const host = ts.createCompilerHost(compilerOptions(tsconfig));
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => units.has(path) || fileExists(path);
  host.readFile = (path) => units.get(path)?.text ?? readFile(path);
  host.getSourceFile = (path, ...rest) => {
    if (!path.includes('/node_modules/')) return getSourceFile(path, ...rest);
    const file = declarations.get(path) ?? getSourceFile(path, ...rest);
    if (file) declarations.set(path, file);
    return file;
  };
  return host;
}

// The declarations of TypeScript and of packages do not change while a process lives, and parsing them takes longest.
const declarations = new Map<string, ts.SourceFile>();

function judge({ chapter, mustFail }: Unit, diagnostics: readonly ts.Diagnostic[]): Problem[] {
  if (!mustFail) return diagnostics.map((diagnostic) => typeProblem(diagnostic, chapter.place));
  const raised = diagnostics.filter(
    ({ start = 0 }) => start >= mustFail.start && start <= mustFail.end,
  );
  const missing = mustFail.typeErrors!.filter(
    (code) => !raised.some((diagnostic) => diagnostic.code === code),
  );
  const seen = raised.map(({ code }) => `TS${code}`).join(', ') || 'no error';
  const { line, column } = mustFail;
  return missing.map((code) => ({
    line,
    column,
    message: `must fail with TS${code}, but TypeScript reports ${seen}`,
  }));
}

const typeProblem = (
  { start = 0, code, messageText }: ts.Diagnostic,
  place: (offset: number) => Place,
): Problem => ({
  ...place(start),
  message: `TS${code}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
});
