import { asBatch, type Batch, positionOf } from '../rows.ts';
import { requireProbability } from '../validate.ts';

/** Gradient norms in [0, 1], and the shape they came in. */
export interface GradientNorms {
  shape: Batch;
  norms: ArrayLike<number>;
}

/** Reads gradient norms: a vector, or rows of one length, of numbers in [0, 1]. */
export function readGradientNorms(caller: string, g: unknown): GradientNorms {
  const shape = asBatch(caller, 'g', g);
  const norms = shape.flat;
  for (let i = 0; i < norms.length; i++) {
    const norm = norms[i]!;
    if (!(norm >= 0 && norm <= 1)) requireProbability(`${caller}: g${positionOf(shape, i)}`, norm);
  }
  return { shape, norms };
}
