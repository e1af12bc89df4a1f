/** The two distributions that losses compare, with the names and colours that they have in every widget. */
export const truth = { name: 'P', title: 'P, the truth', color: 'var(--sp-p)' } as const;
export const model = { name: 'Q', title: 'Q, the model', color: 'var(--sp-q)' } as const;
