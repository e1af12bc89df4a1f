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
