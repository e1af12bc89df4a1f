/** Real data in small derived form, random numbers that repeat, and a trainer. @packageDocumentation */

export { type BirdStrikeCell, type BirdStrikes, birdStrikes } from './bird-strikes.ts';
export { type DamageRows, damageRows } from './damage-rows.ts';
export { type Iris, iris } from './iris.ts';
export { millerMadow } from './miller-madow.ts';
export { type MobyDick, mobyDick } from './moby-dick.ts';
export { type Penguins, penguins } from './penguins.ts';
export type { Provenance } from './provenance.ts';
export { type Random, random } from './random.ts';
export { type SeattleWeather, seattleWeather } from './seattle-weather.ts';
export { shuffledReports } from './shuffled-reports.ts';
export { type Spectrum, spectrumEntropy } from './spectrum-entropy.ts';
export { standardize } from './standardize.ts';
export { fit } from './training/fit.ts';
export { linearLogits } from './training/linear-logits.ts';
export type { LinearProblem } from './training/linear-objective.ts';
export type { LossChoice } from './training/logit-loss.ts';
export { type TrainOptions, train } from './training/train.ts';
export type { FitOptions, Solver, Training } from './training/training-steps.ts';
