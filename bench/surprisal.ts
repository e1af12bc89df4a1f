import * as core from '../src/core/index.ts';
import { BINS, CLASSES, type Inputs } from './inputs.ts';

// The rows of the benchmark, as the core computes them.

export const entropy = ({ p }: Inputs): number => core.entropy(p);

export const klDivergence = ({ p, q }: Inputs): number => core.klDivergence(p, q);

export const sigmoid = ({ logits }: Inputs): Float64Array => core.sigmoid(logits);

export const binaryCrossEntropyWithLogits = ({ logits, labels }: Inputs): number =>
  core.binaryCrossEntropyWithLogits(logits, labels);

export const crossEntropyWithLogits = ({ logits, classes }: Inputs): number =>
  core.crossEntropyWithLogits(logits, classes, { classes: CLASSES });

export const sigmoidFocalLoss = ({ logits, labels }: Inputs): number =>
  core.sigmoidFocalLoss(logits, labels);

export const sigmoidFocalLossGradient = ({ logits, labels }: Inputs): Float64Array =>
  core.sigmoidFocalLossGradient(logits, labels);

export const ghmClassificationLoss = ({ logits, labels }: Inputs): number =>
  core.ghmClassificationLoss(logits, labels, { bins: BINS });

export const mutualInformation = ({ table }: Inputs): number => core.mutualInformation(table);

export const averagePrecision = ({ logits, labels }: Inputs): number =>
  core.averagePrecision(logits, labels);
