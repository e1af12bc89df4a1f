/** What rounding a · b to `product` lost, exactly (Dekker), as long as nothing over- or underflows. */
export function productError(a: number, b: number, product: number): number {
  const aHigh = highHalf(a);
  const bHigh = highHalf(b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** The upper 26 bits of a double: halves multiply without rounding. */
function highHalf(x: number): number {
  const shifted = x * 134217729; // 2 ** 27 + 1
  return shifted - (shifted - x);
}

/** a · b − c · d, rounded once where the products nearly cancel. */
export function differenceOfProducts(a: number, b: number, c: number, d: number): number {
  const ab = a * b;
  const cd = c * d;
  return ab - cd + (productError(a, b, ab) - productError(c, d, cd));
}
