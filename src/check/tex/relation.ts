export type Relation =
  | '='
  | ':='
  | '\\equiv'
  | '\\approx'
  | '\\ne'
  | '<'
  | '>'
  | '\\le'
  | '\\ge'
  | '\\ll'
  | '\\gg';

/** Whether sides in this relation are the same number, up to how they are written. */
export const isEquality = (relation: Relation): boolean =>
  ['=', ':=', '\\equiv', '\\approx'].includes(relation);

// `\ll` and `\gg` are taken to mean a factor of ten at least.
const MUCH = 10;

/** Whether `left relation right` holds, where numbers nearer than `tolerance` are equal. */
export function holds(relation: Relation, left: number, right: number, tolerance: number): boolean {
  const equal = left === right || Math.abs(left - right) <= tolerance;
  switch (relation) {
    case '\\ne':
      return !equal;
    case '<':
      return left < right;
    case '>':
      return left > right;
    case '\\le':
      return left < right || equal;
    case '\\ge':
      return left > right || equal;
    case '\\ll':
      return MUCH * Math.abs(left) <= Math.abs(right);
    case '\\gg':
      return Math.abs(left) >= MUCH * Math.abs(right);
    default:
      return equal;
  }
}

/** The tolerance between two computed numbers. */
export function roundingOf(relation: Relation, left: number, right: number): number {
  const size = Math.max(Math.abs(left), Math.abs(right));
  return Number.isFinite(size)
    ? Math.max(1e-12, size * (relation === '\\approx' ? 1e-2 : 1e-9))
    : 0;
}
