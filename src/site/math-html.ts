import rehypeKatex from 'rehype-katex';
import { mathErrors } from './math-errors.ts';
import { mathInSearch } from './math-in-search.ts';
import { mathNamespaces } from './math-namespaces.ts';
import { mathPunctuation } from './math-punctuation.ts';
import { scrollRegions } from './scroll-regions.ts';

/** The rehype plugins that set formulas and tables, on every page. */
export const mathHtml = [
  rehypeKatex,
  mathErrors,
  mathNamespaces,
  mathPunctuation,
  mathInSearch,
  scrollRegions,
];
