import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom/worker';

/** Plot for a place without a document. `show` is given every figure that is drawn, as SVG. */
export function plotting(show: (svg: string) => void): object {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const plot = (options: Plot.PlotOptions = {}) => {
    const figure = Plot.plot({ document, ...options });
    const svg =
      figure.tagName.toLowerCase() === 'svg' ? figure : figure.querySelector(':scope > svg');
    svg?.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    if (svg) show(svg.outerHTML);
    return figure;
  };
  Plot.Mark.prototype.plot = function (
    this: Plot.RenderableMark,
    { marks = [], ...options }: Plot.PlotOptions = {},
  ) {
    return plot({ ...options, marks: [...marks, this] });
  };
  return Object.freeze({ ...Plot, plot });
}
