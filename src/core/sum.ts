/** A running sum with Neumaier's compensation: its error does not grow with the number of terms. */
export class Sum {
  #total = 0;
  #lost = 0;

  add(term: number): void {
    const total = this.#total + term;
    this.#lost +=
      Math.abs(this.#total) >= Math.abs(term)
        ? this.#total - total + term
        : term - total + this.#total;
    this.#total = total;
  }

  /** The sum without one of its terms, accurate also where that term is nearly all of it. */
  without(term: number): number {
    return this.#total - term + this.#lost;
  }

  get value(): number {
    // Beyond the finite numbers the correction is Infinity - Infinity.
    return Number.isFinite(this.#total) ? this.#total + this.#lost : this.#total;
  }
}
