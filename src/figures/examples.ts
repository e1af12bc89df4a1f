/** The running example of the book: a classifier of animal photographs. */
export const outcomes = ['cat', 'dog', 'horse'] as const;

export const uniform = outcomes.map(() => 1 / outcomes.length);

/** The label of a photograph of a cat, and what the classifier says of it. */
export const catLabel = [1, 0, 0];
export const prediction = [0.7, 0.2, 0.1];

/** Two distributions with every outcome possible in both, and one term of either divergence negative. */
export const herd = [0.6, 0.3, 0.1];
export const herdGuess = [0.3, 0.3, 0.4];
