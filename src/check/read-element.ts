import type { Nodes } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { type Chapter, type Formula, placeOf, readFormula } from './chapter.ts';
import { attributeExpression, attributeText, type Element, hasFlag, isMath } from './tree.ts';

/** Reads what a tag asks to be checked. Skips what is inside where nothing more is to be read there. */
export function readElement(chapter: Chapter, element: Element): typeof SKIP | undefined {
  if (element.name === 'Num') readNum(chapter, element);
  else if (element.name === 'Equation') readEquation(chapter, element);
  else if (element.name === 'Cite') readCitation(chapter, element, 'id');
  else if (element.name === 'Cited') readCited(chapter, element);
  else {
    if (element.name === 'Symbols') readSymbols(chapter, element);
    if (element.name === 'Claim') readClaim(chapter, element);
    if (element.name === 'Exercise') readExercise(chapter, element);
    if (element.name === 'Ref') readRef(chapter, element);
    return undefined;
  }
  return SKIP;
}

function readNum(chapter: Chapter, element: Element): void {
  const expression = attributeExpression(element, 'is');
  const text = onlyChild(element);
  const place = placeOf(text ?? element);
  if (!expression) {
    chapter.problems.push({ ...place, message: 'a Num needs `is={expression}`' });
  } else if (text?.type !== 'text') {
    chapter.problems.push({ ...place, message: 'a Num holds one written number and nothing else' });
  } else {
    chapter.nums.push({ ...place, written: text.value, expression });
  }
}

/** What a tag holds if it is one thing, be the tag in a line or on lines of its own. */
function onlyChild(element: Element): Nodes | undefined {
  const [child, ...others] = element.children as Nodes[];
  if (others.length > 0) return undefined;
  return child?.type === 'paragraph' && child.children.length === 1 ? child.children[0] : child;
}

function readEquation(chapter: Chapter, element: Element): void {
  const formulas: Formula[] = [];
  visit(element, (node) => {
    if (isMath(node)) formulas.push(readFormula(chapter, node));
  });
  const name = attributeText(element, 'name');
  const place = placeOf(element);
  const fail = (message: string) => chapter.problems.push({ ...place, message });
  if (!name && formulas.some(({ display }) => display)) fail('a displayed Equation needs a `name`');
  if (formulas.length === 0) fail('an Equation holds no formula');
  chapter.equations.push({
    ...place,
    name,
    given: attributeExpression(element, 'given'),
    where: attributeExpression(element, 'where'),
    is: attributeExpression(element, 'is'),
    isDefinition: hasFlag(element, 'definition'),
    formulas,
  });
}

function readSymbols(chapter: Chapter, element: Element): void {
  chapter.symbols.push({
    offset: element.position!.start.offset!,
    given: attributeExpression(element, 'given'),
    where: attributeExpression(element, 'where'),
  });
}

function readClaim(chapter: Chapter, element: Element): void {
  const place = placeOf(element);
  const always = attributeExpression(element, 'always');
  const sometimes = attributeExpression(element, 'sometimes');
  const predicate = always ?? sometimes;
  if (!predicate || (always && sometimes)) {
    const message = 'a Claim needs either `always={…}` or `sometimes={…}`';
    chapter.problems.push({ ...place, message });
    return;
  }
  chapter.claims.push({
    ...place,
    name: attributeText(element, 'name'),
    given: attributeExpression(element, 'given'),
    quantifier: always ? 'always' : 'sometimes',
    predicate,
  });
}

function readExercise(chapter: Chapter, element: Element): void {
  const { start, end } = element.position!;
  chapter.exercises.push({ ...placeOf(element), start: start.offset!, end: end.offset! });
}

function readRef(chapter: Chapter, element: Element): void {
  const to = attributeText(element, 'to');
  const place = placeOf(element);
  if (to) chapter.refs.push({ ...place, to });
  else chapter.problems.push({ ...place, message: 'a Ref needs `to="name"`' });
}

function readCited(chapter: Chapter, element: Element): void {
  const text = onlyChild(element);
  const place = placeOf(text ?? element);
  const key = attributeText(element, 'by');
  readCitation(chapter, element, 'by');
  if (text?.type !== 'text')
    chapter.problems.push({
      ...place,
      message: 'a Cited holds one published figure and nothing else',
    });
  else if (key) {
    const tableRow = chapter.tableRows.has(place.line) ? { tableRow: place.line } : {};
    chapter.cited.push({ ...place, ...tableRow, key, figure: text.value });
  }
}

function readCitation(chapter: Chapter, element: Element, attribute: string): void {
  const key = attributeText(element, attribute);
  const place = placeOf(element);
  if (key) chapter.citations.push({ ...place, key });
  else
    chapter.problems.push({ ...place, message: `a ${element.name} needs \`${attribute}="key"\`` });
}
