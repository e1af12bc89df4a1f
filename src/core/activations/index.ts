export { logSumExp } from './log-sum-exp.ts';
export { sigmoid } from './sigmoid.ts';
export { logSoftmax, softmax } from './softmax.ts';
export { logSigmoid, softplus } from './softplus.ts';
