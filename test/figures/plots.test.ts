import { plot as plotWithPlot } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import * as codeRoom from '../../src/figures/code-room.ts';
import * as crossEntropyStack from '../../src/figures/cross-entropy-stack.ts';
import { distributionFrame, plotAxes } from '../../src/figures/distribution.ts';
import * as divergencePair from '../../src/figures/divergence-pair.ts';
import { drawOnServer } from '../../src/figures/draw-on-server.ts';
import * as entropyBars from '../../src/figures/entropy-bars.ts';
import { type Frame, positions } from '../../src/figures/frame.ts';
import * as sigmoidSoftmax from '../../src/figures/sigmoid-softmax.ts';
import { inFrame, type Specification } from '../../src/figures/specification.ts';
import * as surpriseCurve from '../../src/figures/surprise-curve.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
const curve = surpriseCurve.initial;
const bars = entropyBars.model(entropyBars.initial);

const plots: [name: string, specification: Specification][] = [
  ...(['nat', 'bit', 'hartley'] as const).map((unit): [string, Specification] => [
    `SurpriseCurve in ${unit}`,
    surpriseCurve.plot({ ...curve, unit }),
  ]),
  ['EntropyBars', entropyBars.plot(bars)],
  ['DivergencePair', divergencePair.plot()],
  ['CrossEntropyStack', crossEntropyStack.plot(crossEntropyStack.initial)],
  ['the lengths of CodeRoom', codeRoom.plotLengths()],
  ['the room of CodeRoom', codeRoom.plotRoom()],
  ['the logits of SigmoidSoftmax', sigmoidSoftmax.plotLogits(sigmoidSoftmax.allClasses)],
  ['the slopes of SigmoidSoftmax', sigmoidSoftmax.plotSlopes(sigmoidSoftmax.allClasses)],
  ['the temperature of SigmoidSoftmax', sigmoidSoftmax.plotTemperature()],
  ['the axes of a distribution', plotAxes(['cat', 'dog', 'horse'])],
];

function drawn(specification: Specification) {
  const markup = drawOnServer(specification);
  document.body.innerHTML = `<svg>${markup}</svg>`;
  return { markup, elements: [...document.body.querySelectorAll('svg *')] };
}

function translation(element: Element): [number, number] {
  const numbers = element.getAttribute('transform')?.match(/-?[\d.]+/g) ?? [0, 0];
  return [Number(numbers[0]), Number(numbers[1])];
}

describe.each(plots)('%s', (_, specification) => {
  const { markup, elements } = drawn(specification);

  test('draws every mark, with finite numbers only', () => {
    expect(elements.length).toBeGreaterThan(specification.marks.length);
    expect(markup).not.toMatch(/NaN|Infinity|undefined|null/);
  });

  test('leaves names and styles to the svg that it is put in', () => {
    expect(markup).not.toMatch(/aria-label|aria-description|<style/);
  });

  test('keeps its words in the frame', () => {
    const { width, height } = specification as { width: number; height: number };
    const words = elements.filter(({ localName }) => localName === 'text');
    expect(words.length).toBeGreaterThan(3);
    for (const word of words) {
      const [x, y] = [translation(word), translation(word.parentElement!)].reduce(
        ([x, y], [dx, dy]) => [x + dx, y + dy],
      );
      expect(Math.min(x, width - x, y, height - y)).toBeGreaterThanOrEqual(0);
    }
  });
});

test('a look-alike is drawn only when it is asked for', () => {
  const paths = (part: Partial<surpriseCurve.State>) =>
    drawn(surpriseCurve.plot({ ...curve, ...part })).markup.match(/stroke="var\(--sp-/g)!.length;
  const [all, one] = [paths({}), paths({ complement: false })];
  const none = paths({ reciprocal: false, complement: false });
  expect(all).toBeGreaterThan(one);
  expect(one).toBeGreaterThan(none);
});

test('a change of unit leaves the curve of surprise where it is', () => {
  const path = (unit: surpriseCurve.State['unit']) =>
    drawn(
      surpriseCurve.plot({ ...curve, unit, reciprocal: false, complement: false }),
    ).markup.match(/d="(M\d[^"]{200,})"/)![1];
  expect(path('bit')).toBe(path('nat'));
  expect(path('hartley')).toBe(path('nat'));
});

test('numbers that are read keep their digits', () => {
  expect(drawn(entropyBars.plot(bars)).markup).toContain('>ln 3 = 1.099<');
});

test.each<[string, Frame]>([
  ['SurpriseCurve', surpriseCurve.frame('bit')],
  ['EntropyBars', entropyBars.frame(bars.maximum)],
  ['DivergencePair', divergencePair.frame],
  ['CrossEntropyStack', crossEntropyStack.frame('nat')],
  ['the lengths of CodeRoom', codeRoom.lengthFrame],
  ['the room of CodeRoom', codeRoom.roomFrame],
  ['the logits of SigmoidSoftmax', sigmoidSoftmax.logitFrame(4)],
  ['the temperature of SigmoidSoftmax', sigmoidSoftmax.temperatureFrame],
  ['a distribution', distributionFrame(3)],
])('the live marks of %s stand where Plot would put them', (_, frame) => {
  const { marks, ...options } = { ...inFrame(frame), marks: [] };
  const svg = plotWithPlot({ ...options, marks, document });
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
