/** How good predictions are: counts, curves, areas and calibration. @packageDocumentation */

export { type ConfusionOptions, confusionMatrix } from './confusion-matrix.ts';
export { expectedCalibrationError } from './expected-calibration-error.ts';
export {
  averagePrecision,
  type PrecisionRecallCurve,
  precisionRecallCurve,
} from './precision-recall-curve.ts';
export { type RocCurve, rocAuc, rocCurve } from './roc-curve.ts';
export { type TemperatureScaling, temperatureScale } from './temperature-scale.ts';
