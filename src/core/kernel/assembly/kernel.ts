// AssemblyScript, compiled by `npm run kernel`: two doubles at a time, by the operations of the scalar code in their order, so that each
// result is the same to the last bit. Only `ln` is its own. A block of numbers is read and written at fixed places.

/** Elements in a block. Zeros follow up to a multiple of eight. */
export const BLOCK: i32 = 1024;

// Tables that the caller writes: 2^(−j/64); 2^−k; pairs of 1/(1 + j/128) and its −ln; pairs of a centre and its ln.
export const ROOTS: usize = 0x1000;
export const POWERS: usize = 0x1200;
export const PARTS: usize = 0x3400;
export const CENTRES: usize = 0x3d00;

// The blocks: two that are read, and one that is written.
export const A: usize = 0x6000;
export const B: usize = 0x8080;
export const OUT: usize = 0xa100;
const TAILS: usize = 0xc180;

// The sums of columns, and what they lost.
export const COLUMNS: usize = TAILS;
export const LOST: usize = 0xe200;

// Sums of the terms and of the numbers that are read, each in four parts.
export const TERMS: usize = 0x10300;
export const FIRST: usize = 0x10320;
export const SECOND: usize = 0x10340;

// Constants lie in memory: V8 builds those that stand in the code anew in each round of a loop.
const ONE = memory.data<f64>([1]);
const TWO = memory.data<f64>([2]);
const HALF = memory.data<f64>([1 / 2.0]);
const THIRD = memory.data<f64>([1 / 3.0]);
const QUARTER = memory.data<f64>([1 / 4.0]);
const FIFTH = memory.data<f64>([1 / 5.0]);
const SIXTH = memory.data<f64>([1 / 6.0]);
const SEVENTH = memory.data<f64>([1 / 7.0]);

@inline function at(constant: usize): v128 { return v128.load64_splat(constant); }
@inline function add(a: v128, b: v128): v128 { return f64x2.add(a, b); }
@inline function sub(a: v128, b: v128): v128 { return f64x2.sub(a, b); }
@inline function mul(a: v128, b: v128): v128 { return f64x2.mul(a, b); }
@inline function div(a: v128, b: v128): v128 { return f64x2.div(a, b); }
@inline function zero(): v128 { return i64x2.splat(0); }

/** Where the elements of a block end, with the zeros behind them. */
@inline function endOf(count: i32): usize { return (<usize>count + 7) >> 3 << 6; }

/** The two entries of a table. */
@inline function gather(table: usize, i: i32, j: i32): v128 {
  return v128.load64_lane(table + (<usize>j << 3), v128.load64_zero(table + (<usize>i << 3)), 1);
}

/** The first, or the second, of each of two pairs. */
@inline function firsts(a: v128, b: v128): v128 { return v128.shuffle<f64>(a, b, 0, 2); }
@inline function seconds(a: v128, b: v128): v128 { return v128.shuffle<f64>(a, b, 1, 3); }

/** What rounding a + b to `total` lost. */
@inline function additionError(a: v128, b: v128, total: v128): v128 {
  const added = sub(total, a);
  return add(sub(a, sub(total, added)), sub(b, added));
}

const FAR = memory.data<f64>([746]);
const STEPS_PER_UNIT = memory.data<f64>([92.33248261689366]);
const STEP_HIGH = memory.data<f64>([0.010830424726009369]);
const STEP_LOW = memory.data<f64>([-2.9760223436840126e-11]);
const TWENTY_FOURTH = memory.data<f64>([1 / 24.0]);
const HUNDRED_TWENTIETH = memory.data<f64>([1 / 120.0]);
const SEVEN_HUNDRED_TWENTIETH = memory.data<f64>([1 / 720.0]);

/** e^−|x|: `tailOf`. */
@inline function tail(x: v128): v128 {
  const size = f64x2.pmin(f64x2.abs(x), at(FAR));
  const steps = i32x4.trunc_sat_f64x2_s_zero(add(mul(size, at(STEPS_PER_UNIT)), at(HALF)));
  const whole = f64x2.convert_low_i32x4_s(steps);
  const rest = add(sub(mul(whole, at(STEP_HIGH)), size), mul(whole, at(STEP_LOW)));
  const square = mul(rest, rest);
  const far = add(add(at(TWENTY_FOURTH), mul(rest, at(HUNDRED_TWENTIETH))), mul(square, at(SEVEN_HUNDRED_TWENTIETH)));
  const series = add(add(at(HALF), mul(rest, at(SIXTH))), mul(square, far));
  const i = i32x4.extract_lane(steps, 0);
  const j = i32x4.extract_lane(steps, 1);
  const root = gather(ROOTS, i & 63, j & 63);
  return mul(add(root, mul(root, add(rest, mul(square, series)))), gather(POWERS, i >> 6, j >> 6));
}

/** e^min(x, 0) from the tail of x: `numeratorOf`. */
@inline function numerator(x: v128, tail: v128): v128 {
  return v128.bitselect(at(ONE), tail, f64x2.ge(x, zero()));
}

/** The probability that a logit stands for, from its tail. */
@inline function probability(x: v128, tail: v128): v128 { return div(numerator(x, tail), add(at(ONE), tail)); }

const PARTS_PER_UNIT = memory.data<f64>([128]);
const PART = memory.data<f64>([1 / 128.0]);

/** ln(1 + tail): `excessOf`. */
@inline function excess(tail: v128): v128 {
  const nearest = i32x4.trunc_sat_f64x2_s_zero(add(mul(tail, at(PARTS_PER_UNIT)), at(HALF)));
  const first = v128.load(PARTS + (<usize>i32x4.extract_lane(nearest, 0) << 4));
  const second = v128.load(PARTS + (<usize>i32x4.extract_lane(nearest, 1) << 4));
  const centre = mul(f64x2.convert_low_i32x4_s(nearest), at(PART));
  const rest = mul(sub(tail, centre), firsts(first, second));
  const square = mul(rest, rest);
  const far = add(sub(at(QUARTER), mul(rest, at(FIFTH))), mul(square, sub(at(SIXTH), mul(rest, at(SEVENTH)))));
  const series = add(sub(at(HALF), mul(rest, at(THIRD))), mul(square, far));
  return add(seconds(first, second), sub(rest, mul(square, series)));
}

/** one softplus(−x) + zero softplus(x): `logisticLoss`. */
@inline function loss(x: v128, excess: v128, one: v128, zero: v128): v128 {
  const half = mul(x, at(HALF));
  const size = f64x2.abs(half);
  return add(mul(one, add(sub(size, half), excess)), mul(zero, add(add(size, half), excess)));
}

/** The larger of two sizes, which the caller needs to know to be finite. */
@inline function larger(sizes: v128): f64 {
  return max(f64x2.extract_lane(sizes, 0), f64x2.extract_lane(sizes, 1));
}

// Loops of one step each: more of their rounds are under way at a time than of one long loop.

function writeTails(count: i32): void {
  for (let i: usize = 0, end = endOf(count); i < end; i += 16) v128.store(TAILS + i, tail(v128.load(A + i)));
}

function writeExcesses(count: i32): void {
  for (let i: usize = 0, end = endOf(count); i < end; i += 16) v128.store(OUT + i, excess(v128.load(TAILS + i)));
}

export function tails(count: i32): void {
  for (let i: usize = 0, end = endOf(count); i < end; i += 16) v128.store(OUT + i, tail(v128.load(A + i)));
}

export function sigmoids(count: i32): void {
  for (let i: usize = 0, end = endOf(count); i < end; i += 16) {
    const x = v128.load(A + i);
    v128.store(OUT + i, probability(x, tail(x)));
  }
}

export function logisticLosses(count: i32): f64 {
  writeTails(count);
  writeExcesses(count);
  let sizes = zero();
  for (let i: usize = 0, end = endOf(count); i < end; i += 16) {
    const x = v128.load(A + i);
    const y = v128.load(B + i);
    sizes = f64x2.pmax(sizes, f64x2.abs(x));
    v128.store(OUT + i, loss(x, v128.load(OUT + i), y, sub(at(ONE), y)));
  }
  return larger(sizes);
}

/** What weighs a focal loss with γ = 2: α_t (1 − p_t)². */
@inline function focalWeight(y: v128, no: v128, complement: v128, alphaOfOne: f64, alphaOfZero: f64): v128 {
  const alpha = add(mul(f64x2.splat(alphaOfOne), y), mul(f64x2.splat(alphaOfZero), no));
  return mul(alpha, mul(complement, complement));
}

/** The focal losses for γ = 2. */
export function focalLosses(count: i32, alphaOfOne: f64, alphaOfZero: f64): f64 {
  writeTails(count);
  writeExcesses(count);
  let sizes = zero();
  for (let i: usize = 0, end = endOf(count); i < end; i += 16) {
    const x = v128.load(A + i);
    const y = v128.load(B + i);
    const e = v128.load(TAILS + i);
    const no = sub(at(ONE), y);
    sizes = f64x2.pmax(sizes, f64x2.abs(x));
    const p = probability(x, e);
    const q = probability(f64x2.neg(x), e);
    const complement = add(mul(q, y), mul(p, no));
    const weight = focalWeight(y, no, complement, alphaOfOne, alphaOfZero);
    v128.store(OUT + i, mul(weight, loss(x, v128.load(OUT + i), y, no)));
  }
  return larger(sizes);
}

/** Their derivatives over a divisor. */
export function focalSlopes(count: i32, alphaOfOne: f64, alphaOfZero: f64, divisor: f64): f64 {
  writeTails(count);
  writeExcesses(count);
  let sizes = zero();
  for (let i: usize = 0, end = endOf(count); i < end; i += 16) {
    const x = v128.load(A + i);
    const y = v128.load(B + i);
    const e = v128.load(TAILS + i);
    const no = sub(at(ONE), y);
    sizes = f64x2.pmax(sizes, f64x2.abs(x));
    const p = probability(x, e);
    const q = probability(f64x2.neg(x), e);
    const complement = add(mul(q, y), mul(p, no));
    const isOne = f64x2.eq(y, at(ONE));
    const isHard = v128.or(isOne, f64x2.eq(y, zero()));
    let share = v128.bitselect(p, q, isOne);
    if (!i64x2.all_true(isHard)) share = v128.bitselect(share, mul(div(p, complement), q), isHard);
    const slope = sub(mul(no, p), mul(y, q));
    const weighted = mul(mul(at(TWO), sub(no, y)), mul(share, loss(x, v128.load(OUT + i), y, no)));
    const weight = focalWeight(y, no, complement, alphaOfOne, alphaOfZero);
    v128.store(OUT + i, div(mul(weight, add(weighted, slope)), f64x2.splat(divisor)));
  }
  return larger(sizes);
}

/** Writes for each row what e^(z − largest) sums to without its peak, and over B where in the row that is: `peaksOf`. */
export function peaks(rows: i32, classes: i32): void {
  const length = <usize>classes << 3;
  for (let r: i32 = 0, row: usize = 0; r < rows; r++, row += length) {
    const last = row + length - 8;
    let pairs = v128.load64_splat(A + last);
    for (let i = row; i < last; i += 16) pairs = f64x2.pmax(pairs, v128.load(A + i));
    const largest = max(f64x2.extract_lane(pairs, 0), f64x2.extract_lane(pairs, 1));
    const gap = f64x2.splat(largest);
    // The first that is largest, without a branch that nobody could foresee.
    let peak = last;
    for (let i = last; i > row; i -= 8) peak = load<f64>(A + i - 8) == largest ? i - 8 : peak;
    store<f64>(TAILS + last, load<f64>(A + last) - largest);
    for (let i = row; i < last; i += 16) v128.store(TAILS + i, sub(v128.load(A + i), gap));
    // A NaN that is not the largest has a NaN for its gap.
    store<f64>(TAILS + peak, largest == largest ? Infinity : NaN);
    store<f64>(B + (<usize>r << 3), <f64>((peak - row) >> 3));
  }
  for (let i: usize = 0, end = endOf(rows * classes); i < end; i += 16) v128.store(TAILS + i, tail(v128.load(TAILS + i)));
  // Two rows at a time; where their number is odd, the last with whatever lies behind it.
  for (let r: i32 = 0, row: usize = 0; r < rows; r += 2, row += 2 * length) {
    let sum = zero();
    let lost = zero();
    for (let i = TAILS + row, end = i + length; i < end; i += 8) {
      const terms = v128.load64_lane(i + length, v128.load64_zero(i), 1);
      const total = add(sum, terms);
      lost = add(lost, additionError(sum, terms, total));
      sum = total;
    }
    v128.store(OUT + (<usize>r << 3), add(sum, lost));
  }
}

// From here on nothing is written but sums.

/** The sum of a block in four parts: two lanes, and what each lost. Returns whether a number is negative. */
function sum(block: usize, count: i32, parts: usize): bool {
  let total = zero();
  let lost = zero();
  let signs = zero();
  for (let i = block, end = block + endOf(count); i < end; i += 64) {
    const a = v128.load(i);
    const b = v128.load(i, 16);
    const c = v128.load(i, 32);
    const d = v128.load(i, 48);
    signs = v128.or(signs, v128.or(v128.or(a, b), v128.or(c, d)));
    // Numbers of one sign lose next to nothing in sums of so few.
    const few = add(add(a, b), add(c, d));
    const sum = add(total, few);
    lost = add(lost, additionError(total, few, sum));
    total = sum;
  }
  v128.store(parts, total);
  v128.store(parts, lost, 16);
  return i64x2.bitmask(signs) != 0;
}

/** The sum of a block in two lanes, for those that need no more than nine digits of it. Returns whether a number is negative. */
function mass(block: usize, count: i32, parts: usize): bool {
  let total = zero();
  let signs = zero();
  for (let i = block, end = block + endOf(count); i < end; i += 64) {
    const a = v128.load(i);
    const b = v128.load(i, 16);
    const c = v128.load(i, 32);
    const d = v128.load(i, 48);
    signs = v128.or(signs, v128.or(v128.or(a, b), v128.or(c, d)));
    total = add(total, add(add(a, b), add(c, d)));
  }
  v128.store(parts, total);
  return i64x2.bitmask(signs) != 0;
}

const ROOT_HALF = memory.data<i64>([0x3fe6a09e00000000]);
const EXPONENT = memory.data<i64>([0xfff0000000000000]);
const LN2_HIGH = memory.data<f64>([6.93147180369123816490e-01]);
const LN2_LOW = memory.data<f64>([1.90821492927058770002e-10]);
const L1 = memory.data<f64>([6.666666666666735130e-01]);
const L2 = memory.data<f64>([3.999999999940941908e-01]);
const L3 = memory.data<f64>([2.857142874366239149e-01]);
const L4 = memory.data<f64>([2.222219843214978396e-01]);
const L5 = memory.data<f64>([1.818357216161805012e-01]);
const L6 = memory.data<f64>([1.531383769920937332e-01]);
const L7 = memory.data<f64>([1.479819860511658591e-01]);

/** ln x of normal doubles, by the polynomial of FreeBSD's e_log.c; of 0 some number. */
@inline function ln(x: v128): v128 {
  const exponent = v128.and(i64x2.sub(x, at(ROOT_HALF)), at(EXPONENT));
  const f = sub(i64x2.sub(x, exponent), at(ONE));
  const highs = i32x4.shr_s(v128.shuffle<i32>(exponent, exponent, 1, 3, 1, 3), 20);
  const k = f64x2.convert_low_i32x4_s(highs);
  const s = div(f, add(at(TWO), f));
  const z = mul(s, s);
  const w = mul(z, z);
  const odd = mul(z, add(add(at(L1), mul(w, at(L3))), mul(mul(w, w), add(at(L5), mul(w, at(L7))))));
  const even = mul(w, add(add(at(L2), mul(w, at(L4))), mul(mul(w, w), at(L6))));
  const half = mul(mul(at(HALF), f), f);
  const low = add(mul(s, add(half, add(odd, even))), mul(k, at(LN2_LOW)));
  return sub(mul(k, at(LN2_HIGH)), sub(sub(half, low), f));
}

/** Sums p ln p, and p. Returns whether a p is negative or more than 1. */
export function entropy(count: i32): bool {
  let signs = zero();
  for (let i: usize = 0, end = endOf(count); i < end; i += 16) {
    const p = v128.load(A + i);
    signs = v128.or(signs, sub(at(ONE), p));
    v128.store(OUT + i, mul(p, ln(p)));
  }
  sum(OUT, count, TERMS);
  return mass(A, count, FIRST) || i64x2.bitmask(signs) != 0;
}

const NINTH = memory.data<f64>([1 / 9.0]);
const ELEVENTH = memory.data<f64>([1 / 11.0]);
const THIRTEENTH = memory.data<f64>([1 / 13.0]);
/** Below this a product may have lost digits to the subnormal range. */
const SMALLEST = memory.data<f64>([1e-280]);
/** Eight to an octave. */
const CENTRES_BELOW_ONE: i32 = 256;
const NOT_A_NUMBER = memory.data<i64>([0x7ff8000000000000]);

/** Finds for each pair p and q a centre c near p/q and ln c, NaN where there is none. */
function writeCentres(count: i32): void {
  for (let i: usize = 0, end = endOf(count); i < end; i += 16) {
    const q = v128.load(B + i);
    // As numbers, the bits of doubles are nearly their logarithms: a difference of them numbers the centres without a division.
    const gap = i32x4.sub(v128.load(A + i), q);
    const k = i32x4.shr_s(i32x4.add(gap, i32x4.splat(CENTRES_BELOW_ONE << 17)), 17);
    const first = v128.load(CENTRES + (<usize>(i32x4.extract_lane(k, 1) & 511) << 4));
    const second = v128.load(CENTRES + (<usize>(i32x4.extract_lane(k, 3) & 511) << 4));
    const near = v128.and(i32x4.lt_u(v128.shuffle<i32>(k, k, 1, 1, 3, 3), i32x4.splat(512)), f64x2.gt(q, at(SMALLEST)));
    v128.store(TAILS + i, firsts(first, second));
    v128.store(OUT + i, v128.bitselect(seconds(first, second), at(NOT_A_NUMBER), near));
  }
}

/** p ln(p/q) − p + q, of which `difference` is p − c q: `divergenceTerm`; NaN where p and q are far apart. */
@inline function divergenceTerm(p: v128, q: v128, difference: v128, c: v128, log: v128): v128 {
  const sum = add(p, mul(c, q));
  const r = div(difference, sum);
  const s = mul(r, r);
  const t = mul(s, s);
  const near = add(at(THIRD), mul(s, at(FIFTH)));
  const far = add(add(at(SEVENTH), mul(s, at(NINTH))), mul(t, add(at(ELEVENTH), mul(s, at(THIRTEENTH)))));
  const cube = mul(s, r);
  const artanh = mul(add(near, mul(t, far)), add(cube, mul(cube, r)));
  const rest = add(mul(p, log), mul(sub(at(ONE), c), q));
  const term = add(mul(sum, add(s, artanh)), rest);
  return v128.bitselect(q, term, f64x2.eq(p, zero()));
}

/** Sums the terms of a divergence, p, and q. Returns whether a p or q is negative. */
export function divergence(count: i32): bool {
  writeCentres(count);
  for (let i: usize = 0, end = endOf(count); i < end; i += 16) {
    const p = v128.load(A + i);
    const q = v128.load(B + i);
    const c = v128.load(TAILS + i);
    v128.store(OUT + i, divergenceTerm(p, q, sub(p, mul(c, q)), c, v128.load(OUT + i)));
  }
  sum(OUT, count, TERMS);
  const isNegative = mass(A, count, FIRST);
  return mass(B, count, SECOND) || isNegative;
}

const SPLITTER = memory.data<f64>([134217729]);

/** `highHalf`. */
@inline function highHalf(x: v128): v128 {
  const shifted = mul(x, at(SPLITTER));
  return sub(shifted, sub(shifted, x));
}

/** `productError`. */
@inline function productError(a: v128, b: v128, product: v128): v128 {
  const aHigh = highHalf(a);
  const bHigh = highHalf(b);
  const aLow = sub(a, aHigh);
  const bLow = sub(b, bHigh);
  return sub(mul(aLow, bLow), sub(sub(sub(product, mul(aHigh, bHigh)), mul(aLow, bHigh)), mul(aHigh, bLow)));
}

/** Adds a row of cells to the sums of the columns, and sums it. Returns whether a cell is negative. */
export function addRow(count: i32): bool {
  for (let i: usize = 0, end = endOf(count); i < end; i += 16) {
    const cell = v128.load(A + i);
    const before = v128.load(COLUMNS + i);
    const total = add(before, cell);
    v128.store(COLUMNS + i, total);
    v128.store(LOST + i, add(v128.load(LOST + i), additionError(before, cell, total)));
  }
  return sum(A, count, FIRST);
}

/** Sums the terms of the cells of a row against its sum times those of the columns. */
export function dependence(count: i32, rowSum: f64): void {
  for (let i: usize = 0, end = endOf(count); i < end; i += 16) {
    const row = f64x2.splat(rowSum);
    const column = v128.load(B + i);
    const independent = mul(row, column);
    v128.store(LOST + i, f64x2.neg(productError(row, column, independent)));
    v128.store(B + i, independent);
  }
  writeCentres(count);
  for (let i: usize = 0, end = endOf(count); i < end; i += 16) {
    const p = v128.load(A + i);
    const q = v128.load(B + i);
    const c = v128.load(TAILS + i);
    const difference = add(sub(p, mul(c, q)), v128.and(v128.load(LOST + i), f64x2.eq(c, at(ONE))));
    const term = divergenceTerm(p, q, difference, c, v128.load(OUT + i));
    v128.store(OUT + i, v128.andnot(term, f64x2.eq(p, q)));
  }
  sum(OUT, count, TERMS);
}
