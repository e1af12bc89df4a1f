import type { PlotOptions } from '@observablehq/plot';
import type { Frame } from './frame.ts';

/** One mark of a plot: the name of Plot's function, its data and its options. */
export interface MarkSpecification {
  mark: 'axisX' | 'axisY' | 'gridX' | 'gridY' | 'lineY' | 'ruleX' | 'ruleY' | 'text';
  data?: readonly unknown[];
  options?: Record<string, unknown>;
  /** What lights up with it. */
  link?: string;
}

/**
 * What Plot is to draw, as data. A figure can so be described without loading Plot, which a reader's browser fetches
 * only when something has to be drawn again.
 */
export interface Specification extends Omit<PlotOptions, 'marks' | 'document'> {
  marks: MarkSpecification[];
}

/** The options of Plot that make it draw exactly in a frame. */
export function inFrame({ x, y, ...size }: Frame): Omit<Specification, 'marks'> {
  return {
    ...size,
    x: { type: 'linear', domain: [...x], axis: null },
    y: { type: 'linear', domain: [...y], axis: null },
  };
}
