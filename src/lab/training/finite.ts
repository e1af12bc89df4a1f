import { asBatch, type Batch } from '../../core/rows.ts';
import { type Argument, rangeError, requireNumber, typeError } from '../../core/validate.ts';

/** Refuses anything but a finite number. */
export function requireFinite(argument: Argument, value: unknown, position: string): void {
  requireNumber(argument, value, position);
  if (!Number.isFinite(value)) throw rangeError(argument, position, 'be finite', value);
}

/** Reads rows of finite numbers, all of one length, and lays them out flat. */
export function finiteRows(argument: Argument, table: unknown): Batch {
  const batch = asBatch(argument, table, undefined);
  if (batch.form !== 'nested') throw typeError(argument, '', 'be rows of numbers', table);
  const { flat, classes } = batch;
  for (let i = 0; i < flat.length; i++) {
    if (Number.isFinite(flat[i])) continue;
    requireFinite(argument, flat[i], `[${Math.floor(i / classes)}][${i % classes}]`);
  }
  return batch;
}
