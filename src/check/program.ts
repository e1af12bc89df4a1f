import { type Comment, parse, type Statement } from 'acorn';
import MagicString from 'magic-string';
import { transform } from 'sucrase';
import type { Fence } from './chapter.ts';
import { type Expectation, readExpectation } from './expectation.ts';
import { numerals } from './find-numerals.ts';
import type { Place, Problem } from './problem.ts';

/** One `// =>` of a program: the statement it documents and what it says. */
export interface ExampleCheck extends Place {
  code: string;
  documented: string;
  expectation: Expectation;
}

/** The fences of a page that share a scope, as one body of JavaScript that reports to a `Page` (see run.ts). */
export interface Program {
  body: string;
  /** The statements and expressions alone, without their places and what is said beside them: where it is the same, so is what they compute. */
  text: string;
  checks: ExampleCheck[];
  problems: Problem[];
  /** False where the text is no program, so that nothing of it can run. */
  compiles: boolean;
}

/**
 * Compiles the given fences of a chapter, and expressions that see their scope, into one program. All other text is
 * blanked rather than removed, so lines keep their numbers. Expressions are evaluated after the last fence.
 */
export function compileProgram(source: string, fences: Fence[], expressions: string[]): Program {
  const typescript = keepRanges(source, fences);
  const program: Program = { body: '', text: '', checks: [], problems: [], compiles: true };
  const comments: Comment[] = [];
  let code: string;
  let statements: Statement[];
  try {
    code = transform(fenceComments(typescript), {
      transforms: ['typescript'],
      disableESTransforms: true,
      keepUnusedImports: true,
    }).code;
    statements = parse(code, {
      ecmaVersion: 'latest',
      sourceType: 'module',
      locations: true,
      onComment: comments,
    }).body as Statement[];
  } catch (error) {
    program.problems.push(syntaxProblem(error));
    program.compiles = false;
    return program;
  }
  const original = source.split('\n');
  const output = new MagicString(code);
  const texts = statements.map(({ start, end }) => code.slice(start, end));
  for (const statement of statements) rewriteStatement(statement, original, output, program);
  for (const comment of comments) readCheck(comment, statements, code, original, output, program);
  refuseUnread(original, fences, program);
  refuseUncheckedComments(comments, original, fences, program);
  refuseBareFences(fences, program);
  const thunks = expressions.map(
    (expression, i) => `;__page.expression(${i}, () => (${expression}\n));`,
  );
  program.text = [...texts, ...thunks].join('\n');
  program.body = `${output.toString()}\n${thunks.join('\n')}`;
  return program;
}

// Sucrase drops the comments in front of a type that it removes. An empty statement in the next line holds them fast.
const fenceComments = (typescript: string): string =>
  typescript.replace(/(\/\/\s*=>.*\n)[ \t]?/g, '$1;');

/** The text with everything outside the ranges replaced by spaces; line breaks stay. */
export function keepRanges(source: string, ranges: { start: number; end: number }[]): string {
  let kept = '';
  let at = 0;
  for (const { start, end } of ranges) {
    kept += blank(source.slice(at, start)) + source.slice(start, end);
    at = end;
  }
  return kept + blank(source.slice(at));
}

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

function syntaxProblem(error: unknown): Problem {
  const { message, loc } = error as Error & { loc?: { line: number; column: number } };
  const line = loc?.line ?? 1;
  const reason = message.replace(/^Error transforming[^:]*: /, '').replace(/\s*\(\d+:\d+\)$/, '');
  return { line, column: (loc?.column ?? 0) + 1, message: `syntax error: ${reason}` };
}

type Located<T> = T & {
  start: number;
  end: number;
  loc?: { start: { line: number; column: number } } | null;
};

function rewriteStatement(
  node: Statement,
  original: string[],
  output: MagicString,
  program: Program,
): void {
  const statement = node as Located<{ type: string }> & Record<string, unknown>;
  const { line } = node.loc!.start;
  // Stripping types moves columns, never lines.
  const place = { line, column: original[line - 1]!.search(/\S/) + 1 };
  if (statement.type === 'ImportDeclaration') {
    output.overwrite(statement.start, statement.end, importAsConst(node, place));
  } else if (statement.type.startsWith('Export')) {
    program.problems.push({ ...place, message: 'a page exports nothing: remove `export`' });
    program.compiles = false;
  } else {
    if (statement.type === 'VariableDeclaration' && statement.kind !== 'const')
      program.problems.push({
        ...place,
        message: `\`${statement.kind}\` at page level: declare with \`const\``,
      });
    if (waits(statement)) {
      program.problems.push({
        ...place,
        message: 'a page does not wait: `await` stands in an async function',
      });
      program.compiles = false;
    }
    output.prependLeft(statement.start, `__page.at(${line});`);
  }
}

/** Whether there is an `await` outside of all functions. */
function waits(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(waits);
  if (typeof node !== 'object' || node === null) return false;
  const { type, await: isAwaiting } = node as { type?: string; await?: boolean };
  if (type === 'AwaitExpression' || isAwaiting) return true;
  return !type?.includes('Function') && Object.values(node).some(waits);
}

function importAsConst(node: Statement, { line }: Place): string {
  const { source, specifiers } = node as unknown as {
    source: { value: string };
    specifiers: {
      type: string;
      local: { name: string };
      imported?: { name?: string; value?: string };
    }[];
  };
  const call = `__page.at(${line});${specifiers.length > 0 ? 'const ' : ''}`;
  const module = `__page.import(${JSON.stringify(source.value)})`;
  const namespace = specifiers.find(({ type }) => type === 'ImportNamespaceSpecifier');
  if (namespace) return `${call}${namespace.local.name} = ${module};`;
  if (specifiers.length === 0) return `${call}${module};`;
  const names = specifiers.map(
    ({ imported, local }) => `${imported?.name ?? 'default'}: ${local.name}`,
  );
  return `${call}{ ${names.join(', ')} } = ${module};`;
}

function readCheck(
  comment: Comment,
  statements: Statement[],
  code: string,
  original: string[],
  output: MagicString,
  program: Program,
): void {
  const text = /^\s*=>(.*)$/s.exec(comment.value)?.[1];
  if (text === undefined || comment.type !== 'Line') return;
  const { line } = comment.loc!.start;
  const column = original[line - 1]!.lastIndexOf(`//${comment.value}`) + 1;
  const statement = statements.find(
    ({ end }) => end <= comment.start && /^[ \t;]*$/.test(code.slice(end, comment.start)),
  );
  const fail = (message: string) => program.problems.push({ line, column, message });
  const subject = statement && subjectOf(statement);
  if (!statement || !subject) {
    fail(
      '`// =>` must follow a complete statement on its line: an expression, or a `const` with one name',
    );
    return;
  }
  try {
    const expectation = readExpectation(text);
    const check = `__page.check(${program.checks.length}, () => `;
    if (statement.type === 'ExpressionStatement') {
      output.appendLeft(subject.start, `${check}(`).prependRight(subject.end, '))');
    } else {
      output.appendLeft(statement.end, `;${check}${subject.name});`);
    }
    const shown = code.slice(subject.start, subject.end);
    program.checks.push({ line, column, code: shown, documented: text.trim(), expectation });
  } catch (error) {
    fail((error as Error).message);
  }
}

/** What a check looks at: the expression of a statement, or the one name that a `const` declares. */
function subjectOf(
  statement: Statement,
): { start: number; end: number; name?: string } | undefined {
  if (statement.type === 'ExpressionStatement') return statement.expression;
  if (statement.type !== 'VariableDeclaration' || statement.declarations.length !== 1)
    return undefined;
  const { id } = statement.declarations[0]!;
  return id.type === 'Identifier' ? id : undefined;
}

/** Every `// =>` that stands in a fence has become a check or a problem; one that was lost would be believed unread. */
function refuseUnread(original: string[], fences: Fence[], { checks, problems }: Program): void {
  for (const fence of fences) {
    for (let line = fence.line + 1; line < fence.lastLine; line++) {
      const at = original[line - 1]!.search(/\/\/\s*=>/);
      if (at < 0 || [...checks, ...problems].some((item) => item.line === line)) continue;
      problems.push({
        line,
        column: at + 1,
        message: 'this `// =>` is not a comment behind a statement',
      });
    }
  }
}

/** A number in a comment that the reader sees is prose, and nothing checks it. */
function refuseUncheckedComments(
  comments: Comment[],
  original: string[],
  fences: Fence[],
  { problems }: Program,
): void {
  for (const { value, loc } of comments) {
    const { line } = loc!.start;
    const isShown = fences.some(
      (fence) =>
        (!fence.hidden || fence.part === 'cases') && line > fence.line && line < fence.lastLine,
    );
    if (!isShown || /^\s*=>/.test(value)) continue;
    const [numeral] = [...numerals(value)].filter(({ isName }) => !isName);
    if (!numeral) continue;
    const column = original[line - 1]!.indexOf(value.split('\n')[0]!) + 1;
    problems.push({
      line,
      column,
      message: `the number ${numeral.digits} in this comment is not checked: write \`// =>\`, or a word`,
    });
  }
}

function refuseBareFences(fences: Fence[], { checks, problems }: Program): void {
  for (const { line, column, hidden, part, lastLine } of fences) {
    if (hidden || part) continue;
    const holds = (item: Place) => item.line > line && item.line < lastLine;
    if (!checks.some(holds) && !problems.some(holds))
      problems.push({
        line,
        column,
        message: 'this test fence asserts nothing: add `// =>` behind a statement',
      });
  }
}
