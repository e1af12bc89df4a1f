import { dirname, resolve } from 'node:path';
import ts from 'typescript';
import type { Chapter, Fence } from './chapter.ts';
import type { Problem } from './problem.ts';
import { keepRanges } from './program.ts';
import { type Piece, typedBindings } from './typed-bindings.ts';

/** The part of a chapter that TypeScript sees as one file. */
interface Unit {
  chapter: TypedChapter;
  /** A text as long as the chapter, in which what is no code is blank, and what TypeScript reads behind it. */
  text: string;
  behind?: Piece[];
  /** Set where the unit is a fence that must fail to compile. */
  mustFail?: Fence;
}

/** What the type check reads of a chapter. */
export type TypedChapter = Pick<
  Chapter,
  'path' | 'source' | 'place' | 'fences' | 'nums' | 'equations' | 'symbols' | 'claims'
>;

/** Where a page's imports lead: for each name a file. */
export type ModuleFiles = Record<string, string>;

/** Type-checks the fences of many chapters in one pass. Returns the problems of each chapter, in order. */
export const checkTypes = (
  chapters: readonly TypedChapter[],
  tsconfig?: string,
  modules?: ModuleFiles,
): Problem[][] => typeChecker(tsconfig, modules)(chapters);

/**
 * A type check under the compiler options of a tsconfig. Nothing is written to disk: each page becomes a virtual file beside
 * the chapter. What one call has parsed serves the next: a second check of a changed chapter takes a fraction of the first.
 */
export function typeChecker(
  tsconfig?: string,
  modules: ModuleFiles = {},
): (chapters: readonly TypedChapter[]) => Problem[][] {
  const options = compilerOptions(tsconfig, modules);
  const parsed = new Map<string, ts.SourceFile | undefined>();
  let program: ts.Program | undefined;
  return (chapters) => {
    const units = new Map<string, Unit>();
    for (const chapter of chapters) {
      for (const [name, unit] of unitsOf(chapter))
        units.set(resolve(`${chapter.path}.${name}.ts`), unit);
    }
    program = ts.createProgram(
      [...units.keys()],
      options,
      overlay(units, options, parsed),
      program,
    );
    const found = new Map<TypedChapter, Problem[]>(chapters.map((chapter) => [chapter, []]));
    for (const [path, unit] of units) {
      const file = program.getSourceFile(path)!;
      const syntax = program.getSyntacticDiagnostics(file);
      const diagnostics = syntax.length > 0 ? syntax : program.getSemanticDiagnostics(file);
      found.get(unit.chapter)!.push(...judge(unit, diagnostics));
    }
    return [...found.values()];
  };
}

function* unitsOf(chapter: TypedChapter): Generator<[string, Unit]> {
  const { source, fences, nums } = chapter;
  const runnable = fences.filter(({ typeErrors }) => !typeErrors);
  const casesOf = ({ part, line }: Fence) =>
    part === 'solution'
      ? fences.filter((fence) => fence.part === 'cases' && fence.line > line).slice(0, 1)
      : [];
  const shared = runnable.filter(({ isolated }) => !isolated);
  const page = nums.reduce(
    (text, { expression }) => placeExpression(text, source, expression.tree),
    keepRanges(source, shared),
  );
  yield ['page', { chapter, text: page, behind: typedBindings(chapter) }];
  for (const fence of runnable) {
    if (fence.isolated && fence.part !== 'cases')
      yield [
        `line${fence.line}`,
        { chapter, text: keepRanges(source, [fence, ...casesOf(fence)]) },
      ];
  }
  for (const fence of fences) {
    if (!fence.typeErrors) continue;
    const before = fence.isolated ? [] : shared.filter(({ start }) => start < fence.start);
    yield [
      `line${fence.line}`,
      { chapter, mustFail: fence, text: keepRanges(source, [...before, fence]) },
    ];
  }
}

const moduleOf = ({ text, behind = [] }: Unit): string =>
  `${text}${behind.map((piece) => piece.text).join('')}\nexport {};`;

/** Where in the chapter something stands that TypeScript found, or what comes before it. */
function originOf({ text, behind = [] }: Unit, position: number): number {
  let at = text.length;
  let origin = position;
  for (const piece of behind) {
    if (position < at) break;
    if (piece.offset !== undefined)
      origin = piece.offset + Math.min(position - at, piece.text.length);
    at += piece.text.length;
  }
  return origin;
}

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

// For a project that has no tsconfig.json.
const DEFAULTS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2024,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  strict: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
};

function compilerOptions(tsconfig: string | undefined, modules: ModuleFiles): ts.CompilerOptions {
  const options = tsconfig === undefined ? DEFAULTS : readOptions(tsconfig);
  const own = Object.entries(modules).filter(([, file]) => !file.includes('/node_modules/'));
  const paths = Object.fromEntries(own.map(([name, file]) => [name, [file]]));
  return {
    ...options,
    paths: { ...options.paths, ...paths },
    types: [],
    noEmit: true,
    composite: false,
    incremental: false,
    // The core of a book may be written in JavaScript.
    allowJs: true,
  };
}

function readOptions(tsconfig: string): ts.CompilerOptions {
  const { config, error } = ts.readConfigFile(tsconfig, ts.sys.readFile);
  if (error)
    throw new Error(`${tsconfig}: ${ts.flattenDiagnosticMessageText(error.messageText, ' ')}`);
  const options = { ...config, files: [], include: [] };
  return ts.parseJsonConfigFileContent(options, ts.sys, dirname(tsconfig)).options;
}

function overlay(
  units: Map<string, Unit>,
  options: ts.CompilerOptions,
  parsed: Map<string, ts.SourceFile | undefined>,
): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  const textOf = (path: string) => {
    const unit = units.get(path);
    return unit && moduleOf(unit);
  };
  host.fileExists = (path) => units.has(path) || fileExists(path);
  host.readFile = (path) => textOf(path) ?? readFile(path);
  host.getSourceFile = (path, ...rest) => {
    const text = textOf(path);
    const known = parsed.get(path);
    if (known && (text === undefined || known.text === text)) return known;
    const file = getSourceFile(path, ...rest);
    parsed.set(path, file);
    return file;
  };
  return host;
}

function judge(unit: Unit, diagnostics: readonly ts.Diagnostic[]): Problem[] {
  const { mustFail } = unit;
  if (!mustFail)
    return diagnostics
      .filter((diagnostic) => !isUnsayable(diagnostic, unit))
      .map((diagnostic) => typeProblem(diagnostic, unit));
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

/** Attributes are plain JavaScript, which cannot say of what type a parameter is, nor that an element is there. */
const isUnsayable = ({ start = 0, messageText }: ts.Diagnostic, { text }: Unit): boolean =>
  start >= text.length &&
  /implicitly has an|possibly 'undefined'|undefined' (?:is not assignable|must have)/.test(
    ts.flattenDiagnosticMessageText(messageText, ' '),
  );

const typeProblem = ({ start = 0, code, messageText }: ts.Diagnostic, unit: Unit): Problem => ({
  ...unit.chapter.place(originOf(unit, start)),
  message: `TS${code}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
});
