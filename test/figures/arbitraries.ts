import fc from 'fast-check';

export const total = (terms: ArrayLike<number>): number =>
  Array.from(terms).reduce((sum, term) => sum + term, 0);

/** A distribution over cat, dog and horse, in hundredths before it is made to sum to one. */
export const distributions = fc
  .array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 3 })
  .filter((counts) => total(counts) > 0)
  .map((counts) => counts.map((each) => each / total(counts)));
