import { visit } from 'unist-util-visit';
import type { Chapter, Formula } from '../../src/check/chapter.ts';
import { attributeExpressions, listChecks } from '../../src/check/check-chapter.ts';
import { keepRanges } from '../../src/check/program.ts';
import { codeMutants, importedNames } from './code-mutants.ts';
import { texMutants } from './tex-mutants.ts';

/** One change of a chapter's text. */
export interface Mutant {
  at: number;
  original: string;
  mutant: string;
}

/**
 * Every change that a chapter must not survive: of a digit wherever a reader sees it, of the sign of an expected value, and of
 * operators, functions, arguments, options and symbols in code and in formulas.
 */
export function chapterMutants(chapter: Chapter): Mutant[] {
  const all = [...chapter.formulas, ...chapter.equations.flatMap(({ formulas }) => formulas)];
  const checked = new Set(
    listChecks(chapter).verdicts.flatMap(({ kind, code }) => (kind === 'equation' ? code : [])),
  );
  const mutants = [
    ...digits(
      chapter,
      all.filter(({ tex }) => !checked.has(tex)),
    ),
    ...expected(chapter),
    ...code(chapter),
    ...formulas(all.filter(({ tex }) => checked.has(tex))),
  ];
  const unique = new Map(
    mutants.map((item) => [`${item.at} ${item.original} ${item.mutant}`, item]),
  );
  return [...unique.values()].sort((a, b) => a.at - b.at);
}

export const mutated = (source: string, { at, original, mutant }: Mutant): string =>
  source.slice(0, at) + mutant + source.slice(at + original.length);

/** Digits in the body, but those of names, also in TeX, of addresses and of code that is not run. */
function digits(chapter: Chapter, names: Formula[]): Mutant[] {
  const { source } = chapter;
  const structural = [
    ...structuralRanges(chapter),
    ...names.map(({ offset, tex }) => [offset, offset + tex.length] as const),
  ];
  return [...source.matchAll(/(?<![\p{L}\p{M}]-?\d*)\d/gu)].flatMap(({ index, 0: digit }) =>
    structural.some(([start, end]) => index >= start && index < end)
      ? []
      : [{ at: index, original: digit, mutant: String((Number(digit) + 1 + (index % 9)) % 10) }],
  );
}

function structuralRanges({ tree, source }: Chapter): [number, number][] {
  const ranges: [number, number][] = [];
  visit(tree, (node) => {
    const { start, end } = node.position ?? {};
    if (start?.offset === undefined || end?.offset === undefined) return;
    const isRun = node.type === 'code' && /\btest\b/.test(node.meta ?? '');
    if (node.type === 'yaml' || node.type === 'inlineCode' || (node.type === 'code' && !isRun))
      ranges.push([start.offset, end.offset]);
    if (node.type === 'link' || node.type === 'image')
      ranges.push([source.indexOf('](', start.offset), end.offset]);
  });
  return ranges;
}

/** What stands after `// =>` and inside a Num, with another sign or truth value. */
function expected({ source, fences, nums }: Chapter): Mutant[] {
  const inFences = fences.flatMap(({ start, end }) =>
    [
      ...source
        .slice(start, end)
        .matchAll(/(?<=\/\/\s*=>.*)(?:true|false|(?<![\d.e])[-−]?\d[\d.]*)/g),
    ].map(({ index, 0: original }) => ({
      at: start + index,
      original,
      mutant: opposite(original),
    })),
  );
  const inNums = nums.map(({ written, expression }) => {
    const original = written.trim();
    return {
      at: source.indexOf(original, source.indexOf('>', expression.tree.end)),
      original,
      mutant: opposite(original),
    };
  });
  return [...inFences, ...inNums].filter(({ original }) => !/^[-−]?[0.]+$/.test(original));
}

const opposite = (text: string): string =>
  text === 'true'
    ? 'false'
    : text === 'false'
      ? 'true'
      : /^[-−]/.test(text)
        ? text.slice(1)
        : `-${text}`;

function code(chapter: Chapter): Mutant[] {
  const { source, fences } = chapter;
  const run = fences.filter(({ typeErrors }) => !typeErrors);
  const page = keepRanges(source, run);
  const imported = importedNames(page);
  const attributes = attributeExpressions(chapter).flatMap(({ tree: { start, end } }) =>
    codeMutants(`(${source.slice(start, end)})`, imported).map((item) => ({
      ...item,
      at: item.at + start - 1,
    })),
  );
  return [...codeMutants(page, imported), ...attributes];
}

const formulas = (checked: Formula[]): Mutant[] =>
  checked.flatMap(({ tex, offset }) =>
    texMutants(tex)
      .filter(({ original }) => !/\d/.test(original))
      .map((item) => ({ ...item, at: offset + item.at })),
  );
