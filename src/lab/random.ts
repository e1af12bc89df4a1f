/** Random numbers that are the same on every run. */
export interface Random {
  /** The next draw from the uniform distribution on [0, 1), a multiple of 2⁻³². */
  uniform(): number;
  /** The next draw from the normal distribution with mean 0 and variance 1. */
  normal(): number;
}

const TWO_TO_32 = 2 ** 32;
const WARM_UP = 12;

/**
 * A stream of random numbers that a seed determines. Uniform draws are the same on every machine;
 * normal draws rest on `Math.log1p` and `Math.cos`, whose last digit an engine may choose. Not for
 * secrets.
 *
 * Sources: Doty-Humphrey, PractRand, generator sfc32, seeded as its `sfc32::seed(Uint64)`; Box and
 * Muller, A Note on the Generation of Random Normal Deviates, Ann. Math. Statist. 29(2):610–611,
 * 1958, 10.1214/aoms/1177706645.
 *
 * @param seed a whole number from 0 to 2⁵³ − 1
 * @returns two functions, each of which draws the next number of the one stream
 * @throws RangeError if the seed is not such a number
 * @example
 * ```ts
 * import { random } from 'surprisal/lab';
 *
 * const { uniform, normal } = random(42);
 * uniform(); // => 0.29439391
 * normal(); // => 0.9375
 * ```
 */
export function random(seed: number): Random {
  if (!(Number.isSafeInteger(seed) && seed >= 0)) {
    throw new RangeError(`seed must be a whole number from 0 to 2^53 - 1, not ${seed}`);
  }
  const next = sfc32(seed);
  const uniform = () => next() / TWO_TO_32;
  // 1 − u instead of u: a uniform draw may be 0, never 1.
  const normal = () => Math.sqrt(-2 * Math.log1p(-uniform())) * Math.cos(2 * Math.PI * uniform());
  return { uniform, normal };
}

/** The generator itself: 32-bit draws from three words of state and a counter. */
function sfc32(seed: number): () => number {
  let a = 0;
  let b = seed | 0;
  let c = Math.floor(seed / TWO_TO_32) | 0;
  let counter = 1;
  const next = () => {
    const draw = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + draw) | 0;
    return draw >>> 0;
  };
  for (let round = 0; round < WARM_UP; round++) next();
  return next;
}
