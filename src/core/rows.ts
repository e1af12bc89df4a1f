import { outputFor, type WritableVector } from './elementwise.ts';
import {
  isVector,
  rangeError,
  requireNumber,
  requireNumbers,
  requireSameLength,
  requireVector,
  typeError,
} from './validate.ts';

/** How a flat vector is cut into rows. */
export interface ClassesOption {
  /** The length of a row: the vector is then a batch, row after row. */
  classes?: number;
}

export type Vector = ArrayLike<number>;
export type Rows = ArrayLike<ArrayLike<number>>;

/** One vector, a list of rows of equal length, or a flat vector that `classes` cuts into rows. */
export type Logits = Vector | Rows;

/** Logits as one flat vector: where a row starts is a multiple of `classes`. */
export interface Batch {
  flat: ArrayLike<number>;
  classes: number;
  rows: number;
  /** How the caller gave them, which is how the result is given back. */
  form: 'vector' | 'nested' | 'flat';
}

/** Rows that were given as a list, in a vector of their own. */
export interface FlatRows extends Batch {
  flat: Float64Array;
  form: 'nested';
}

/** Checks logits and lays them out flat. NaN and infinities are let through; what is no number is refused. */
export function asBatch(caller: string, name: string, z: unknown, classes?: number): Batch {
  const argument = `${caller}: ${name}`;
  requireVector(argument, z);
  if (classes !== undefined) requireNumber(`${caller}: classes`, classes);
  if (isVector((z as ArrayLike<unknown>)[0])) {
    const batch = asRows(caller, name, z);
    if (classes !== undefined && classes !== batch.classes)
      throw rangeError(`${caller}: classes`, `be the length ${batch.classes} of a row`, classes);
    return batch;
  }
  requireNumbers(argument, z);
  if (classes === undefined) return { flat: z, classes: z.length, rows: 1, form: 'vector' };
  if (!Number.isInteger(classes) || classes < 1 || z.length % classes !== 0)
    throw rangeError(
      `${caller}: classes`,
      `be a whole number that divides the length ${z.length}`,
      classes,
    );
  return { flat: z, classes, rows: z.length / classes, form: 'flat' };
}

/** Checks a list of rows of equal length and lays them out flat. */
export function asRows(caller: string, name: string, table: unknown): FlatRows {
  const argument = `${caller}: ${name}`;
  requireVector(argument, table);
  const rows: ArrayLike<unknown> = table;
  const first = rows[0];
  requireVector(`${argument}[0]`, first);
  for (let r = 0; r < rows.length; r++) {
    const row = rows[r];
    requireVector(`${argument}[${r}]`, row);
    requireSameLength(caller, `${name}[0]`, first, `${name}[${r}]`, row);
    requireNumbers(`${argument}[${r}]`, row);
  }
  // Not before: a length may be claimed that no memory holds.
  const flat = new Float64Array(rows.length * first.length);
  for (let r = 0; r < rows.length; r++) flat.set(rows[r] as Vector, r * first.length);
  return { flat, classes: first.length, rows: rows.length, form: 'nested' };
}

/** Reads an argument that must have the shape of another, which is called `like`. */
export function asBatchLike(
  caller: string,
  name: string,
  value: unknown,
  like: string,
  shape: Batch,
): Batch {
  const batch = asBatch(caller, name, value);
  const nested = shape.form === 'nested';
  if (nested !== (batch.form === 'nested'))
    throw typeError(
      `${caller}: ${name}`,
      `be ${nested ? 'rows' : 'one vector'}, like ${like}`,
      value,
    );
  const same = (nameA: string, length: number, nameB: string, lengthB: number) =>
    requireSameLength(caller, nameA, { length }, nameB, { length: lengthB });
  if (nested) {
    same(like, shape.rows, name, batch.rows);
    same(`${like}[0]`, shape.classes, `${name}[0]`, batch.classes);
  } else same(like, shape.flat.length, name, batch.flat.length);
  return batch;
}

export const doubles = (vector: Vector): Float64Array =>
  vector instanceof Float64Array ? vector : new Float64Array(vector);

/** Where an element stands in what the caller gave, for error messages. */
export const positionOf = ({ form, classes }: Batch, i: number): string =>
  form === 'nested' ? `[${Math.floor(i / classes)}][${i % classes}]` : `[${i}]`;

/** Writes each row of a result with `write(flat, start, end, result)`, and gives it the form of the input. */
export function mapRows(
  caller: string,
  batch: Batch,
  write: (flat: ArrayLike<number>, start: number, end: number, result: WritableVector) => void,
  out?: WritableVector,
): WritableVector | Float64Array[] {
  const { flat, classes, rows, form } = batch;
  if (form === 'nested' && out !== undefined)
    throw typeError(`${caller}: out`, 'be absent for a list of rows', out);
  const result = outputFor(caller, flat.length, out);
  for (let r = 0; r < rows; r++) write(flat, r * classes, (r + 1) * classes, result);
  return form === 'nested' ? shaped(batch, result as Float64Array) : result;
}

/** Elements in the form of a batch. */
export function shaped(
  { form, rows, classes }: Batch,
  elements: Float64Array,
): Float64Array | Float64Array[] {
  if (form !== 'nested') return elements;
  return Array.from({ length: rows }, (_, r) => elements.slice(r * classes, (r + 1) * classes));
}
