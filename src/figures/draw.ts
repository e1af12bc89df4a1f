import {
  axisX,
  axisY,
  gridX,
  gridY,
  lineY,
  type Markish,
  plot,
  type RenderFunction,
  ruleX,
  ruleY,
  text,
} from '@observablehq/plot';
import type { MarkSpecification, Specification } from './specification.ts';

const marks = { axisX, axisY, gridX, gridY, lineY, ruleX, ruleY, text } satisfies Record<
  MarkSpecification['mark'],
  unknown
>;

/** Draws a specification in a document, the browser's or a server's, and returns what stands inside the svg element. */
export function draw({ marks: specified, ...options }: Specification, document: Document): string {
  const svg = plot({ ...options, marks: specified.map(toMark), document });
  svg.querySelector('style')?.remove();
  // The svg that this is put in has one name for the whole picture. Names on inner groups, which have no role, are invalid.
  for (const group of svg.querySelectorAll('[aria-label], [aria-description]')) {
    group.removeAttribute('aria-label');
    group.removeAttribute('aria-description');
  }
  return withShortNumbers(svg.innerHTML);
}

function toMark({ mark, data, options, link }: MarkSpecification): Markish {
  const build = marks[mark] as (...inputs: unknown[]) => Markish;
  const given = link === undefined ? options : { ...options, render: linked(link) };
  return data ? build(data, given) : build(given);
}

/** Plot's own drawing of a mark, with the name of its link on it. */
const linked =
  (link: string): RenderFunction =>
  (index, scales, values, dimensions, context, next) => {
    const drawn = next!(index, scales, values, dimensions, context);
    drawn?.setAttribute('data-link', link);
    return drawn;
  };

/** A tenth of a pixel is enough; the numbers that are read stand between the tags and stay. */
const withShortNumbers = (markup: string): string =>
  markup.replace(/="[^"]*"/g, (value) =>
    value.replace(/\d+\.\d{2,}/g, (digits) => String(Number(Number(digits).toFixed(1)))),
  );
