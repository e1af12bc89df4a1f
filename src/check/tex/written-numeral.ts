import type { Expression } from './expression.ts';
import type { Relation } from './relation.ts';

/** A side that is a number as somebody wrote it: `-0.25`, `35\%`, `1.0 \times 10^{-6}`. */
export interface WrittenNumeral {
  sign: '' | '-';
  digits: string;
  decimals: number;
  /** The last digit counts in units of `10^(scale - decimals)`. */
  scale: number;
  suffix: string;
}

// A hair for binary rounding: 0.125 is exactly half a unit from 0.13, yet 0.13 - 0.125 > 0.005 in doubles.
const HAIR = 1e-9;

export function writtenNumeral(expression: Expression): WrittenNumeral | undefined {
  if (expression.kind === 'negative') {
    const numeral = writtenNumeral(expression.of);
    return numeral && { ...numeral, sign: '-' };
  }
  if (expression.kind === 'numeral') {
    const { digits, percent } = expression;
    const decimals = digits.split('.')[1]?.length ?? 0;
    return { sign: '', digits, decimals, scale: percent ? -2 : 0, suffix: percent ? '\\%' : '' };
  }
  if (
    expression.kind !== 'product' ||
    expression.left.kind !== 'numeral' ||
    expression.left.percent
  )
    return undefined;
  const exponent = powerOfTen(expression.right);
  if (exponent === undefined) return undefined;
  return {
    ...writtenNumeral(expression.left)!,
    scale: exponent,
    suffix: ` ${expression.sign} 10^{${exponent}}`,
  };
}

function powerOfTen(expression: Expression): number | undefined {
  if (
    expression.kind !== 'power' ||
    expression.base.kind !== 'numeral' ||
    expression.base.digits !== '10'
  )
    return undefined;
  const exponent = writtenNumeral(expression.exponent);
  return exponent && exponent.decimals === 0 && exponent.suffix === ''
    ? Number(exponent.sign + exponent.digits)
    : undefined;
}

/**
 * How far a computed value may be from the numeral: half a unit of its last digit. Undefined if the numeral is exact: an
 * integer after anything but `\approx`.
 */
export function halfUnitOf(
  { decimals, scale }: WrittenNumeral,
  relation: Relation,
): number | undefined {
  const isInteger = decimals === 0 && scale >= 0;
  if (isInteger && relation !== '\\approx') return undefined;
  return 10 ** (scale - decimals) * (0.5 + HAIR);
}

/** The value, written to as many digits as the numeral; in place of an exact integer, to four. */
export function rewritten(numeral: WrittenNumeral, relation: Relation, value: number): string {
  if (!Number.isFinite(value)) return value < 0 ? '-\\infty' : '\\infty';
  if (halfUnitOf(numeral, relation) === undefined) {
    return String(Number.isInteger(value) ? value : Number(value.toPrecision(4)));
  }
  const { decimals, scale, suffix } = numeral;
  return `${(value / 10 ** scale).toFixed(decimals)}${suffix}`;
}
