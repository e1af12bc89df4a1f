import { asBatch, type Batch, type Logits, positionOf } from '../rows.ts';
import { rangeError, requireSameLength } from '../validate.ts';

/** Which samples count: 1 or true for one that does, 0 or false for one that is masked, in the shape of the samples. */
export type SampleMask =
  | Logits
  | readonly (number | boolean)[]
  | readonly (readonly (number | boolean)[])[];

/** Reads a mask of the shape of the samples, which are called `name`; undefined where none is given. */
export function readMask(
  caller: string,
  name: string,
  samples: Batch,
  mask: unknown,
): Uint8Array | undefined {
  if (mask === undefined) return undefined;
  const batch = asBatch(caller, 'mask', asNumbers(mask));
  requireSameShape(caller, name, samples, 'mask', batch);
  return Uint8Array.from(batch.flat, (value, i) => {
    if (value !== 0 && value !== 1)
      throw rangeError(`${caller}: mask${positionOf(batch, i)}`, 'be 0, 1, true or false', value);
    return value;
  });
}

/** A mask with its booleans as numbers. */
function asNumbers(mask: unknown): unknown {
  if (typeof mask === 'boolean') return Number(mask);
  return Array.isArray(mask) ? mask.map(asNumbers) : mask;
}

/** Refuses a second argument that is not shaped as the first. */
export function requireSameShape(
  caller: string,
  nameA: string,
  a: Batch,
  nameB: string,
  b: Batch,
): void {
  const nested = a.form === 'nested';
  if (nested !== (b.form === 'nested'))
    throw new TypeError(
      `${caller}: ${nameB} must be ${nested ? 'rows' : 'one vector'}, as ${nameA} is`,
    );
  if (!nested) {
    requireSameLength(caller, nameA, a.flat, nameB, b.flat);
    return;
  }
  requireSameLength(caller, nameA, { length: a.rows }, nameB, { length: b.rows });
  requireSameLength(caller, `${nameA}[0]`, { length: a.classes }, `${nameB}[0]`, {
    length: b.classes,
  });
}
