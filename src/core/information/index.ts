/** Entropies, divergences and codes of distributions. @packageDocumentation */

export { type ArithmeticCode, arithmeticCode, arithmeticDecode } from './arithmetic-code.ts';
export { brierScore } from './brier-score.ts';
export { conditionalEntropy } from './conditional-entropy.ts';
export { crossEntropy } from './cross-entropy.ts';
export { binaryEntropy, entropy, perplexity } from './entropy.ts';
export { giniImpurity } from './gini-impurity.ts';
export { type HuffmanCode, huffman } from './huffman.ts';
export { informationContent } from './information-content.ts';
export { jointEntropy } from './joint-entropy.ts';
export { jsDistance, jsDivergence } from './js-divergence.ts';
export { klDivergence } from './kl-divergence.ts';
export { kraftSum } from './kraft-sum.ts';
export { mutualInformation } from './mutual-information.ts';
export { relativeEntropyTerms } from './relative-entropy-terms.ts';
export { totalVariation } from './total-variation.ts';
