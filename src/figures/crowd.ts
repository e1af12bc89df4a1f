/** How far training has come. */
export const stages = ['untrained', 'half-way', 'trained'] as const;

export type Stage = (typeof stages)[number];

/** Examples whose logit towards the truth lies around a centre; no two stages have other numbers of them. */
interface Group {
  count: number;
  center: number;
  spread: number;
}

const groups: Record<Stage, Group[]> = {
  untrained: [{ count: 1000, center: 0, spread: 0 }],
  'half-way': [
    { count: 900, center: 1.5, spread: 0.5 },
    { count: 100, center: 0, spread: 0.5 },
  ],
  trained: [
    { count: 900, center: 5, spread: 0.9 },
    { count: 100, center: 0.5, spread: 1.2 },
  ],
};

/** The quantiles of a logistic distribution: no chance is needed for a crowd. */
const logitsOf = ({ count, center, spread }: Group): number[] =>
  Array.from({ length: count }, (_, i) => {
    const share = (i + 0.5) / count;
    return center + spread * Math.log(share / (1 - share));
  });

/** All labels are zero, so that the logit of an example speaks against the truth. */
const against = (stage: Stage): number[] => groups[stage].flatMap(logitsOf).map((logit) => -logit);

/** The logits of the examples whose label, zero, is right. */
export const rightLogits: Record<Stage, number[]> = {
  untrained: against('untrained'),
  'half-way': against('half-way'),
  trained: against('trained'),
};
