import { asBatch, type Batch } from '../rows.ts';
import { requireProbability } from '../validate.ts';

/** Gradient norms in [0, 1], and the shape they came in. */
export interface GradientNorms {
  shape: Batch;
  norms: ArrayLike<number>;
}

/** Reads gradient norms: a vector, or rows of one length, of numbers in [0, 1]. */
export function readGradientNorms(caller: string, g: unknown): GradientNorms {
  const argument = { caller, name: 'g' };
  const shape = asBatch(argument, g, undefined);
  const norms = shape.flat;
  for (let i = 0; i < norms.length; i++) {
    const norm = norms[i]!;
    if (!(norm >= 0 && norm <= 1)) requireProbability(argument, norm, positionOf(shape, i));
  }
  return { shape, norms };
}

/** Where an element stands in what the caller gave, for error messages. */
export const positionOf = ({ form, classes }: Batch, i: number): string =>
  form === 'nested' ? `[${Math.floor(i / classes)}][${i % classes}]` : `[${i}]`;
