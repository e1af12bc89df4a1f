import { agrees, type Numeral, readNumeral } from '../check/numeral.ts';

/** A number that an exercise asks for, or that a typical slip leads to. */
export interface Known {
  /** At full precision. */
  value: number;
  /** As the chapter writes it. */
  written: string;
}

/** What is said of a reader's answer: a slip by its place in the list. */
export type Judgement =
  | { kind: 'unreadable' | 'wrong' | 'imprecise' | 'right' }
  | { kind: 'slip'; index: number };

/** An answer of fewer digits than this could be a guess. */
const ENOUGH = 0.005;

/**
 * Judges a number that a reader typed as the checker judges one in the text: right is what agrees to the last digit written. A quotient of
 * two numbers is read too.
 */
export function judgeAnswer(typed: string, answer: Known, slips: Known[]): Judgement {
  const numeral = readAnswer(typed);
  if (!numeral) return { kind: 'unreadable' };
  if (meets(numeral, answer)) return { kind: isPrecise(numeral, answer) ? 'right' : 'imprecise' };
  const index = slips.findIndex((slip) => meets(numeral, slip));
  return index < 0 ? { kind: 'wrong' } : { kind: 'slip', index };
}

function readAnswer(typed: string): Numeral | undefined {
  const parts = typed.split('/').map((part) => readNumeral(part.replace(/^\s*\./, '0.')));
  const [above, below] = parts;
  if (parts.length === 1) return above;
  if (parts.length > 2 || !above || !below) return undefined;
  return { value: above.value / below.value, halfUnit: 0 };
}

/** Digits beyond those of the chapter are not held against the reader, nor is a zero that was left out. */
const meets = (numeral: Numeral, { value, written }: Known): boolean =>
  agrees(value, numeral) || agrees(numeral.value, readNumeral(written)!);

const isPrecise = (numeral: Numeral, { value, written }: Known): boolean =>
  numeral.halfUnit <=
  Math.max(
    readNumeral(written)!.halfUnit,
    ENOUGH * Math.max(Math.abs(value), Math.abs(numeral.value)),
  );
