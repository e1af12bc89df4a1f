import { birdStrikes } from 'surprisal/lab';

const BIAS = -3.073540057;

/** What the optimum of cross-entropy adds to a logit for what differs from a small bird, on approach, by day. */
const WEIGHTS: Record<string, number> = {
  Medium: 0.9047433563,
  Large: 2.54380475,
  Climb: 0.5930978621,
  'Take-off run': 0.2713271923,
  'Landing Roll': -0.4045987921,
  Descent: 0.5681199277,
  Taxi: 0.01792443276,
  Parked: 0.01394889573,
  Night: -0.1221854497,
  Dusk: 0.2386629784,
  Dawn: 0.1291124517,
};

/** The logit of damage of every bird strike, by the optimum of cross-entropy to ten digits, and whether there was damage. */
export function birdStrikeLogits(): { logits: number[]; targets: number[] } {
  const logits: number[] = [];
  const targets: number[] = [];
  for (const { size, phase, time, undamaged, damaged } of birdStrikes.cells) {
    const logit = [size, phase, time].reduce((sum, level) => sum + (WEIGHTS[level] ?? 0), BIAS);
    for (let i = 0; i < undamaged + damaged; i++) {
      logits.push(logit);
      targets.push(Number(i < damaged));
    }
  }
  return { logits, targets };
}
