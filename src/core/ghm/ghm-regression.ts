import {
  asBatch,
  asBatchLike,
  doubles,
  type Logits,
  positionOf,
  type Rows,
  shaped,
  type Vector,
} from '../rows.ts';
import { rangeError } from '../validate.ts';
import { type MuOption, requireMu, smoothL1, smoothL1Slope } from './authentic-smooth-l1.ts';
import {
  type Harmony,
  type HarmonyOptions,
  harmonizedGradient,
  harmonizedLoss,
  harmonizingWeights,
  readHarmony,
} from './harmonized.ts';

export type GhmRegressionOptions = HarmonyOptions & MuOption;

/**
 * GHM for regression: authentic smooth L1 of d = prediction − target with each residual weighted by β = N/GD(|d|/√(d² + μ²)), as
 * `ghmClassificationLoss` weights its samples. The loss is (1/N) Σ β (√(d² + μ²) − μ).
 *
 * The norm is above 0.9 wherever |d| > 2.0648 μ, so that with 10 bins all such residuals share the last.
 *
 * @param prediction a vector, or rows of one length, whose elements are one batch together; any doubles.
 * @param target finite numbers in the same shape and unit.
 * @returns a number in [0, ∞] in the unit of the prediction; 0 where all samples are masked. The `state` is moved on by one batch.
 * @throws RangeError for an empty or unequal shape, a prediction that is NaN and not masked, a target that is not finite, a mu that is not
 * positive and finite, and options that `ghmClassificationLoss` refuses; TypeError for a wrong type.
 * @formula given={{ d: vector, '\\mu': positive }} where={({ d, '\\mu': mu }) => {
 *   const target = d.map(() => 0);
 *   return { N: d.length, '\\beta': ghmRegressionWeights(d, target, { mu }), L: ghmRegressionLoss(d, target, { mu }) };
 * }}
 * $$ L = \frac{1}{N} \sum_i \beta_i \left( \sqrt{d_i^2 + \mu^2} - \mu \right) $$
 * @see li2019, section 3.5
 * @example
 * ```ts
 * import { ghmRegressionLoss } from 'surprisal';
 * ghmRegressionLoss([0.01, 0.5, 1], [0, 0, 0]); // => 0.0732660589841
 * ```
 */
export function ghmRegressionLoss(
  prediction: Logits,
  target: Logits,
  options?: GhmRegressionOptions | null,
): number {
  return harmonizedLoss(read('ghmRegressionLoss', prediction, target, options ?? {}));
}

/**
 * The weights β of `ghmRegressionLoss`, one for each residual. They are constants to a gradient.
 *
 * @param prediction as for the loss.
 * @param target as for the loss.
 * @returns positive numbers without unit in the shape of the prediction, 0 for a sample that is masked. The `state` is moved on by one batch.
 * @throws as `ghmRegressionLoss` does.
 * @formula given={{ d: vector, '\\mu': positive, i: index }} where={({ d, '\\mu': mu }) => ({
 *   N: d.length, M: 10, '\\beta': ghmRegressionWeights(d, d.map(() => 0), { mu }), '\\delta': (j, k) => Number(j === k),
 *   g: d.map((x) => Math.abs(x) / Math.hypot(x, mu)),
 * })}
 * $$ \beta_i = \frac{N}{M \sum_j \delta(\lfloor M g_i \rfloor, \lfloor M g_j \rfloor)} $$
 * @see li2019, section 3.5
 * @example
 * ```ts
 * import { ghmRegressionWeights } from 'surprisal';
 * ghmRegressionWeights([0.01, 0.5, 1], [0, 0, 0]); // => [0.3, 0.15, 0.15]
 * ```
 */
export function ghmRegressionWeights(
  prediction: Vector,
  target: Vector,
  options?: GhmRegressionOptions | null,
): Float64Array;
export function ghmRegressionWeights(
  prediction: Rows,
  target: Rows,
  options?: GhmRegressionOptions | null,
): Float64Array[];
export function ghmRegressionWeights(
  prediction: Logits,
  target: Logits,
  options?: GhmRegressionOptions | null,
): Float64Array | Float64Array[] {
  const harmony = read('ghmRegressionWeights', prediction, target, options ?? {});
  return shaped(harmony.shape, harmonizingWeights(harmony));
}

/**
 * The gradient of `ghmRegressionLoss` with respect to the prediction, β d/(N √(d² + μ²)): nothing flows through β.
 *
 * @param prediction as for the loss.
 * @param target as for the loss.
 * @returns the gradient in the shape of the prediction, 0 for a sample that is masked. A `state` is read and stays as it is: pass it to the loss of
 * the batch first, then here.
 * @throws as `ghmRegressionLoss` does, and RangeError for a state that has seen no sample in a bin of this batch.
 * @formula given={{ d: vector, '\\mu': positive, k: index }} where={({ d, '\\mu': mu, k }) => {
 *   const target = d.map(() => 0);
 *   return {
 *     N: d.length, '\\beta': ghmRegressionWeights(d, target, { mu }),
 *     '\\frac{\\partial L}{\\partial d_k}': ghmRegressionLossGradient(d, target, { mu })[k - 1],
 *   };
 * }}
 * $$ \frac{\partial L}{\partial d_k} = \frac{\beta_k}{N} \cdot \frac{d_k}{\sqrt{d_k^2 + \mu^2}} $$
 * @see li2019, section 3.5
 * @example
 * ```ts
 * import { ghmRegressionLossGradient } from 'surprisal';
 * ghmRegressionLossGradient([0.02, -1], [0, 0]); // => [0.0707106781187, -0.099980005998]
 * ```
 */
export function ghmRegressionLossGradient(
  prediction: Vector,
  target: Vector,
  options?: GhmRegressionOptions | null,
): Float64Array;
export function ghmRegressionLossGradient(
  prediction: Rows,
  target: Rows,
  options?: GhmRegressionOptions | null,
): Float64Array[];
export function ghmRegressionLossGradient(
  prediction: Logits,
  target: Logits,
  options?: GhmRegressionOptions | null,
): Float64Array | Float64Array[] {
  const harmony = read('ghmRegressionLossGradient', prediction, target, options ?? {});
  return shaped(harmony.shape, harmonizedGradient(harmony));
}

function read(
  caller: string,
  prediction: unknown,
  target: unknown,
  { mu = 0.02, ...options }: GhmRegressionOptions,
): Harmony {
  const name = 'prediction';
  const shape = asBatch(caller, name, prediction);
  const goal = asBatchLike(caller, 'target', target, name, shape);
  const [x, y] = [doubles(shape.flat), doubles(goal.flat)];
  const infinite = y.findIndex((value) => !Number.isFinite(value));
  if (infinite >= 0)
    throw rangeError(`${caller}: target${positionOf(goal, infinite)}`, 'be finite', y[infinite]);
  requireMu(caller, mu);
  return readHarmony({ caller, name, shape, kernel }, options);

  function kernel(
    start: number,
    end: number,
    slopes: Float64Array,
    losses?: Float64Array,
    scale = 1,
  ): void {
    const bend = Math.max(mu * scale, Number.MIN_VALUE);
    for (let i = start; i < end; i++) {
      slopes[i - start] = smoothL1Slope(x[i]! - y[i]!, mu);
      if (losses) losses[i - start] = smoothL1(x[i]! * scale - y[i]! * scale, bend);
    }
  }
}
