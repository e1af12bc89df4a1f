import type { Evaluated } from './bindings.ts';
import { census } from './census.ts';
import type { Chapter, Fence, NumTag, RefTag } from './chapter.ts';
import { checkCited, type PublishedFigures } from './cited.ts';
import { checkClaims } from './claims.ts';
import { checkCodeExercises } from './code-exercises.ts';
import { type Counts, countNumbers } from './counts.ts';
import { checkEquations } from './equations.ts';
import { corrected, describeMiss, disagreement } from './expectation.ts';
import { drawnNames, hiddenDraws } from './hidden-draws.ts';
import { brokenLinks, type Link, linksOf } from './links.ts';
import { isLiteral } from './literal.ts';
import { type Memo, memoOf } from './memo.ts';
import { agrees, readNumeral, rewrite } from './numeral.ts';
import { describeThrown, type Outcome, show } from './outcome.ts';
import { duplicateAnchors, type Outline, outline } from './outline.ts';
import { byPlace, type Place, type Problem } from './problem.ts';
import { compileProgram, type ExampleCheck, type Program } from './program.ts';
import { brokenRefs } from './refs.ts';
import { type Library, type Run, runProgram } from './run.ts';
import { scope } from './samplers.ts';
import { brokenTags } from './tag-rules.ts';
import type { SourceExpression } from './tree.ts';

/** The result of one check: what the page shows beside it and what a test reports. */
export interface Verdict extends Place {
  kind: 'example' | 'number' | 'equation' | 'claim' | 'cited';
  /** The anchor of an equation or a claim. */
  name?: string;
  /** The code or formula that was evaluated. */
  code: string;
  documented: string;
  /** The computed value at full precision, where there is one. */
  computed?: string;
  /** What is wrong, in words; undefined where the check holds. */
  wrong?: string;
  /** What could be written instead, at this place. */
  correction?: Correction;
}

/** A text of the chapter, and one that would be right in its place. */
export interface Correction {
  written: string;
  right: string;
}

/** All that was found out about a chapter. It is sound when no verdict is wrong and there are no problems. */
export interface Report {
  verdicts: Verdict[];
  problems: Problem[];
  counts: Counts;
  outline: Outline;
  /** The references and links to places of other pages, and of this one. */
  refs: RefTag[];
  links: Link[];
}

/** What a book gives its chapters: modules to import, the keys of its bibliography, and which pages may check nothing. */
export interface Book {
  library: Library;
  bibliography: ReadonlySet<string>;
  /** What the book quotes from its sources. */
  published?: PublishedFigures;
  /** The tags that a chapter may write; any if there are none. */
  tags?: ReadonlySet<string>;
  mayCheckNothing?: (path: string) => boolean;
}

/** Runs every check of a chapter. The same function serves the tests, the command line and the page. */
export function checkChapter(
  chapter: Chapter,
  { library, bibliography, published = {}, tags, mayCheckNothing }: Book,
  runner: typeof runProgram = runProgram,
): Report {
  const runnable = chapter.fences.filter(({ typeErrors }) => !typeErrors);
  const shared = runnable.filter(({ isolated }) => !isolated);
  const isolated = runnable.filter((fence) => fence.isolated && !fence.part);
  const expressions = attributeExpressions(chapter);
  const draws = drawnNames(chapter);
  const page = compileProgram(chapter.source, shared, [
    ...expressions.map(({ code }) => code),
    ...draws.map(({ name }) => name),
  ]);
  const run = execute(runner, page, library, scope);
  const outcomes = new Map(expressions.map((expression, i) => [expression, run.expressions[i]]));
  const evaluated: Evaluated = (expression) => outcomes.get(expression) ?? notRun(page, run);
  const memo = run.crash || !page.compiles ? compute : memoOf(library, textOf(chapter, shared));
  const apart = (fences: Fence[]) => runApart(runner, chapter, fences, library);
  const alone = isolated.map((fence) => apart([fence]));
  const exercises = checkCodeExercises(chapter, apart);
  const verdicts = [
    ...exampleVerdicts(page, run),
    ...alone.flatMap(({ verdicts }) => verdicts),
    ...exercises.verdicts,
    ...chapter.nums.map((num) => numVerdict(num, evaluated(num.expression))),
    ...checkEquations(chapter, evaluated, memo),
    ...checkClaims(chapter.claims, evaluated, memo),
    ...checkCited(chapter, bibliography, published),
  ];
  const counted = census(chapter);
  const places = outline(chapter);
  const links = linksOf(chapter);
  const problems = [
    ...chapter.problems,
    ...page.problems,
    ...crashes(run),
    ...hiddenDraws(draws, run.expressions.slice(expressions.length)),
    ...alone.flatMap(({ problems }) => problems),
    ...exercises.problems,
    ...unknownKeys(chapter, bibliography),
    ...counted.problems,
    ...brokenTags(chapter, tags),
    ...duplicateAnchors(places),
    ...brokenLinks(links, places),
    ...brokenRefs(chapter, places),
  ];
  if (verdicts.length + problems.length === 0 && !mayCheckNothing?.(chapter.path))
    problems.push({ line: 1, column: 1, message: 'this chapter checks nothing' });
  return {
    verdicts: verdicts.sort(byPlace),
    problems: problems.sort(byPlace),
    counts: countNumbers(chapter, verdicts, counted.structural),
    outline: places,
    refs: chapter.refs,
    links,
  };
}

/** Where a page did not run to its end, messages name a line. */
const compute: Memo = (_, compute) => compute();

const textOf = ({ source }: Chapter, fences: Fence[]): string =>
  fences.map(({ start, end }) => source.slice(start, end)).join('\n');

/** The expressions in attributes of tags, which see the scope of the page. */
export const attributeExpressions = ({
  nums,
  equations,
  symbols,
  claims,
}: Chapter): SourceExpression[] =>
  [
    ...nums.map(({ expression }) => expression),
    ...equations.flatMap(({ given, where, is }) => [given, where, is]),
    ...symbols.flatMap(({ given, where }) => [given, where]),
    ...claims.flatMap(({ given, predicate }) => [given, predicate]),
  ].filter((expression) => expression !== undefined);

/** Everything that keeps a chapter from holding: its problems, and the verdicts that are wrong, in the order of the file. */
export function failuresOf({
  verdicts,
  problems,
}: Pick<Report, 'verdicts' | 'problems'>): Problem[] {
  const wrong = verdicts.flatMap(({ line, column, wrong }) =>
    wrong ? [{ line, column, message: wrong }] : [],
  );
  return [...problems, ...wrong].sort(byPlace);
}

/** What a chapter would check, each check with its place; nothing of the chapter is run. */
export const listChecks = (chapter: Chapter): Report =>
  checkChapter(chapter, { library: {}, bibliography: new Set() }, () => NOTHING_RUN);

const NOTHING_RUN: Run = { checks: [], expressions: [] };

const execute = (
  runner: typeof runProgram,
  program: Program,
  library: Library,
  scope: Record<string, unknown>,
): Run => (program.compiles ? runner(program, library, scope) : NOTHING_RUN);

function runApart(
  runner: typeof runProgram,
  { source }: Chapter,
  fences: Fence[],
  library: Library,
): Pick<Report, 'verdicts' | 'problems'> {
  const program = compileProgram(source, fences, []);
  const run = execute(runner, program, library, {});
  return {
    verdicts: exampleVerdicts(program, run),
    problems: [...program.problems, ...crashes(run)],
  };
}

function crashes({ crash }: Run): Problem[] {
  if (!crash) return [];
  return [
    {
      line: crash.line,
      column: 1,
      message: `the page stopped here: ${describeThrown(crash.thrown)}`,
    },
  ];
}

/** Stands in for the outcome of a check that was never reached. */
function notRun({ problems }: Program, { crash }: Run): Outcome {
  const line = crash?.line ?? problems[0]?.line;
  return { unreached: `not run, because of the error in line ${line}` };
}

function exampleVerdicts(program: Program, run: Run): Verdict[] {
  return program.checks.map((check, i) =>
    exampleVerdict(check, run.checks[i] ?? notRun(program, run)),
  );
}

function exampleVerdict(
  { line, column, code, documented, expectation }: ExampleCheck,
  outcome: Outcome,
): Verdict {
  const wrong = disagreement(expectation, outcome);
  return {
    kind: 'example',
    line,
    column,
    code,
    documented,
    computed: describeOutcome(outcome),
    ...(wrong && {
      wrong,
      ...correctionOf(documented, corrected(documented, expectation, outcome)),
    }),
  };
}

function describeOutcome(outcome: Outcome): string {
  if ('value' in outcome) return show(outcome.value);
  return 'thrown' in outcome ? describeThrown(outcome.thrown) : outcome.unreached;
}

function numVerdict({ line, column, written, expression }: NumTag, outcome: Outcome): Verdict {
  const verdict = {
    kind: 'number' as const,
    line,
    column,
    code: expression.code,
    documented: written,
  };
  const numeral = readNumeral(written);
  if (!numeral) return { ...verdict, wrong: `\`${written}\` is no numeral` };
  if (isLiteral(expression.tree))
    return { ...verdict, wrong: 'a literal is no computation: compute the number' };
  if (!('value' in outcome)) return { ...verdict, wrong: describeOutcome(outcome) };
  const computed = show(outcome.value);
  if (typeof outcome.value !== 'number')
    return { ...verdict, computed, wrong: `computed ${computed}, which is no number` };
  if (agrees(outcome.value, numeral)) return { ...verdict, computed };
  return {
    ...verdict,
    computed,
    wrong: describeMiss(written, outcome.value, numeral),
    ...correctionOf(written.trim(), rewrite(written, outcome.value)),
  };
}

const correctionOf = (written: string, right: string | undefined): Pick<Verdict, 'correction'> =>
  right === undefined ? {} : { correction: { written, right } };

const unknownKeys = ({ citations }: Chapter, bibliography: ReadonlySet<string>): Problem[] =>
  citations
    .filter(({ key }) => !bibliography.has(key))
    .map(({ key, ...place }) => ({
      ...place,
      message: `the bibliography has no entry \`${key}\``,
    }));
