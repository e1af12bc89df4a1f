import { parseHTML } from 'linkedom';
import { type FunctionComponent, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';

import type { Links } from '../../src/figures/links.ts';

interface Figure {
  initial: unknown;
  model(state: unknown): unknown;
  describe(model: unknown): string;
  links: Links;
}

const widgets = import.meta.glob<{ default: FunctionComponent }>('../../components/widgets/*.tsx', {
  eager: true,
});
const figures = import.meta.glob<Figure>('../../src/figures/*.ts', { eager: true });

/** EntropyBars.tsx is the island of entropy-bars.ts. */
function figureOf(path: string): Figure {
  const name = path.match(/(\w+)\.tsx$/)![1]!;
  const file = name.replace(/(?!^)[A-Z]/g, (capital) => `-${capital}`).toLowerCase();
  return figures[`../../src/figures/${file}.ts`]!;
}

test('there are widgets to test', () => {
  expect(Object.keys(widgets).length).toBeGreaterThan(3);
});

describe.each(Object.entries(widgets))('%s on the server', (path, { default: widget }) => {
  const figure = figureOf(path);
  const html = renderToString(h(widget, {}));
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  const all = (selector: string) => [...document.querySelectorAll(selector)];
  const charts = all('svg[role=img]');
  const drawings = all('.sp-background');

  test('is a group with a name', () => {
    expect(all('[role=group].sp-widget')[0]!.getAttribute('aria-label')).toBeTruthy();
  });

  test('draws every chart, with a text alternative and finite numbers', () => {
    expect(charts.length).toBeGreaterThan(0);
    expect(drawings).toHaveLength(charts.length);
    expect(charts[0]!.getAttribute('aria-label')).toBe(
      figure.describe(figure.model(figure.initial)),
    );
    for (const chart of charts) {
      expect(chart.getAttribute('aria-label')!.length).toBeGreaterThan(20);
      expect(chart.querySelectorAll('.sp-background text').length).toBeGreaterThan(3);
    }
    expect(html).not.toMatch(/NaN|undefined|\[object/);
  });

  test('leaves the names and styles of a drawing to the chart that it is in', () => {
    for (const drawing of drawings) {
      expect(drawing.innerHTML).not.toMatch(/aria-label|aria-description|<style|Infinity|null/);
    }
  });

  test('keeps the words of every drawing in its frame', () => {
    for (const chart of charts) {
      const [, , width, height] = chart.getAttribute('viewBox')!.split(' ').map(Number);
      for (const word of chart.querySelectorAll('.sp-background text')) {
        const [x, y] = [translation(word), translation(word.parentElement!)].reduce(
          ([x, y], [dx, dy]) => [x + dx, y + dy],
        );
        expect(Math.min(x, width! - x, y, height! - y)).toBeGreaterThanOrEqual(0);
      }
    }
  });

  test('has its data as a table with headings', () => {
    const table = all('details table')[0]!;
    const columns = table.querySelectorAll('th[scope=col]').length;
    const rows = [...table.querySelectorAll('tbody tr')];
    expect(rows.length).toBeGreaterThan(2);
    for (const row of rows) expect(row.querySelectorAll('td')).toHaveLength(columns - 1);
  });

  test('offers its handles as sliders, each with a name of its own', () => {
    const sliders = all('input[type=range]');
    const names = sliders.map((slider) => slider.getAttribute('aria-label'));
    expect(sliders.length).toBeGreaterThan(0);
    expect(new Set(names).size).toBe(sliders.length);
    for (const slider of sliders) expect(slider.getAttribute('aria-valuetext')).toMatch(/\d/);
  });

  test('has a mark for everything that lights up, and a name for it in formulas or code', () => {
    const named = Object.entries(figure.links);
    expect(named.length).toBeGreaterThan(0);
    for (const [link, { symbols = [], code = [] }] of named) {
      expect(all(`[data-link~="${link}"]:not(button)`), link).not.toEqual([]);
      expect(symbols.length + code.length, link).toBeGreaterThan(0);
    }
    const given = all('[data-link]').flatMap((mark) => mark.getAttribute('data-link')!.split(' '));
    for (const link of new Set(given))
      expect(all(`[data-link~="${link}"]`).length, `${link} has no partner`).toBeGreaterThan(1);
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

function translation(element: Element): [number, number] {
  const numbers = element.getAttribute('transform')?.match(/-?[\d.]+/g) ?? [0, 0];
  return [Number(numbers[0]), Number(numbers[1])];
}
