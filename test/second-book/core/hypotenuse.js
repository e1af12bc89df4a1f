/**
 * The longest side of a right-angled triangle.
 * @param {number} a
 * @param {number} b
 * @returns {number}
 */
export const hypotenuse = (a, b) => Math.sqrt(a ** 2 + b ** 2);
