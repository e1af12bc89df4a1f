import { asRows, type Batch, positionOf } from '../../core/rows.ts';
import { rangeError, requireNumber } from '../../core/validate.ts';

/** Refuses anything but a finite number. */
export function requireFinite(argument: string, value: unknown): void {
  requireNumber(argument, value);
  if (!Number.isFinite(value)) throw rangeError(argument, 'be finite', value);
}

/** Reads rows of finite numbers, all of one length, and lays them out flat. */
export function finiteRows(caller: string, name: string, table: unknown): Batch {
  const argument = `${caller}: ${name}`;
  const batch = asRows(caller, name, table);
  const { flat } = batch;
  for (let i = 0; i < flat.length; i++) {
    if (Number.isFinite(flat[i])) continue;
    requireFinite(`${argument}${positionOf(batch, i)}`, flat[i]);
  }
  return batch;
}
