import { parseHTML } from 'linkedom';
import { type FunctionComponent, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import CodeRoom from '../../components/widgets/CodeRoom.tsx';
import CrossEntropyStack from '../../components/widgets/CrossEntropyStack.tsx';
import DivergencePair from '../../components/widgets/DivergencePair.tsx';
import EntropyBars from '../../components/widgets/EntropyBars.tsx';
import SigmoidSoftmax from '../../components/widgets/SigmoidSoftmax.tsx';
import SurpriseCurve from '../../components/widgets/SurpriseCurve.tsx';
import * as codeRoom from '../../src/figures/code-room.ts';
import * as crossEntropyStack from '../../src/figures/cross-entropy-stack.ts';
import * as divergencePair from '../../src/figures/divergence-pair.ts';
import * as entropyBars from '../../src/figures/entropy-bars.ts';
import * as sigmoidSoftmax from '../../src/figures/sigmoid-softmax.ts';
import * as surpriseCurve from '../../src/figures/surprise-curve.ts';

const words = [
  surpriseCurve.describe(surpriseCurve.model(surpriseCurve.initial)),
  entropyBars.describe(entropyBars.model(entropyBars.initial)),
  divergencePair.describe(divergencePair.model(divergencePair.initial)),
  crossEntropyStack.describe(crossEntropyStack.model(crossEntropyStack.initial)),
  codeRoom.describe(codeRoom.model(codeRoom.initial)),
  sigmoidSoftmax.describe(sigmoidSoftmax.model(sigmoidSoftmax.initial)),
] as const;

const widgets: [
  string,
  FunctionComponent<{ name?: string }>,
  { text: string; charts: number; handles: number },
][] = [
  ['SurpriseCurve', SurpriseCurve, { text: words[0], charts: 1, handles: 1 }],
  ['EntropyBars', EntropyBars, { text: words[1], charts: 2, handles: 3 }],
  ['DivergencePair', DivergencePair, { text: words[2], charts: 3, handles: 6 }],
  ['CrossEntropyStack', CrossEntropyStack, { text: words[3], charts: 2, handles: 6 }],
  ['CodeRoom', CodeRoom, { text: words[4], charts: 2, handles: 4 }],
  ['SigmoidSoftmax', SigmoidSoftmax, { text: words[4], charts: 4, handles: 4 }],
];

describe.each(widgets)('%s on the server', (_, widget, { text, charts, handles }) => {
  const html = renderToString(h(widget, {}));
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  const all = (selector: string) => [...document.querySelectorAll(selector)];

  test('is a group with a name', () => {
    expect(all('[role=group].sp-widget')[0]!.getAttribute('aria-label')).toBeTruthy();
  });

  test('draws every chart, with a text alternative and finite numbers', () => {
    const svgs = all('svg[role=img]');
    expect(svgs).toHaveLength(charts);
    expect(svgs[0]!.getAttribute('aria-label')).toBe(text);
    for (const svg of svgs) {
      expect(svg.getAttribute('aria-label')!.length).toBeGreaterThan(20);
      expect(svg.querySelectorAll('.sp-background text').length).toBeGreaterThan(3);
    }
    expect(html).not.toMatch(/NaN|undefined|\[object/);
  });

  test('has its data as a table with headings', () => {
    const table = all('details table')[0]!;
    const columns = table.querySelectorAll('th[scope=col]').length;
    const rows = [...table.querySelectorAll('tbody tr')];
    expect(rows.length).toBeGreaterThan(2);
    for (const row of rows) expect(row.querySelectorAll('td')).toHaveLength(columns - 1);
  });

  test('offers every handle as a named slider', () => {
    const sliders = all('input[type=range]');
    expect(sliders).toHaveLength(handles);
    expect(new Set(sliders.map((slider) => slider.getAttribute('aria-label'))).size).toBe(handles);
    for (const slider of sliders) expect(slider.getAttribute('aria-valuetext')).toMatch(/\d/);
  });

  test('offers nothing that would not answer yet', () => {
    const enabled = all('input, button').filter(
      (control) => !control.hasAttribute('disabled') && !control.closest('fieldset[disabled]'),
    );
    expect(enabled).toEqual([]);
  });

  test('has no name twice', () => {
    const ids = all('[id]').map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
