import { softmax } from '../activations/softmax.ts';
import { isVector, rangeError, requireNumber, requireSameLength, typeError } from '../validate.ts';
import { requireWeights } from './task-vectors.ts';

export interface DynamicWeightOptions {
  /** T > 0, how even the weights are; 2 when absent. */
  temperature?: number;
  /** The number K of tasks. Needed before the first epoch only, when there is no history to tell it. */
  tasks?: number;
}

/**
 * Dynamic weight average: tasks whose loss falls more slowly weigh more. With the rates w = L(t − 1)/L(t − 2) of the last two epochs the weights
 * are λ = K softmax(w/T). In the first two epochs, when there are no two before, they are 1.
 *
 * @param history one vector with the mean loss of each of the K tasks for each epoch so far, the earliest first. Only the last two are used.
 * @returns K positive weights without unit, which sum to K.
 * @throws RangeError for epochs of different lengths, losses that are negative or not finite, a loss of 0 that a rate would divide by, a
 * temperature that is not positive and finite, tasks that are no whole number from 1 or not those of the history; TypeError for anything that is
 * no number, and where neither history nor `tasks` tells the number of tasks.
 * @formula given={{ a: distribution, b: distribution, k: index }} where={({ a, b }) => ({
 *   K: a.length, T: 2, w: a.map((x, i) => x / b[i]), '\\lambda': dynamicWeightAverage([b, a]),
 * })}
 * $$ \lambda_k = K \frac{e^{w_k / T}}{\sum_j e^{w_j / T}}, \quad w_k = \frac{a_k}{b_k} $$
 * @see liu2019, section 3.3
 * @example
 * ```ts
 * import { dynamicWeightAverage } from 'surprisal';
 * dynamicWeightAverage([], { tasks: 2 }); // => [1, 1]
 * dynamicWeightAverage([[1, 10], [0.9, 5]]); // => [1.09966799462, 0.900332005375]
 * ```
 */
export function dynamicWeightAverage(
  history: ArrayLike<ArrayLike<number>>,
  options?: DynamicWeightOptions | null,
): Float64Array {
  const { temperature = 2, tasks } = options ?? {};
  const caller = 'dynamicWeightAverage';
  requireHistory(caller, history);
  const argument = `${caller}: temperature`;
  requireNumber(argument, temperature);
  if (!(temperature > 0 && temperature < Infinity))
    throw rangeError(argument, 'be positive and finite', temperature);
  const count = readTasks(caller, tasks, history);
  if (history.length < 2) return new Float64Array(count).fill(1);
  const [before, last] = [history.length - 2, history.length - 1];
  const rates = Float64Array.from(history[last]!, (loss, k) => {
    const earlier = history[before]![k]!;
    if (earlier === 0)
      throw rangeError(
        `${caller}: history[${before}][${k}]`,
        'be positive, for the rate divides by it',
        earlier,
      );
    return Math.min(loss / earlier, Number.MAX_VALUE);
  });
  return softmax(rates, { temperature }).map((share) => share * count);
}

function requireHistory(caller: string, history: ArrayLike<ArrayLike<number>>): void {
  if (!isVector(history)) throw typeError(`${caller}: history`, 'be a list of epochs', history);
  const epochs = history as ArrayLike<ArrayLike<number>>;
  for (let t = 0; t < epochs.length; t++) {
    requireWeights(caller, `history[${t}]`, epochs[t]);
    requireSameLength(caller, 'history[0]', epochs[0]!, `history[${t}]`, epochs[t]!);
  }
}

function readTasks(caller: string, tasks: unknown, history: ArrayLike<ArrayLike<number>>): number {
  const argument = `${caller}: tasks`;
  if (tasks === undefined && history.length > 0) return history[0]!.length;
  requireNumber(argument, tasks);
  if (!(Number.isInteger(tasks) && tasks >= 1 && tasks <= MOST_TASKS))
    throw rangeError(argument, `be a whole number from 1 to ${MOST_TASKS}`, tasks);
  if (history.length > 0 && tasks !== history[0]!.length)
    throw rangeError(argument, `be the ${history[0]!.length} of the history`, tasks);
  return tasks;
}

const MOST_TASKS = 1e6;
