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

/**
 * To how many significant digits a written numeral is right: the longest rounding of it that the computed value agrees with.
 * Undefined where half a unit of its last digit is not what it was held to.
 */
export function rightDigits(computed: number, { value, halfUnit }: Numeral): number | undefined {
  const unit = Math.round(Math.log10(2 * halfUnit));
  const isExact = halfUnit === 0 || !Number.isFinite(value);
  if (
    isExact ||
    !Number.isFinite(computed) ||
    Math.abs(10 ** unit - 2 * halfUnit) > 1e-6 * halfUnit
  )
    return undefined;
  const leading = Math.floor(Math.log10(Math.abs(value) + halfUnit * HAIR));
  for (let at = unit; at <= leading; at++) {
    const rounded = {
      value: Number(`${Math.round(Number(`${value}e${-at}`))}e${at}`),
      halfUnit: 10 ** at / 2,
    };
    if (rounded.value !== 0 && agrees(computed, rounded)) return leading - at + 1;
  }
  return 0;
}

/** `2 of its digits are right; `, or nothing where that cannot be said. */
export function describeRightDigits(computed: number, numeral: Numeral): string {
  const digits = rightDigits(computed, numeral);
  if (digits === undefined) return '';
  return `${digits} of its digits ${digits === 1 ? 'is' : 'are'} right; `;
}

/** The numeral that would have been right, written in the same way and to the same number of digits. */
export function rewrite(written: string, computed: number): string {
  const text = written.trim();
  const minus = text.includes('\u2212') ? '\u2212' : '-';
  const sign = computed < 0 ? minus : text.startsWith('+') ? '+' : '';
  const size = Math.abs(computed);
  if (!Number.isFinite(computed))
    return text.includes('∞') && size === Infinity ? `${sign}∞` : sign + String(size);
  const { whole = '', fraction = '' } =
    /^[+\-−–]?(?<whole>[\d,\u00a0\u2009\u202f]+)(?:\.(?<fraction>\d+))?/u.exec(text)?.groups ?? {};
  if (/e/i.test(text)) return sign + size.toExponential(fraction.length).replace('e+', 'e');
  if (text.includes('×')) return sign + inPowers(size.toExponential(fraction.length), text);
  const percent = text.endsWith('%') ? '%' : '';
  const number = percent ? size * 100 : size;
  // An exact integer is rewritten to all its digits, for none of them can be left out.
  const plain = fraction === '' && !percent ? String(number) : number.toFixed(fraction.length);
  return sign + grouped(plain, /[,\u00a0\u2009\u202f]/u.exec(whole)?.[0]) + percent;
}

function inPowers(exponential: string, written: string): string {
  const [mantissa, exponent = '0'] = exponential.split('e');
  const power = exponent
    .replace('+', '')
    .replace('-', '⁻')
    .replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)]!);
  const times = /\s*×\s*/.exec(written)?.[0] ?? ' × ';
  return `${mantissa}${times}10${power}`;
}

const grouped = (number: string, separator: string | undefined): string =>
  separator ? number.replace(/\B(?<!\.\d*)(?=(?:\d{3})+(?!\d))/g, separator) : number;
