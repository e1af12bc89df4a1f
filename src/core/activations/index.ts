/** The functions that turn logits into probabilities, without overflow. @packageDocumentation */

export { logSumExp } from './log-sum-exp.ts';
export { sigmoid } from './sigmoid.ts';
export { logSoftmax, softmax } from './softmax.ts';
export { logSigmoid, softplus } from './softplus.ts';
