import type { Library } from '../check/run.ts';
import * as core from '../core/index.ts';
import * as lab from '../lab/index.ts';

/** What a chapter of this book may import. */
export const library: Library = { surprisal: core, 'surprisal/lab': lab };
