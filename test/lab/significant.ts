/** Rounds to significant digits, to be compared with a value that was printed with so many. */
export function significant(value: number, digits = 12): number {
  return Number(value.toPrecision(digits));
}
