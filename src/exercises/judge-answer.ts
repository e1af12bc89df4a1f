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
 * Judges a number that a reader typed as the checker judges one in the text: right is what agrees to the last digit written, be it fewer
 * digits than the chapter writes or more. A quotient of two numbers is read too.
 */
export function judgeAnswer(typed: string, answer: Known, slips: Known[]): Judgement {
  const numeral = readAnswer(typed);
  if (!numeral) return { kind: 'unreadable' };
  if (isAsGoodAsWritten(numeral, answer)) return { kind: 'right' };
  if (agreesToItsDigits(numeral, typed, answer))
    return { kind: isPrecise(numeral, typed, answer) ? 'right' : 'imprecise' };
  const index = slips.findIndex(
    (slip) => isAsGoodAsWritten(numeral, slip) || agreesToItsDigits(numeral, typed, slip),
  );
  return index < 0 ? { kind: 'wrong' } : { kind: 'slip', index };
}

function readAnswer(typed: string): Numeral | undefined {
  const parts = typed.split('/').map((part) => readNumeral(part.replace(/^\s*\./, '0.')));
  const [above, below] = parts;
  if (parts.length === 1) return above;
  if (parts.length > 2 || !above || !below) return undefined;
  return { value: above.value / below.value, halfUnit: 0 };
}

const isAsGoodAsWritten = ({ value }: Numeral, { written }: Known): boolean =>
  agrees(value, readNumeral(written)!);

const agreesToItsDigits = (numeral: Numeral, typed: string, known: Known): boolean =>
  agrees(known.value, { ...numeral, halfUnit: halfUnitOf(numeral, typed, known) });

const isPrecise = (numeral: Numeral, typed: string, known: Known): boolean =>
  halfUnitOf(numeral, typed, known) <=
  ENOUGH * Math.max(Math.abs(known.value), Math.abs(numeral.value));

/** In the checker whole numbers are exact. Where the answer is not one, a reader's are rounded, and so are their last zeros. */
function halfUnitOf({ halfUnit }: Numeral, typed: string, { written }: Known): number {
  const zeros = /^[+-]?\d*?(0*)$/.exec(typed.trim())?.[1];
  const isRounded = zeros !== undefined && readNumeral(written)!.halfUnit > 0;
  return isRounded ? 10 ** zeros.length / 2 : halfUnit;
}
