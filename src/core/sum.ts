/** A running sum that keeps what each addition loses: its error does not grow with the number of terms. */
export class Sum {
  #total = 0;
  #lost = 0;

  add(term: number): void {
    const total = this.#total + term;
    this.#lost += additionError(this.#total, term, total);
    this.#total = total;
  }

  /** Adds the first `count` of some terms. */
  addAll(terms: ArrayLike<number>, count = terms.length): void {
    // Kept out of the fields, so that no addition waits for memory.
    let sum = this.#total;
    let lost = this.#lost;
    for (let i = 0; i < count; i++) {
      const total = sum + terms[i]!;
      lost += additionError(sum, terms[i]!, total);
      sum = total;
    }
    this.#total = sum;
    this.#lost = lost;
  }

  /** The sum without one of its terms, accurate also where that term is nearly all of it. */
  without(term: number): number {
    return this.#total - term + this.#lost;
  }

  get value(): number {
    // Beyond the finite numbers the correction is Infinity - Infinity, which is NaN.
    return this.#total + (this.#lost || 0);
  }
}

/** What rounding a + b to `total` lost, exactly (Knuth). */
export function additionError(a: number, b: number, total: number): number {
  const added = total - a;
  return a - (total - added) + (b - added);
}
