/** The gradient harmonizing mechanism: losses whose samples are weighted by how crowded their gradient norms are. @packageDocumentation */

export {
  authenticSmoothL1,
  authenticSmoothL1Gradient,
  type MuOption,
} from './authentic-smooth-l1.ts';
export {
  createDensityState,
  type DensityState,
  type DensityStateOptions,
} from './density-state.ts';
export {
  ghmClassificationLoss,
  ghmClassificationLossGradient,
  ghmClassificationWeights,
} from './ghm-classification.ts';
export {
  ghmRegressionLoss,
  ghmRegressionLossGradient,
  ghmRegressionWeights,
} from './ghm-regression.ts';
export { gradientDensity } from './gradient-density.ts';
export { gradientDensityExact } from './gradient-density-exact.ts';
export { gradientHistogram } from './gradient-histogram.ts';
export { gradientNorm } from './gradient-norm.ts';
export type { HarmonyOptions } from './harmonized.ts';
export type { SampleMask } from './sample-mask.ts';
export type { BinsOption } from './unit-bins.ts';
