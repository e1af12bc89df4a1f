const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A number as a reader sees it: four significant digits, with the characters of print (−, ∞, ×). */
export function numberText(value: number): string {
  if (value < 0) return `−${numberText(-value)}`;
  if (value === Infinity) return '∞';
  const [digits, exponent] = value.toPrecision(4).split('e');
  const mantissa = String(Number(digits));
  return exponent === undefined ? mantissa : `${mantissa} × 10${superscript(exponent)}`;
}

/** A number with its unit: `0.6931 nat`. What is infinite is so in every unit. */
export const quantityText = (value: number, unit: string): string =>
  value === Infinity ? numberText(value) : `${numberText(value)} ${unit}`;

/** A number with its sign in front, as a change or a contribution: `+0.4159`. */
export const signedText = (value: number): string =>
  value > 0 && value < Infinity ? `+${numberText(value)}` : numberText(value);

/** A probability short enough to stand above its bar; what is not zero never reads as zero. */
export function probabilityText(p: number): string {
  if (p > 0 && p < 0.0005) return '<0.001';
  if (p < 1 && p >= 0.9995) return '>0.999';
  return String(Number(p.toFixed(3)));
}

const superscript = (exponent: string): string =>
  exponent
    .replace('+', '')
    .replace('-', '⁻')
    .replace(/\d/g, (digit) => superscripts.charAt(Number(digit)));
