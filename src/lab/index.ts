export { type BirdStrikeCell, type BirdStrikes, birdStrikes } from './bird-strikes.ts';
export { type Iris, iris } from './iris.ts';
export { millerMadow } from './miller-madow.ts';
export { type MobyDick, mobyDick } from './moby-dick.ts';
export { type Penguins, penguins } from './penguins.ts';
export type { Provenance } from './provenance.ts';
export { type Random, random } from './random.ts';
export { type SeattleWeather, seattleWeather } from './seattle-weather.ts';
export { type Spectrum, spectrumEntropy } from './spectrum-entropy.ts';
