/** The losses of classifiers with their gradients with respect to the logits. @packageDocumentation */

export {
  alphaBalancedCrossEntropy,
  alphaBalancedCrossEntropyGradient,
} from './alpha-balanced-cross-entropy.ts';
export { binaryCrossEntropy, binaryCrossEntropyGradient } from './binary-cross-entropy.ts';
export {
  binaryCrossEntropyWithLogits,
  binaryCrossEntropyWithLogitsGradient,
} from './binary-cross-entropy-with-logits.ts';
export type { ClassTargets } from './class-targets.ts';
export {
  crossEntropyWithLogits,
  crossEntropyWithLogitsGradient,
} from './cross-entropy-with-logits.ts';
export type { Reduction } from './reduction.ts';
export { sigmoidFocalLoss, sigmoidFocalLossGradient } from './sigmoid-focal-loss.ts';
export { softmaxFocalLoss, softmaxFocalLossGradient } from './softmax-focal-loss.ts';
