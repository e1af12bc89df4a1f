import type { CoreChange } from './protocol.ts';

/** A mistake that people make in such code, and what it is in the core. */
export interface Mistake extends CoreChange {
  name: string;
  /** What is wrong then, in one sentence. */
  told: string;
  /** The chapters in which a check fails then. */
  noticed: string[];
}

/** The mistakes that a reader may put into the core, to see what notices. */
export const mistakes: Mistake[] = [
  {
    name: 'bits for nats',
    told: 'The logarithm is to base 2 where no base is given, so that every result without a base is in bits.',
    file: 'src/core/logarithm.ts',
    before: 'base = Math.E): Logarithm',
    after: 'base = 2): Logarithm',
    noticed: [
      'divergence',
      'cross-entropy',
      'entropy',
      'information',
      'imbalance',
      'sigmoid-softmax',
      'focal',
      'calibration',
      'multi-task',
      'numerics',
      'hard-examples',
      'codes',
      'capstone',
    ],
  },
  {
    name: 'no rule for 0 ln 0',
    told: 'Entropy multiplies an impossible outcome by its logarithm, and 0 times minus infinity is no number.',
    file: 'src/core/information/entropy.ts',
    before: 'if (probability > 0) sum.add(-probability * logProbability(distribution, i, logs));',
    after: 'sum.add(-probability * logProbability(distribution, i, logs));',
    noticed: ['entropy', 'cross-entropy', 'sigmoid-softmax', 'codes', 'information'],
  },
  {
    name: 'entropy with the wrong sign',
    told: 'The minus in front of the sum is forgotten.',
    file: 'src/core/information/entropy.ts',
    before: 'sum.add(-probability *',
    after: 'sum.add(probability *',
    noticed: [
      'entropy',
      'codes',
      'cross-entropy',
      'divergence',
      'calibration',
      'multi-task',
      'sigmoid-softmax',
      'information',
    ],
  },
  {
    name: 'a perplexity of mixed bases',
    told: 'The entropy is in nats, but the power is of 2.',
    file: 'src/core/information/entropy.ts',
    before: "logarithm('perplexity', 2)",
    after: "logarithm('perplexity')",
    noticed: ['entropy'],
  },
  {
    name: 'divergence the wrong way round',
    told: 'The truth and the model are swapped: the divergence is that of p from q where that of q from p is meant.',
    file: 'src/core/information/kl-divergence.ts',
    before: 'divergenceTerm(x[i]!, y[i]!,',
    after: 'divergenceTerm(y[i]!, x[i]!,',
    noticed: ['divergence', 'cross-entropy', 'codes', 'numerics'],
  },
  {
    name: 'cross-entropy the wrong way round',
    told: 'The logarithm is taken of the truth, and the model weighs it.',
    file: 'src/core/information/cross-entropy.ts',
    before: "readDistributions('crossEntropy', p, q, normalize)",
    after: "readDistributions('crossEntropy', q, p, normalize)",
    noticed: ['cross-entropy', 'divergence', 'entropy', 'focal', 'codes', 'capstone'],
  },
  {
    name: 'log-sum-exp without a shift',
    told: 'The exponentials are summed as they are: large logits overflow, and small ones vanish.',
    file: 'src/core/activations/log-sum-exp.ts',
    before: 'largest + Math.log1p(sumBesidePeak(flat, start, end, peak, 1))',
    after:
      'Math.log(Array.from(flat).slice(start, end).reduce((sum, logit) => sum + Math.exp(logit), 0))',
    noticed: ['numerics', 'sigmoid-softmax'],
  },
  {
    name: 'softmax without the largest',
    told: 'The logits are not shifted before the exponential: a large one gives infinity over infinity.',
    file: 'src/core/activations/softmax.ts',
    before: `const total = Math.exp(largest - largest) + sumBesidePeak(flat, start, end, peak, temperature);
    for (let i = start; i < end; i++)
      result[i] = tailOf(gap(flat[i]!, largest, temperature)) / total;`,
    after: `let total = 0;
    for (let i = start; i < end; i++) total += Math.exp(flat[i]! / temperature);
    for (let i = start; i < end; i++) result[i] = Math.exp(flat[i]! / temperature) / total;`,
    noticed: ['sigmoid-softmax', 'numerics', 'calibration', 'cross-entropy', 'imbalance'],
  },
  {
    name: 'softmax twice',
    told: 'The loss takes the softmax of what is a softmax already, as when a network ends in one and the loss expects logits.',
    file: 'src/core/losses/cross-entropy-with-logits.ts',
    before: `    const { peaks, others } = peaksOf(flat, classes, start, end);
    for (let r = start; r < end; r++) {
      const first = r * classes;
      out[r - start] = 0;
`,
    after: `    for (let r = start; r < end; r++) {
      const row = flat.subarray(r * classes, (r + 1) * classes);
      const exponentials = row.map((z) => Math.exp(z - Math.max(...row)));
      row.set(exponentials.map((e) => e / exponentials.reduce((a, b) => a + b)));
    }
    const { peaks, others } = peaksOf(flat, classes, start, end);
    for (let r = start; r < end; r++) {
      const first = r * classes;
      out[r - start] = 0;
`,
    noticed: ['sigmoid-softmax', 'cross-entropy', 'numerics', 'calibration', 'imbalance'],
  },
  {
    name: 'temperature the wrong way round',
    told: 'The logits are multiplied by the temperature instead of divided, so that a high one sharpens.',
    file: 'src/core/activations/peak.ts',
    before: 'return difference / temperature;',
    after: 'return difference * temperature;',
    noticed: ['sigmoid-softmax', 'calibration', 'multi-task'],
  },
  {
    name: 'sigmoid as it is written',
    told: 'The sigmoid of a very negative logit is taken as 1 − 1/(1 + e^x), which loses all its digits.',
    file: 'src/core/activations/sigmoid.ts',
    before: 'return numeratorOf(x, tail) / (1 + tail);',
    after: 'return x < 0 ? 1 - 1 / (1 + Math.exp(x)) : 1 / (1 + Math.exp(-x));',
    noticed: ['numerics', 'sigmoid-softmax'],
  },
  {
    name: 'the labels of the loss reversed',
    told: 'The surprisal of class 1 is charged where class 0 is right, and the other way round.',
    file: 'src/core/losses/logistic-loss.ts',
    before: 'one * (size - half + excess * scale) + zero * (size + half + excess * scale)',
    after: 'zero * (size - half + excess * scale) + one * (size + half + excess * scale)',
    noticed: [
      'focal',
      'calibration',
      'imbalance',
      'ghm',
      'sigmoid-softmax',
      'numerics',
      'hard-examples',
      'multi-task',
      'capstone',
    ],
  },
  {
    name: 'loss through the sigmoid',
    told: 'The loss of a logit drops the part that keeps it from overflowing: ln(1 + e^−|x|) stands alone.',
    file: 'src/core/losses/logistic-loss.ts',
    before: 'const size = Math.abs(half);',
    after: 'const size = 0;',
    noticed: [
      'focal',
      'numerics',
      'ghm',
      'sigmoid-softmax',
      'imbalance',
      'calibration',
      'multi-task',
      'hard-examples',
      'capstone',
    ],
  },
  {
    name: 'a mean that is a sum',
    told: 'The mean over a batch forgets to divide by the number of its elements.',
    file: 'src/core/losses/binary-batch.ts',
    before: "return reducedLoss(kernel, count, reduction === 'mean' ? count : 1);",
    after: 'return reducedLoss(kernel, count, 1);',
    noticed: [
      'focal',
      'calibration',
      'imbalance',
      'ghm',
      'multi-task',
      'sigmoid-softmax',
      'capstone',
    ],
  },
  {
    name: 'a gradient without the other classes',
    told: 'The gradient of cross-entropy leaves out what the softmax moves in the other logits: it is the target alone.',
    file: 'src/core/losses/softmax-row.ts',
    before: 'out[i] = ((e / total) * besideSlope - slopes[k]! * (besideE / total)) / divisor;',
    after: 'out[i] = (-slopes[k]! * (besideE / total)) / divisor;',
    noticed: ['sigmoid-softmax', 'imbalance', 'focal', 'calibration'],
  },
  {
    name: 'α reversed',
    told: 'The weight α goes to class 0, and 1 − α to class 1.',
    file: 'src/core/losses/sigmoid-focal-loss.ts',
    before: 'alphaOfOne: alpha ?? 1, alphaOfZero: 1 - (alpha ?? 0)',
    after: 'alphaOfOne: 1 - (alpha ?? 0), alphaOfZero: alpha ?? 1',
    noticed: ['focal', 'imbalance', 'capstone'],
  },
  {
    name: 'focus on the easy',
    told: 'The focal factor is p to the power of γ instead of 1 − p: it keeps what is easy and forgets what is hard.',
    file: 'src/core/losses/sigmoid-focal-loss.ts',
    before: `    const factor = modulatingFactor(p * y + q * no, q * y + p * no, gamma);
    out[`,
    after: `    const factor = modulatingFactor(q * y + p * no, p * y + q * no, gamma);
    out[`,
    noticed: ['focal', 'numerics', 'capstone'],
  },
  {
    name: 'a focal gradient that forgets its factor',
    told: 'The derivative treats the focal factor as a constant, and leaves out the term that comes from it.',
    file: 'src/core/losses/sigmoid-focal-loss.ts',
    before: '(gamma * (no - y) * (share * loss) + slope)',
    after: 'slope',
    noticed: ['focal', 'ghm', 'numerics', 'capstone'],
  },
  {
    name: 'the edge of a bin',
    told: 'A gradient norm that lies on the edge of two bins is counted in the lower one.',
    file: 'src/core/ghm/unit-bins.ts',
    before: 'else if (x >= edges[bin + 1]!) bin++;',
    after: 'else if (x === edges[bin]! && bin > 0) bin--;',
    noticed: ['ghm'],
  },
  {
    name: 'one bin too many',
    told: 'GHM divides by M + 1, the number of the edges, instead of M, the number of the bins.',
    file: 'src/core/ghm/harmonized.ts',
    before: 'return average * bins;',
    after: 'return average * (bins + 1);',
    noticed: ['ghm', 'capstone'],
  },
  {
    name: 'an average with its weights swapped',
    told: 'The moving average gives the momentum to the new batch, and the rest to all that came before.',
    file: 'src/core/ghm/density-state.ts',
    before: 'momentum * state.counts[bin]! + (1 - momentum) * count',
    after: '(1 - momentum) * state.counts[bin]! + momentum * count',
    noticed: ['ghm'],
  },
  {
    name: 'overlap of boxes that are apart',
    told: 'The sides of the intersection are not kept from being negative, and two negative sides make a positive area.',
    file: 'src/core/detection/iou.ts',
    before: 'Math.max(0, Math.min(highA, highB) * far - Math.max(lowA, lowB) * far)',
    after: 'Math.min(highA, highB) * far - Math.max(lowA, lowB) * far',
    noticed: ['hard-examples'],
  },
  {
    name: 'a union that counts twice',
    told: 'The intersection is not taken off the sum of the two areas.',
    file: 'src/core/detection/iou.ts',
    before: 'across.b * up.b - intersection',
    after: 'across.b * up.b',
    noticed: ['hard-examples'],
  },
  {
    name: 'the easiest negatives',
    told: 'The negatives are sorted the wrong way, so that those with the smallest losses are mined.',
    file: 'src/core/detection/hard-negative-mining.ts',
    before: 'losses[j]! - losses[i]! || i - j',
    after: 'losses[i]! - losses[j]! || i - j',
    noticed: ['hard-examples', 'capstone'],
  },
  {
    name: 'average precision by trapezoids',
    told: 'The area under the curve is interpolated between its points, which flatters it.',
    file: 'src/core/metrics/precision-recall-curve.ts',
    before: `  let before = 0;
  forEachThreshold(ranked, (_, truePositives, falsePositives) => {
    sum.add(((truePositives - before) * truePositives) / (truePositives + falsePositives));
`,
    after: `  let before = 0;
  let last = 1;
  forEachThreshold(ranked, (_, truePositives, falsePositives) => {
    const precision = truePositives / (truePositives + falsePositives);
    sum.add(((truePositives - before) * (precision + last)) / 2);
    last = precision;
`,
    noticed: ['imbalance', 'capstone'],
  },
  {
    name: 'a calibration error that cancels',
    told: 'Gaps in different bins may cancel: the absolute value is taken after the sum.',
    file: 'src/core/metrics/expected-calibration-error.ts',
    before: 'error.add(Math.abs(gap.value))',
    after: 'error.add(gap.value)',
    noticed: ['calibration', 'focal', 'imbalance', 'capstone'],
  },
  {
    name: 'a projection of gradients that agree',
    told: 'PCGrad projects every pair of gradients, also those that do not conflict.',
    file: 'src/core/multi-task/project-conflicting-gradients.ts',
    before: 'if (!(inner < 0)) return;',
    after: '',
    noticed: ['multi-task'],
  },
  {
    name: 'a variance for a precision',
    told: 'The loss is multiplied by the variance of its task instead of divided by it.',
    file: 'src/core/multi-task/uncertainty-weighted-loss.ts',
    before: 'Math.exp(-logVariance / 2)',
    after: 'Math.exp(logVariance / 2)',
    noticed: ['multi-task'],
  },
];
