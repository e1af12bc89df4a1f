import {
  alphaBalancedCrossEntropy,
  alphaBalancedCrossEntropyGradient,
  binaryCrossEntropyWithLogits,
  binaryCrossEntropyWithLogitsGradient,
  crossEntropyWithLogits,
  crossEntropyWithLogitsGradient,
  sigmoidFocalLoss,
  sigmoidFocalLossGradient,
} from '../../core/index.ts';
import { rangeError } from '../../core/validate.ts';
import { harmonizing, mining, type RowRule } from './row-rules.ts';

/** A loss of the core by its name, with the options that the core gives it. Plain data, so that a worker can be sent it. */
export type LossChoice =
  | { readonly name: 'binaryCrossEntropyWithLogits'; readonly posWeight?: number }
  | { readonly name: 'alphaBalancedCrossEntropy'; readonly alpha: number }
  | { readonly name: 'sigmoidFocalLoss'; readonly gamma?: number; readonly alpha?: number | null }
  | {
      /** Needs gradient descent, as does mining: what it weighs changes with each step, so that no function of the weights has its slope. */
      readonly name: 'ghmClassificationLoss';
      readonly bins?: number;
    }
  | {
      /** Binary cross-entropy of all positives and of the hardest negatives, as in SSD. */
      readonly name: 'hardNegativeMining';
      /** How many negatives for each positive; 3 when absent. */
      readonly ratio?: number;
    }
  | {
      readonly name: 'crossEntropyWithLogits';
      /** K ≥ 2, how many classes there are: each has weights of its own. */
      readonly classes: number;
    };

/** The losses of a data set as functions of its logits, which lie row after row: one a row, or K under softmax. */
export interface LogitLoss {
  /** How many logits a row has. */
  readonly outputs: number;
  /** One loss a row, in nats. */
  losses(logits: Float64Array): Float64Array;
  /** The derivative of the loss of each row by each of its logits. */
  slopes(logits: Float64Array): Float64Array;
  /** Whether a row weighs what the others make it weigh. The slopes are then those of no function, and have no slopes of their own. */
  readonly reweighted?: boolean;
}

/** Binds a loss of the core to the targets of a data set, and to the part that each row has in it. */
export function logitLoss(
  choice: LossChoice,
  targets: ArrayLike<number>,
  shares: Float64Array,
): LogitLoss {
  const options = { ...choice, reduction: 'none' } as const;
  const rows = { targets, shares };
  switch (options.name) {
    case 'binaryCrossEntropyWithLogits':
      return {
        outputs: 1,
        losses: (logits) => binaryCrossEntropyWithLogits(logits, targets, options),
        slopes: (logits) => binaryCrossEntropyWithLogitsGradient(logits, targets, options),
      };
    case 'alphaBalancedCrossEntropy':
      return {
        outputs: 1,
        losses: (logits) => alphaBalancedCrossEntropy(logits, targets, options),
        slopes: (logits) => alphaBalancedCrossEntropyGradient(logits, targets, options),
      };
    case 'sigmoidFocalLoss':
      return {
        outputs: 1,
        losses: (logits) => sigmoidFocalLoss(logits, targets, options),
        slopes: (logits) => sigmoidFocalLossGradient(logits, targets, options),
      };
    case 'ghmClassificationLoss':
      return reweightedLoss(targets, harmonizing(rows, options.bins));
    case 'hardNegativeMining':
      return reweightedLoss(targets, mining(rows, options.ratio));
    case 'crossEntropyWithLogits':
      requireClasses(options.classes);
      return {
        outputs: options.classes,
        losses: (logits) => crossEntropyWithLogits(logits, targets, options),
        slopes: (logits) => crossEntropyWithLogitsGradient(logits, targets, options),
      };
    default: {
      const { name } = choice as { name: unknown };
      throw rangeError('fit: loss.name', 'name a loss of logits', name);
    }
  }
}

/** Binary cross-entropy with each row times the factor that a rule gives it. */
function reweightedLoss(targets: ArrayLike<number>, factorsOf: RowRule): LogitLoss {
  const none = { reduction: 'none' } as const;
  const times = (values: Float64Array, factors: Float64Array) =>
    values.map((value, row) => factors[row]! * value);
  return {
    outputs: 1,
    losses: (logits) =>
      times(binaryCrossEntropyWithLogits(logits, targets, none), factorsOf(logits)),
    slopes: (logits) =>
      times(binaryCrossEntropyWithLogitsGradient(logits, targets, none), factorsOf(logits)),
    reweighted: true,
  };
}

function requireClasses(classes: number): void {
  if (!(Number.isInteger(classes) && classes >= 2))
    throw rangeError('fit: loss.classes', 'be a whole number from 2', classes);
}
