import type { Code, Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Binder } from './bindings.ts';
import { type Place, type Problem, placeFinder } from './problem.ts';
import { readElement } from './read-element.ts';
import {
  isElement,
  isHiddenFence,
  isMath,
  type MathNode,
  parseMdx,
  type SourceExpression,
} from './tree.ts';

/** A `ts test` fence: the range of its code in the file, and how it is to be run. */
export interface Fence extends Place {
  start: number;
  end: number;
  /** The line of the closing fence. */
  lastLine: number;
  hidden: boolean;
  isolated: boolean;
  /** Set where it belongs to an exercise in code. */
  part?: (typeof PARTS)[number];
  /** TypeScript error codes that it must fail to compile with; it is then not run. */
  typeErrors?: number[];
}

/** What a fence is to an exercise in code: it begins it, answers it, or tries what the reader makes of it. */
export const PARTS = ['starter', 'solution', 'cases'] as const;

/** `<Num is={expression}>written</Num>`. */
export interface NumTag extends Place {
  written: string;
  expression: SourceExpression;
}

/** TeX with its place; `offset` is where the TeX starts in the file. */
export interface Formula extends Place {
  tex: string;
  offset: number;
  display: boolean;
}

/** `<Equation name given where is>` around one or more formulas. */
export interface EquationTag extends Place, Binder {
  name?: string;
  /** What a formula without a relation is worth. */
  is?: SourceExpression;
  /** It introduces a symbol, a set or a limit and has no value. */
  isDefinition: boolean;
  formulas: Formula[];
}

/** `<Symbols given where />`: values for the symbols of every formula behind it that has none of its own. */
export interface SymbolsTag extends Binder {
  offset: number;
}

/** `<Claim name given always>` or `<Claim name given sometimes>` around prose. */
export interface ClaimTag extends Place {
  name?: string;
  given?: SourceExpression;
  quantifier: 'always' | 'sometimes';
  predicate: SourceExpression;
}

/** `<Ref to>`: the number of an equation, a figure, an example or a claim. */
export interface RefTag extends Place {
  to: string;
}

/** `<Cited by>`: a figure that somebody published. */
export interface CitedTag extends Place {
  key: string;
  figure: string;
  /** The line of the table row that it stands in. */
  tableRow?: number;
}

/** `<Cite id>` or `<Cited by>`: a key that the bibliography must hold. */
export interface Citation extends Place {
  key: string;
}

/** One chapter file, read: all that can be checked in it, and what is already wrong. */
export interface Chapter {
  path: string;
  source: string;
  /** Where an offset into the source is. */
  place: (offset: number) => Place;
  tree: Root;
  fences: Fence[];
  nums: NumTag[];
  equations: EquationTag[];
  symbols: SymbolsTag[];
  claims: ClaimTag[];
  /** The ranges of its exercises. */
  exercises: (Place & { start: number; end: number })[];
  /** Formulas outside any `<Equation>`. */
  formulas: Formula[];
  citations: Citation[];
  cited: CitedTag[];
  refs: RefTag[];
  /** The lines that are rows of tables. */
  tableRows: Set<number>;
  problems: Problem[];
}

/** Reads a chapter. Whatever cannot be read becomes a problem at its place; the rest is read all the same. */
export function readChapter(path: string, source: string): Chapter {
  const chapter: Chapter = {
    path,
    source,
    place: placeFinder(source),
    tree: { type: 'root', children: [] },
    fences: [],
    nums: [],
    equations: [],
    symbols: [],
    claims: [],
    exercises: [],
    formulas: [],
    citations: [],
    cited: [],
    refs: [],
    tableRows: new Set(),
    problems: [],
  };
  try {
    chapter.tree = parseMdx(source);
  } catch (error) {
    chapter.problems.push(unreadable(error));
    return chapter;
  }
  visit(chapter.tree, (node) => {
    if (node.type === 'code') readFence(chapter, node);
    else if (node.type === 'tableRow') chapter.tableRows.add(placeOf(node).line);
    else if (isMath(node)) chapter.formulas.push(readFormula(chapter, node));
    else if (isElement(node)) return readElement(chapter, node);
  });
  return chapter;
}

function unreadable(error: unknown): Problem {
  const { line, column, reason, message } = error as Partial<
    Place & { reason: string; message: string }
  >;
  return {
    line: line ?? 1,
    column: column ?? 1,
    message: `cannot be read as MDX: ${reason ?? message}`,
  };
}

export const placeOf = (node: Nodes): Place => ({
  line: node.position?.start.line ?? 1,
  column: node.position?.start.column ?? 1,
});

function readFence(chapter: Chapter, node: Code): void {
  const words = (node.meta ?? '').split(/\s+/);
  const place = placeOf(node);
  if (!words.includes('test')) {
    if (/\/\/\s*=>/.test(node.value))
      chapter.problems.push({
        ...place,
        message: 'this fence has `// =>` but does not run: write `ts test`',
      });
    return;
  }
  if (node.lang !== 'ts') {
    chapter.problems.push({
      ...place,
      message: `only \`ts\` fences are run, this one is \`${node.lang}\``,
    });
    return;
  }
  const start = chapter.source.indexOf('\n', node.position!.start.offset) + 1;
  const end = Math.max(start, chapter.source.lastIndexOf('\n', node.position!.end.offset! - 1));
  if (unindented(chapter.source.slice(start, end)) !== unindented(node.value)) {
    chapter.problems.push({ ...place, message: 'a test fence cannot stand inside a quotation' });
    return;
  }
  const part = PARTS.find((part) => words.includes(part));
  const codes = words.find((word) => word.startsWith('type-error='))?.slice('type-error='.length);
  chapter.fences.push({
    ...place,
    start,
    end,
    lastLine: node.position!.end.line,
    hidden: isHiddenFence(node),
    isolated: words.includes('isolated') || part !== undefined,
    ...(part && { part }),
    ...(codes !== undefined && { typeErrors: codes.split(',').map(Number) }),
  });
}

const unindented = (code: string): string => code.replace(/^[ \t]+/gm, '').trimEnd();

export function readFormula({ source, place }: Chapter, node: MathNode): Formula {
  const { start, end } = node.position!;
  const found = source.slice(start.offset, end.offset).indexOf(node.value);
  const offset = start.offset! + Math.max(0, found);
  return { ...place(offset), offset, tex: node.value, display: node.type === 'math' };
}
