import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { BINS, CLASSES, type Inputs } from './inputs.ts';

// Each row as a user of TensorFlow.js composes it from its operations, in single precision, which is all that it has.

export const use = (backend: 'cpu' | 'wasm'): Promise<unknown> => tf.setBackend(backend);

/** The inputs as tensors of a backend. */
export async function upload(inputs: Inputs, backend: 'cpu' | 'wasm') {
  await use(backend);
  const { p, q, logits, labels, classes, oneHot, table } = inputs;
  const shape: [number, number] = [classes.length, CLASSES];
  return {
    p: vector(p),
    q: vector(q),
    logits: vector(logits),
    labels: vector(labels),
    rows: tf.reshape<tf.Rank.R2>(vector(logits), shape),
    oneHot: tf.reshape<tf.Rank.R2>(vector(oneHot), shape),
    table: tf.stack(table.map(vector)),
    ranks: tf.range(1, logits.length + 1),
  };
}

type Tensors = Awaited<ReturnType<typeof upload>>;

const vector = (values: Float64Array): tf.Tensor1D => tf.tensor1d(Float32Array.from(values));

/** The value of a computation, brought back from the backend. */
export function download(compute: () => tf.Tensor): number | ArrayLike<number> {
  let values: ArrayLike<number> = [];
  // What a tidy returns is searched for tensors, element by element.
  tf.tidy(() => {
    values = compute().dataSync();
  });
  return values;
}

export const entropy = ({ p }: Tensors): tf.Tensor => tf.neg(tf.sum(tf.mul(p, tf.log(p))));

export const klDivergence = ({ p, q }: Tensors): tf.Tensor =>
  tf.sum(tf.mul(p, tf.log(tf.div(p, q))));

export const sigmoid = ({ logits }: Tensors): tf.Tensor => tf.sigmoid(logits);

export const binaryCrossEntropyWithLogits = ({ logits, labels }: Tensors): tf.Tensor =>
  tf.losses.sigmoidCrossEntropy(labels, logits);

export const crossEntropyWithLogits = ({ rows, oneHot }: Tensors): tf.Tensor =>
  tf.losses.softmaxCrossEntropy(oneHot, rows);

/** The logit of what did not happen: its softplus is the loss, its sigmoid the gradient norm. */
const wrongOf = ({ logits, labels }: Tensors): tf.Tensor =>
  tf.mul(logits, tf.sub(1, tf.mul(labels, 2)));

export function sigmoidFocalLoss(tensors: Tensors): tf.Tensor {
  const x = wrongOf(tensors);
  return tf.mean(tf.mul(tf.square(tf.sigmoid(x)), tf.softplus(x)));
}

/** In closed form, which is faster than `tf.grad` of the loss. */
export function sigmoidFocalLossGradient(tensors: Tensors): tf.Tensor {
  const { logits, labels } = tensors;
  const x = wrongOf(tensors);
  const complement = tf.sigmoid(x);
  const share = tf.mul(tf.sub(1, complement), tf.softplus(x));
  const slope = tf.mul(tf.square(complement), tf.add(complement, tf.mul(share, 2)));
  return tf.mul(slope, tf.div(tf.sub(1, tf.mul(labels, 2)), logits.size));
}

export function ghmClassificationLoss(tensors: Tensors): tf.Tensor {
  const x = wrongOf(tensors);
  const regions = tf.cast(tf.minimum(tf.mul(tf.sigmoid(x), BINS), BINS - 1), 'int32');
  const counts = tf.bincount(regions as tf.Tensor1D, tf.tensor1d([]), BINS);
  return tf.div(tf.sum(tf.div(tf.softplus(x), tf.gather(counts, regions))), BINS);
}

export function mutualInformation({ table }: Tensors): tf.Tensor {
  const independent = tf.mul(tf.sum(table, 1, true), tf.sum(table, 0, true));
  return tf.sum(tf.mul(table, tf.log(tf.div(table, independent))));
}

export function averagePrecision({ logits, labels, ranks }: Tensors): tf.Tensor {
  const hits = tf.gather(labels, tf.topk(logits, logits.size).indices as tf.Tensor1D);
  const precisions = tf.div(tf.cumsum(hits), ranks);
  return tf.div(tf.sum(tf.mul(precisions, hits)), tf.sum(hits));
}
