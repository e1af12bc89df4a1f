import { asBatchLike, type Batch, type Logits, positionOf } from '../rows.ts';
import { rangeError } from '../validate.ts';

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
  const batch = asBatchLike(caller, 'mask', asNumbers(mask), name, samples);
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
