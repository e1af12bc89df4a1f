/** Several losses at once: how to weigh them, and what to do where their gradients disagree. @packageDocumentation */

export { type DynamicWeightOptions, dynamicWeightAverage } from './dynamic-weight-average.ts';
export { type GradNormOptions, type GradNormStep, gradNorm } from './grad-norm.ts';
export { type OrderOption, projectConflictingGradients } from './project-conflicting-gradients.ts';
export {
  type TaskKind,
  type UncertaintyOptions,
  uncertaintyWeightedLoss,
  uncertaintyWeightedLossGradient,
} from './uncertainty-weighted-loss.ts';
export { weightedSum } from './weighted-sum.ts';
