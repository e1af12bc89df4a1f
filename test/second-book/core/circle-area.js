/**
 * The area of a circle.
 * @param {number} radius
 * @returns {number}
 */
export function circleArea(radius) {
  if (radius < 0) throw new RangeError(`a radius is not negative: ${radius}`);
  return Math.PI * radius ** 2;
}
