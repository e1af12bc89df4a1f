import { asBinaryBatch } from '../losses/binary-batch.ts';
import { logisticLoss } from '../losses/logistic-loss.ts';
import { type Logits, type Rows, shaped, type Vector } from '../rows.ts';
import { writeExcesses, writeTails } from '../tail.ts';
import { slopeOf } from './gradient-norm.ts';
import {
  type Harmony,
  type HarmonyOptions,
  harmonizedGradient,
  harmonizedLoss,
  harmonizingWeights,
  readHarmony,
} from './harmonized.ts';

/**
 * GHM for classification: binary cross-entropy of logits with each sample weighted by β = N/GD(g), so that crowded gradient norms count less and
 * rare ones more. The loss is (1/N) Σ β CE over the N samples that count. Uniform norms leave cross-entropy as it is.
 *
 * With `normalization: 'paper'` β = N/(R M) for the R samples in the region of g; with `'nonempty'`, the authors' code, the number of regions
 * that have a sample stands in place of M. With a `state`, its moving average stands in place of R.
 *
 * @param logits a vector, or rows of one length, whose elements are one batch together; any doubles.
 * @param targets in [0, 1], in the same shape.
 * @returns nats in [0, ∞]; 0 where all samples are masked. `Infinity` for a logit of ±∞ on the wrong side. The `state` is moved on by one batch.
 * @throws RangeError for an empty or unequal shape, a logit that is NaN and not masked, a target outside [0, 1], bins that are no whole number
 * from 1 to 1000000 or not those of the state, a mask that is not of 0 and 1, an unknown normalization; TypeError for a wrong type.
 * @formula given={{ x: vector, y: distribution }} where={({ x, y }) => ({
 *   N: x.length, '\\beta': ghmClassificationWeights(x, y), L: ghmClassificationLoss(x, y),
 * })}
 * $$ L = \frac{1}{N} \sum_i \beta_i \left( \ln(1 + e^{x_i}) - x_i y_i \right) $$
 * @see li2019
 * @example
 * ```ts
 * import { ghmClassificationLoss } from 'surprisal';
 * const logits = [-3, -3.5, -4, 2];
 * ghmClassificationLoss(logits, [0, 0, 0, 0]); // => 0.215909057696
 * ghmClassificationLoss(logits, [0, 0, 0, 0], { normalization: 'nonempty' }); // => 1.07954528848
 * ghmClassificationLoss(logits, [0, 0, 0, 0], { mask: [1, 1, 1, 0] }); // => 0.00321625659214
 * ```
 */
export function ghmClassificationLoss(
  logits: Logits,
  targets: Logits,
  options?: HarmonyOptions | null,
): number {
  return harmonizedLoss(read('ghmClassificationLoss', logits, targets, options ?? {}));
}

/**
 * The weights β of `ghmClassificationLoss`, one for each sample. They are constants to a gradient.
 *
 * @param logits as for the loss.
 * @param targets as for the loss.
 * @returns positive numbers without unit in the shape of the logits, 0 for a sample that is masked. Those of the paper sum to N times the share of
 * bins that have a sample, those of the authors' code to N. The `state` is moved on by one batch.
 * @throws as `ghmClassificationLoss` does.
 * @formula given={{ x: vector, y: distribution, i: index }} where={({ x, y }) => ({
 *   N: x.length, M: 10, '\\beta': ghmClassificationWeights(x, y), '\\delta': (j, k) => Number(j === k),
 *   g: x.map((logit, k) => Math.abs(1 / (1 + Math.exp(-logit)) - y[k])),
 * })}
 * $$ \beta_i = \frac{N}{M \sum_j \delta(\lfloor M g_i \rfloor, \lfloor M g_j \rfloor)} $$
 * @see li2019
 * @example
 * ```ts
 * import { ghmClassificationWeights } from 'surprisal';
 * const logits = [-3, -3.5, -4, 2];
 * ghmClassificationWeights(logits, [0, 0, 0, 0]); // => [0.133333333333, 0.133333333333, 0.133333333333, 0.4]
 * ghmClassificationWeights(logits, [0, 0, 0, 0], { normalization: 'nonempty', mask: [1, 1, 0, 1] }); // => [0.75, 0.75, 0, 1.5]
 * ```
 */
export function ghmClassificationWeights(
  logits: Vector,
  targets: Vector,
  options?: HarmonyOptions | null,
): Float64Array;
export function ghmClassificationWeights(
  logits: Rows,
  targets: Rows,
  options?: HarmonyOptions | null,
): Float64Array[];
export function ghmClassificationWeights(
  logits: Logits,
  targets: Logits,
  options?: HarmonyOptions | null,
): Float64Array | Float64Array[] {
  const harmony = read('ghmClassificationWeights', logits, targets, options ?? {});
  return shaped(harmony.shape, harmonizingWeights(harmony));
}

/**
 * The gradient of `ghmClassificationLoss` with respect to the logits, β (σ(x) − y)/N: nothing flows through β.
 *
 * @param logits as for the loss.
 * @param targets as for the loss.
 * @returns the gradient in the shape of the logits, 0 for a sample that is masked. A `state` is read and stays as it is: pass it to the loss of the
 * batch first, then here.
 * @throws as `ghmClassificationLoss` does, and RangeError for a state that has seen no sample in a bin of this batch.
 * @formula given={{ x: vector, y: distribution, k: index }} where={({ x, y, k }) => ({
 *   N: x.length, '\\beta': ghmClassificationWeights(x, y),
 *   '\\frac{\\partial L}{\\partial x_k}': ghmClassificationLossGradient(x, y)[k - 1],
 * })}
 * $$ \frac{\partial L}{\partial x_k} = \frac{\beta_k}{N} \left( \frac{1}{1 + e^{-x_k}} - y_k \right) $$
 * @see li2019
 * @example
 * ```ts
 * import { ghmClassificationLossGradient } from 'surprisal';
 * ghmClassificationLossGradient([0, 2], [1, 0]); // => [-0.05, 0.0880797077978]
 * ```
 */
export function ghmClassificationLossGradient(
  logits: Vector,
  targets: Vector,
  options?: HarmonyOptions | null,
): Float64Array;
export function ghmClassificationLossGradient(
  logits: Rows,
  targets: Rows,
  options?: HarmonyOptions | null,
): Float64Array[];
export function ghmClassificationLossGradient(
  logits: Logits,
  targets: Logits,
  options?: HarmonyOptions | null,
): Float64Array | Float64Array[] {
  const harmony = read('ghmClassificationLossGradient', logits, targets, options ?? {});
  return shaped(harmony.shape, harmonizedGradient(harmony));
}

function read(caller: string, logits: unknown, targets: unknown, options: HarmonyOptions): Harmony {
  const { name, shape, inputs, targets: y } = asBinaryBatch(caller, 'logits', logits, targets);
  return readHarmony({ caller, name, shape, kernel }, options);

  function kernel(
    start: number,
    end: number,
    slopes: Float64Array,
    losses?: Float64Array,
    scale = 1,
  ): void {
    writeTails(inputs, start, end, slopes);
    if (losses) writeExcesses(slopes, end - start, losses);
    for (let i = start; i < end; i++) {
      const j = i - start;
      slopes[j] = slopeOf(inputs[i]!, y[i]!, slopes[j]!);
      if (losses) losses[j] = logisticLoss(inputs[i]!, losses[j]!, y[i]!, 1 - y[i]!, scale);
    }
  }
}
