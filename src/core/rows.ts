import { outputFor, type WritableVector } from './elementwise.ts';
import {
  isVector,
  rangeError,
  requireNumber,
  requireSameLength,
  requireVector,
  typeError,
} from './validate.ts';

/** How a flat vector is cut into rows. */
export interface ClassesOption {
  /** The length of a row: the vector is then a batch, row after row. */
  classes?: number;
}

/** One vector, a list of rows of equal length, or a flat vector that `classes` cuts into rows. */
export type Logits = ArrayLike<number> | ArrayLike<ArrayLike<number>>;

/** Logits as one flat vector: where a row starts is a multiple of `classes`. */
export interface Batch {
  flat: ArrayLike<number>;
  classes: number;
  rows: number;
  /** How the caller gave them, which is how the result is given back. */
  form: 'vector' | 'nested' | 'flat';
}

/** Checks logits and lays them out flat. NaN and infinities are let through; what is no number is refused. */
export function asBatch(caller: string, name: string, z: unknown, classes?: number): Batch {
  const argument = `${caller}: ${name}`;
  requireVector(argument, z);
  const nested = isVector((z as ArrayLike<unknown>)[0]);
  if (classes !== undefined) requireNumber(`${caller}: classes`, classes);
  if (nested) return nestedBatch(caller, name, z as unknown as ArrayLike<unknown>, classes);
  for (let i = 0; i < z.length; i++) {
    if (typeof z[i] !== 'number') requireNumber(`${argument}[${i}]`, z[i]);
  }
  if (classes === undefined) return { flat: z, classes: z.length, rows: 1, form: 'vector' };
  if (!Number.isInteger(classes) || classes < 1 || z.length % classes !== 0)
    throw rangeError(
      `${caller}: classes`,
      `be a whole number that divides the length ${z.length}`,
      classes,
    );
  return { flat: z, classes, rows: z.length / classes, form: 'flat' };
}

/** Where an element stands in what the caller gave, for error messages. */
export const positionOf = ({ form, classes }: Batch, i: number): string =>
  form === 'nested' ? `[${Math.floor(i / classes)}][${i % classes}]` : `[${i}]`;

function nestedBatch(
  caller: string,
  name: string,
  z: ArrayLike<unknown>,
  classes: number | undefined,
): Batch {
  const first = z[0] as ArrayLike<number>;
  const argument = `${caller}: ${name}`;
  requireVector(`${argument}[0]`, first);
  if (classes !== undefined && classes !== first.length)
    throw rangeError(`${caller}: classes`, `be the length ${first.length} of a row`, classes);
  const flat = new Float64Array(z.length * first.length);
  for (let r = 0; r < z.length; r++) {
    const row = z[r];
    requireVector(`${argument}[${r}]`, row);
    requireSameLength(caller, `${name}[0]`, first, `${name}[${r}]`, row);
    for (let k = 0; k < row.length; k++) {
      if (typeof row[k] !== 'number') requireNumber(`${argument}[${r}][${k}]`, row[k]);
      flat[r * first.length + k] = row[k]!;
    }
  }
  return { flat, classes: first.length, rows: z.length, form: 'nested' };
}

/** Writes each row of a result with `write(flat, start, end, result)`, and gives it the form of the input. */
export function mapRows(
  caller: string,
  { flat, classes, rows, form }: Batch,
  write: (flat: ArrayLike<number>, start: number, end: number, result: WritableVector) => void,
  out?: WritableVector,
): WritableVector | Float64Array[] {
  if (form === 'nested' && out !== undefined)
    throw typeError(`${caller}: out`, 'be absent for a list of rows', out);
  const result = outputFor(caller, flat.length, out);
  for (let r = 0; r < rows; r++) write(flat, r * classes, (r + 1) * classes, result);
  if (form !== 'nested') return result;
  return Array.from({ length: rows }, (_, r) =>
    (result as Float64Array).slice(r * classes, (r + 1) * classes),
  );
}
