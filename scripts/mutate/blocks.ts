import type { RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Chapter } from '../../src/check/chapter.ts';
import { isElement, isMath } from '../../src/check/tree.ts';

/** A piece of a chapter between blank lines that can be read alone. */
export interface Block {
  start: number;
  end: number;
  text: string;
  /** What its fences declare. */
  names: string[];
  /** The words in it, names that it uses among them. */
  words: Set<string>;
  /** Whether it gives values to the formulas behind it. */
  hasSymbols: boolean;
  /** The block that gives values to its formulas. */
  symbols: Block | undefined;
}

/** The blocks of a chapter, in order. */
export function blocksOf({ tree, source }: Chapter): Block[] {
  let symbols: Block | undefined;
  return tree.children.map((node) => {
    const block = readBlock(node, source);
    let hasFormulas = false;
    visit(node, (inner) => {
      hasFormulas ||= isMath(inner);
    });
    const read = { ...block, symbols: hasFormulas ? symbols : undefined };
    if (read.hasSymbols) symbols = read;
    return read;
  });
}

function readBlock(node: RootContent, source: string): Omit<Block, 'symbols'> {
  const start = node.position!.start.offset!;
  const end = node.position!.end.offset!;
  const text = source.slice(start, end);
  const names: string[] = [];
  let hasSymbols = false;
  visit(node, (inner) => {
    if (inner.type === 'code') names.push(...declared(inner.value));
    hasSymbols ||= isElement(inner) && inner.name === 'Symbols';
  });
  return { start, end, text, names, words: new Set(wordsIn(text)), hasSymbols };
}

/** A block with those that use its names or its symbols, or the names of one that does. Rather too many than too few. */
export function withDependents(block: Block, blocks: Block[]): Block[] {
  const found = new Set([block]);
  for (const one of found) {
    for (const other of blocks)
      if (other.symbols === one || one.names.some((name) => other.words.has(name)))
        found.add(other);
  }
  return blocks.filter((other) => found.has(other));
}

/** The texts that decide whether the mutants of a block survive: its own, and those of all blocks that may have to do with it. */
export const decisive = (block: Block, blocks: Block[]): string[] =>
  [block, ...withSources(withDependents(block, blocks), blocks)].map(({ text }) => text);

/** Some blocks with all those whose names or symbols they use, or that these use. */
function withSources(some: Block[], blocks: Block[]): Block[] {
  const found = new Set(some);
  for (const one of found) {
    if (one.symbols) found.add(one.symbols);
    for (const other of blocks)
      if (other.names.some((name) => one.words.has(name))) found.add(other);
  }
  return blocks.filter((other) => found.has(other));
}

const wordsIn = (text: string): string[] => text.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [];

const declared = (code: string): string[] =>
  [...code.matchAll(/\b(?:const|let|function)\b([^=(]*)/g)].flatMap(([, names]) => wordsIn(names!));
