// What a stranger writes against the package; `package.test.ts` compiles it in an empty project. Each line that is said to be an
// error must be one: were a declaration missing, its type would be `any` and nothing an error.
import { type Box, entropy, klDivergence, type Reduction, sigmoid } from 'surprisal';
import { softmax } from 'surprisal/activations';
import { iou } from 'surprisal/detection';
import { huffman } from 'surprisal/information';
import { birdStrikes, iris, mobyDick, penguins, random } from 'surprisal/lab';
import { crossEntropyWithLogits } from 'surprisal/losses';

export const nats: number = klDivergence(new Float32Array([0.5, 0.5]), [0.7, 0.3], { base: 2 });
export const one: number = sigmoid(0);
export const many: Float64Array = sigmoid([0, 1]);
export const row: Float64Array = softmax([1, 2, 3]);
export const box: Box = [0, 0, 1, 1];
export const overlap: number = iou(box, box);
export const reduction: Reduction = 'none';
export const loss: number = crossEntropyWithLogits([2, 1, 0], 0);
export const lengths = huffman([0.5, 0.5]);
export const draw: number = random(1).uniform();
export const counts: number[] = [
  birdStrikes.missing.size,
  mobyDick.countOf.e,
  penguins.missing.sex,
  iris.labels[0] ?? 0,
];

// @ts-expect-error: text is no vector
entropy('0.5');
// @ts-expect-error: a divergence is of two
klDivergence([1]);
// @ts-expect-error: no such option
entropy([1], { bsae: 2 });
// @ts-expect-error: the result is a number
export const text: string = entropy([1]);
// @ts-expect-error: no such reduction
export const median: Reduction = 'median';
// @ts-expect-error: a count is a number
export const strikes: string = birdStrikes.missing.size;
// @ts-expect-error: a count is a number
export const letters: string = mobyDick.countOf.e;
// @ts-expect-error: a count is a number
export const birds: string = penguins.missing.sex;
// @ts-expect-error: data are not to be written
iris.labels[0] = 1;

// @ts-expect-error: what is no sub-path cannot be imported
export { Sum } from 'surprisal/lib/core/sum.js';
