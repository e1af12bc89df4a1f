import accuracy from '../../content/accuracy.json' with { type: 'json' };

/** How far the core is from its references; `npm run accuracy` measures it. */
export { accuracy };
