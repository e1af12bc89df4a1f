/** Boxes: how far they overlap, which belong together, and which are worth training on. @packageDocumentation */

export type { Box } from './boxes.ts';
export { hardNegativeMining } from './hard-negative-mining.ts';
export { iou, iouMatrix } from './iou.ts';
export { matchAnchors } from './match-anchors.ts';
