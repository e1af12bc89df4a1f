import { divisorOf, type NormalizeOption } from '../distribution.ts';
import { isVector, rangeError, requireNumber, requireWeight, typeError } from '../validate.ts';

/** A message as a part of the unit interval, and as bits. */
export interface ArithmeticCode {
  /** Where the interval begins, rounded to a double. */
  low: number;
  /** How wide it is: the probability of the message. 0 where that is below the smallest double. */
  width: number;
  /** The code: characters 0 and 1. */
  bits: string;
  /** −log₂ of the probability of the message, in bits, also where `width` has become 0. */
  informationContent: number;
}

/**
 * Arithmetic code of a message whose symbols are drawn independently from p: each symbol narrows the interval [0, 1) to its part of
 * it, and the code is the shortest string of bits such that every number 0.bits… lies in the final interval.
 *
 * Messages of one length have codes of which none begins another. The arithmetic is exact: doubles are integers over a common
 * denominator, and p is divided by its exact sum. O(M(b) log n), where M(b) is the time of a product of b bits and b is about 55n,
 * at worst 1100n where p has vanishing elements.
 *
 * @param message n symbols as indices into p. The empty message is the whole interval, in no bits.
 * @param p the probabilities of K symbols; weights of any sum with `normalize`.
 * @returns the interval [low, low + width) within [0, 1), at most ⌈−log₂ P⌉ + 1 bits for a message of probability P, and −log₂ P in [0, ∞).
 * @throws RangeError for a symbol that p lacks or makes impossible, a message whose interval takes more than 2²⁴ binary digits (about 300 000
 * symbols), or where p is no distribution; TypeError for a wrong type.
 * @formula given={{ p: distribution, i: index, j: index }} where={({ p, i, j }) => {
 *   const { width, informationContent } = arithmeticCode([i - 1, j - 1], p);
 *   return { m: [i, j], 'P(m)': width, 'I(m)': informationContent };
 * }}
 * $$ P(m) = \prod_k p_{m_k} = 2^{-I(m)} $$
 * @see rissanen1976
 * @see witten1987
 * @example
 * ```ts
 * import { arithmeticCode } from 'surprisal';
 * arithmeticCode([0, 0, 1], [0.71, 0.29]); // => { low: 0.357911, width: 0.146189, bits: '011', informationContent: 2.77409333519 }
 * arithmeticCode([1, 0], [0.5, 0.5]).bits; // => '10'
 * ```
 */
export function arithmeticCode(
  message: ArrayLike<number>,
  p: ArrayLike<number>,
  options?: NormalizeOption | null,
): ArithmeticCode {
  const { normalize } = options ?? {};
  const model = readModel('arithmeticCode', p, normalize);
  requireMessage('arithmeticCode', message, model);
  requireLength('arithmeticCode: message.length', message.length, model);
  const { low, width, whole } = intervalOf(message, model, 0, message.length);
  return {
    low: quotient(low, whole),
    width: quotient(width, whole),
    bits: shortestBits({ low, width, whole }),
    informationContent: minusLog2(width, whole),
  };
}

/**
 * Decodes an arithmetic code: the message whose interval holds the number 0.bits.
 *
 * Exact, as the encoder is, and O(M(b) log² n).
 *
 * @param bits a string of characters 0 and 1, of any length: there is a message for every number.
 * @param p the probabilities of K symbols that the message was encoded with.
 * @param length how many symbols the message has: a non-negative integer.
 * @returns the symbols as indices into p, from 0 to K − 1; none has probability zero.
 * @throws RangeError for another character, a bad length, more than 2²⁴ bits or binary digits of the interval, or where p is no distribution;
 * TypeError for a wrong type.
 * @see witten1987
 * @example
 * ```ts
 * import { arithmeticDecode } from 'surprisal';
 * arithmeticDecode('011', [0.71, 0.29], 3); // => [0, 0, 1]
 * ```
 */
export function arithmeticDecode(
  bits: string,
  p: ArrayLike<number>,
  length: number,
  options?: NormalizeOption | null,
): Float64Array {
  const { normalize } = options ?? {};
  const model = readModel('arithmeticDecode', p, normalize);
  requireBits('arithmeticDecode', bits);
  requireLength('arithmeticDecode: length', length, model);
  const message = new Float64Array(length);
  const whole = model.total ** BigInt(length);
  const position = (BigInt(`0b0${bits}`) * whole) >> BigInt(bits.length);
  decodeInto(message, position, model);
  return message;
}

/** How many binary digits an interval may take: more is beyond the big integers of some engine, and beyond patience. */
const MOST_DIGITS = 2 ** 24;

/** The interval [low, low + width) in units of 1/whole. */
interface Interval {
  low: bigint;
  width: bigint;
  whole: bigint;
}

const UNIT: Interval = { low: 0n, width: 1n, whole: 1n };

/** What lies in `outer` as `inner` lies in the unit interval. */
const within = (outer: Interval, inner: Interval): Interval => ({
  low: outer.low * inner.whole + outer.width * inner.low,
  width: outer.width * inner.width,
  whole: outer.whole * inner.whole,
});

/** The probabilities as integers over their total. */
interface Model {
  weights: bigint[];
  /** The sum of the weights before each. */
  starts: bigint[];
  total: bigint;
}

const symbolInterval = ({ weights, starts, total }: Model, symbol: number): Interval => ({
  low: starts[symbol]!,
  width: weights[symbol]!,
  whole: total,
});

/** The interval of part of a message. By halves, so that factors are of equal length and large products few. */
function intervalOf(message: ArrayLike<number>, model: Model, from: number, to: number): Interval {
  if (from === to) return UNIT;
  if (to - from === 1) return symbolInterval(model, message[from]!);
  const middle = (from + to) >> 1;
  return within(intervalOf(message, model, from, middle), intervalOf(message, model, middle, to));
}

/** Finds the message whose interval holds a position, in units of total^−length. Returns that interval. */
function decodeInto(message: Float64Array, position: bigint, model: Model): Interval {
  if (message.length === 0) return UNIT;
  if (message.length === 1) {
    message[0] = symbolAt(position, model);
    return symbolInterval(model, message[0]);
  }
  const middle = message.length >> 1;
  const rest = model.total ** BigInt(message.length - middle);
  const first = decodeInto(message.subarray(0, middle), position / rest, model);
  const positionWithin = (position - first.low * rest) / first.width;
  return within(first, decodeInto(message.subarray(middle), positionWithin, model));
}

/** The last symbol that starts at or before a position: it is never one of width zero. */
function symbolAt(position: bigint, { starts }: Model): number {
  let symbol = 0;
  let end = starts.length;
  while (end - symbol > 1) {
    const middle = (symbol + end) >> 1;
    if (starts[middle]! <= position) symbol = middle;
    else end = middle;
  }
  return symbol;
}

function shortestBits({ low, width, whole }: Interval): string {
  // With the length k, numbers that begin with the same bits are 2^−k apart: fewer than this are too few, two more are enough.
  for (let k = BigInt(bitLength(whole) - bitLength(width)); ; k++) {
    const first = ((low << k) + whole - 1n) / whole;
    if ((first + 1n) * whole <= (low + width) << k) return ((1n << k) + first).toString(2).slice(1);
  }
}

/** How many binary digits a number has. Unlike a rounded-up logarithm it is never one too many. */
const bitLength = (x: bigint): number => x.toString(2).length;

/** x/y < 2 as a double. */
function quotient(x: bigint, y: bigint): number {
  // 64 digits, or 65, leave the rounding to the conversion; the remainder breaks what only seems a tie.
  const magnitude = bitLength(x) - bitLength(y);
  const scaled = x << BigInt(64 - magnitude);
  const digits = scaled / y;
  const remainder = digits * y === scaled ? 0n : 1n;
  return (Number(digits | remainder) / 2 ** 64) * 2 ** magnitude;
}

/** −log₂(x/y) of 0 < x ≤ y. */
function minusLog2(x: bigint, y: bigint): number {
  if (2n * x > y) return Math.log1p(quotient(y - x, x)) / Math.LN2;
  const whole = bitLength(y) - bitLength(x);
  return whole + Math.log2(quotient(y, x << BigInt(whole)));
}

function readModel(caller: string, p: unknown, normalize: boolean | undefined): Model {
  divisorOf(`${caller}: p`, p, normalize);
  const weights = integerWeights(p as ArrayLike<number>);
  let total = 0n;
  const starts = weights.map((weight) => {
    const start = total;
    total += weight;
    return start;
  });
  return { weights, starts, total };
}

/** Integers in the exact proportion of finite doubles, without a common factor of two. */
function integerWeights(p: ArrayLike<number>): bigint[] {
  // Without the sign, which −0 has too.
  const words = new BigUint64Array(Float64Array.from(p, (weight) => Math.abs(weight)).buffer);
  const units = Array.from(words, inSmallestDoubles);
  const digitsOfAny = units.reduce((any, unit) => any | unit);
  const lowestDigit = digitsOfAny & -digitsOfAny;
  return units.map((unit) => unit / lowestDigit);
}

/** A double as a multiple of the smallest one, 2^−1074, from its exponent and its fraction. */
function inSmallestDoubles(word: bigint): bigint {
  const exponent = word >> 52n;
  const fraction = word & 0xfffffffffffffn;
  return exponent === 0n ? fraction : (fraction | (1n << 52n)) << (exponent - 1n);
}

function requireMessage(caller: string, message: unknown, { weights }: Model): void {
  const argument = `${caller}: message`;
  if (!isVector(message)) throw typeError(argument, 'be an array of symbol indices', message);
  for (let i = 0; i < message.length; i++) {
    const symbol = message[i];
    requireNumber(`${argument}[${i}]`, symbol);
    const weight = weights[symbol];
    if (weight === undefined)
      throw rangeError(`${argument}[${i}]`, `be an index from 0 to ${weights.length - 1}`, symbol);
    if (weight === 0n)
      throw rangeError(`${argument}[${i}]`, 'be a symbol of positive probability', symbol);
  }
}

function requireBits(caller: string, bits: unknown): void {
  const argument = `${caller}: bits`;
  if (typeof bits !== 'string') throw typeError(argument, 'be a string of 0 and 1', bits);
  const wrong = bits.search(/[^01]/);
  if (wrong >= 0) throw rangeError(`${argument}[${wrong}]`, 'be 0 or 1', bits[wrong]);
  if (bits.length > MOST_DIGITS)
    throw rangeError(`${argument}.length`, `be at most ${MOST_DIGITS}`, bits.length);
}

function requireLength(argument: string, length: unknown, { total }: Model): void {
  requireWeight(argument, length);
  if (!Number.isInteger(length)) throw rangeError(argument, 'be an integer', length);
  const longest = Math.floor(MOST_DIGITS / bitLength(total));
  if (length > longest)
    throw rangeError(argument, `be at most ${longest} with these probabilities`, length);
}
