import { Sum } from '../sum.ts';
import { isVector, rangeError, requireSameLength, typeError } from '../validate.ts';
import { requireFinite, requireWeights } from './task-vectors.ts';

/** What a task predicts: numbers, or classes. */
export type TaskKind = 'regression' | 'classification';

export interface UncertaintyOptions {
  /** What each task is. The `'kendall'` form needs it; the `'simple'` form is the same for both. */
  kinds?: ArrayLike<TaskKind>;
  /** Which formula: `'kendall'`, as when absent, or `'simple'`. */
  form?: 'kendall' | 'simple';
}

/** A task as scale · e^−s L + slope · s. */
interface Task {
  loss: number;
  logVariance: number;
  scale: number;
  slope: number;
}

/**
 * Losses of several tasks, weighted by the uncertainty σ² of each, which is learned as s = ln σ². The form `'kendall'` adds ½ e^−s L + ½ s for a
 * regression and e^−s L + ½ s for a classification, which is an approximation; `'simple'`, found in much code, adds e^−s L + s for either.
 *
 * For a regression the best s is ln L, where the sum is ½ (1 + ln L): **negative** for small losses, and rightly so. A loss of 0 sends its s
 * to −∞: clamp s.
 *
 * @param losses one number for each task, finite and not negative.
 * @param logVariances s, one finite number for each task.
 * @returns a number of any sign, in nats; `Infinity` where e^−s L is beyond the doubles.
 * @throws RangeError for lengths that differ, empty vectors, a loss that is negative or not finite, a log variance that is not finite, an unknown
 * kind or form; TypeError for anything that is no number, and for kinds that are missing in the form `'kendall'`.
 * @formula given={{ L: distribution, s: vector }} where={({ L, s }) => {
 *   const kinds = L.map((_, k) => (k % 2 ? 'regression' : 'classification'));
 *   return { c: L.map((_, k) => (k % 2 ? 1 / 2 : 1)), S: uncertaintyWeightedLoss(L, s, { kinds }) };
 * }}
 * $$ S = \sum_k \left( c_k e^{-s_k} L_k + \tfrac12 s_k \right) $$
 * @see kendall2018, section 3.2
 * @example
 * ```ts
 * import { uncertaintyWeightedLoss } from 'surprisal';
 * uncertaintyWeightedLoss([4], [Math.log(4)], { kinds: ['regression'] }); // => 1.19314718056
 * uncertaintyWeightedLoss([0.7], [Math.log(1.4)], { kinds: ['classification'] }); // => 0.668236118311
 * uncertaintyWeightedLoss([4], [Math.log(4)], { form: 'simple' }); // => 2.38629436112
 * ```
 */
export function uncertaintyWeightedLoss(
  losses: ArrayLike<number>,
  logVariances: ArrayLike<number>,
  options?: UncertaintyOptions | null,
): number {
  const sum = new Sum();
  for (const task of read('uncertaintyWeightedLoss', losses, logVariances, options ?? {})) {
    const scaled = task.scale * precisionTimesLoss(task);
    // No sum of log variances makes up for it.
    if (scaled === Infinity) return Infinity;
    sum.add(scaled);
    sum.add(task.slope * task.logVariance);
  }
  return sum.value;
}

/**
 * The gradient of `uncertaintyWeightedLoss` with respect to the log variances: ½ − ½ e^−s L for a regression, ½ − e^−s L for a classification,
 * 1 − e^−s L in the simple form. Close to the optimum it is a difference of nearly equal numbers, with the accuracy of these.
 *
 * @param losses as for the loss.
 * @param logVariances as for the loss.
 * @returns one number for each task, at most 1; `-Infinity` where e^−s L is beyond the doubles.
 * @throws as `uncertaintyWeightedLoss` does.
 * @formula given={{ L: distribution, s: vector, k: index }} where={({ L, s, k }) => {
 *   const kinds = L.map((_, i) => (i % 2 ? 'regression' : 'classification'));
 *   const gradient = uncertaintyWeightedLossGradient(L, s, { kinds });
 *   return { c: L.map((_, i) => (i % 2 ? 1 / 2 : 1)), '\\frac{\\partial S}{\\partial s_k}': gradient[k - 1] };
 * }}
 * $$ \frac{\partial S}{\partial s_k} = \tfrac12 - c_k e^{-s_k} L_k $$
 * @see kendall2018, section 3.2
 * @example
 * ```ts
 * import { uncertaintyWeightedLossGradient } from 'surprisal';
 * uncertaintyWeightedLossGradient([4, 0.7], [0, 0], { kinds: ['regression', 'classification'] }); // => [-1.5, -0.2]
 * ```
 */
export function uncertaintyWeightedLossGradient(
  losses: ArrayLike<number>,
  logVariances: ArrayLike<number>,
  options?: UncertaintyOptions | null,
): Float64Array {
  return Float64Array.from(
    read('uncertaintyWeightedLossGradient', losses, logVariances, options ?? {}),
    (task) => task.slope - task.scale * precisionTimesLoss(task),
  );
}

/** e^−s L in two steps, so that it is Infinity or 0 only where the product is. */
function precisionTimesLoss({ loss, logVariance }: Task): number {
  if (loss === 0) return 0;
  const root = Math.exp(-logVariance / 2);
  return loss * root * root;
}

function read(
  caller: string,
  losses: unknown,
  logVariances: unknown,
  { kinds, form = 'kendall' }: UncertaintyOptions,
): Task[] {
  requireWeights(caller, 'losses', losses);
  requireFinite(caller, 'logVariances', logVariances);
  requireSameLength(caller, 'losses', losses, 'logVariances', logVariances);
  if (form !== 'kendall' && form !== 'simple')
    throw rangeError(`${caller}: form`, "be 'kendall' or 'simple'", form);
  if (form === 'kendall' || kinds !== undefined) requireKinds(caller, losses, kinds);
  return Array.from(losses, (loss, k) => {
    const factors = form === 'simple' ? SIMPLE : KENDALL[kinds![k]!];
    return { loss, logVariance: logVariances[k]!, ...factors };
  });
}

const SIMPLE = { scale: 1, slope: 1 };

const KENDALL = {
  regression: { scale: 1 / 2, slope: 1 / 2 },
  classification: { scale: 1, slope: 1 / 2 },
};

function requireKinds(caller: string, losses: ArrayLike<number>, kinds: unknown): void {
  const argument = `${caller}: kinds`;
  if (!isVector(kinds))
    throw typeError(argument, "be an array of 'regression' and 'classification'", kinds);
  requireSameLength(caller, 'losses', losses, 'kinds', kinds);
  for (let k = 0; k < kinds.length; k++) {
    const kind: unknown = kinds[k];
    if (kind !== 'regression' && kind !== 'classification')
      throw rangeError(`${argument}[${k}]`, "be 'regression' or 'classification'", kind);
  }
}
