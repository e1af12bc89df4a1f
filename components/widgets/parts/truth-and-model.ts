/** The two distributions that losses compare, with the names, colours and links that they have in every widget. */
export const truth = { name: 'P', title: 'P, the truth', color: 'var(--sp-p)', link: 'p' } as const;
export const model = { name: 'Q', title: 'Q, the model', color: 'var(--sp-q)', link: 'q' } as const;
