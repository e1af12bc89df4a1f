/** A number as somebody wrote it: its value, and how far from it a computed value may be. */
export interface Numeral {
  value: number;
  /** Half a unit of the last digit written; zero where the numeral is exact (integers, infinities). */
  halfUnit: number;
}

// A hair for binary rounding: 0.125 is exactly half a unit from 0.13, yet 0.13 - 0.125 > 0.005 in doubles.
const HAIR = 1e-9;

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * Reads a decimal numeral such as `1.0397`, `-3`, `8.08e-6`. Decimals and exponents carry half a unit of their last
 * digit (an exponent counts the digits of its mantissa); plain integers are exact. Undefined if it is no numeral.
 */
export function readDecimal(text: string): Numeral | undefined {
  const match = DECIMAL.exec(text);
  if (!match) return undefined;
  const [, , , fraction = '', exponent] = match;
  const exact = exponent === undefined && fraction === '';
  const unit = 10 ** (Number(exponent ?? 0) - fraction.length);
  return { value: Number(text), halfUnit: exact ? 0 : unit / 2 };
}

/**
 * Reads a numeral as prose writes it: U+2212 as minus, thousands in groups of three (`1,146,774`), `35%`, `1.0 × 10⁻⁶`,
 * `∞`. Undefined if the text is anything else.
 */
export function readNumeral(text: string): Numeral | undefined {
  const plain = text.trim().replace(/^[−–]/, '-');
  if (/^[+-]?∞$/.test(plain))
    return { value: plain.startsWith('-') ? -Infinity : Infinity, halfUnit: 0 };
  const ungrouped = /^[+-]?\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+(?:\.\d+)?%?$/.test(plain)
    ? plain.replace(/[,\u00a0\u2009\u202f]/g, '')
    : plain;
  if (ungrouped.endsWith('%')) return readDecimal(`${ungrouped.slice(0, -1)}e-2`);
  return readDecimal(ungrouped.replace(/\s*×\s*10([⁺⁻]?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/, toExponent));
}

const toExponent = (_: string, sign: string, digits: string): string =>
  `e${sign === '⁻' ? '-' : ''}${Array.from(digits, (digit) => SUPERSCRIPTS.indexOf(digit)).join('')}`;

/** Whether a computed value is what was written, exactly or to the last digit. */
export function agrees(computed: number, { value, halfUnit }: Numeral): boolean {
  if (halfUnit === 0 || !Number.isFinite(value)) return Object.is(computed, value);
  return Math.abs(computed - value) <= halfUnit * (1 + HAIR);
}

/** The numeral that would have been right, written to the same number of digits. */
export function rewrite(written: string, computed: number): string {
  const percent = written.trim().endsWith('%');
  const mantissa = /^[+-−]?([\d,]+)(?:\.(\d+))?/u.exec(written.trim());
  const digits = mantissa?.[2]?.length ?? 0;
  if (!Number.isFinite(computed)) return String(computed);
  if (/e|×/i.test(written)) return computed.toExponential(digits);
  return percent
    ? `${(computed * 100).toFixed(digits)}%`
    : digits === 0
      ? String(computed)
      : computed.toFixed(digits);
}
