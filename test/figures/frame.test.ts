import { plot } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import * as divergencePair from '../../src/figures/divergence-pair.ts';
import { type Frame, positions } from '../../src/figures/frame.ts';
import { inFrame } from '../../src/figures/specification.ts';
import * as surpriseCurve from '../../src/figures/surprise-curve.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');

test.each<[string, Frame]>([
  ['SurpriseCurve', surpriseCurve.frame('bit')],
  ['DivergencePair', divergencePair.frame],
])('the live marks of %s stand where Plot would put them', (_, frame) => {
  const { marks, ...options } = { ...inFrame(frame), marks: [] };
  const svg = plot({ ...options, marks, document });
  const { x, y } = positions(frame);
  for (const share of [0, 0.25, 1]) {
    const between = ([from, to]: Frame['x']) => from + share * (to - from);
    expect(x(between(frame.x))).toBeCloseTo(svg.scale('x')!.apply(between(frame.x)), 9);
    expect(y(between(frame.y))).toBeCloseTo(svg.scale('y')!.apply(between(frame.y)), 9);
  }
});

test('a value beyond the axis lands on its edge', () => {
  const frame = divergencePair.frame;
  const { xWithin, yWithin } = positions(frame);
  expect(xWithin(Infinity)).toBe(frame.width - frame.marginRight);
  expect(yWithin(-Infinity)).toBe(frame.marginTop);
});
