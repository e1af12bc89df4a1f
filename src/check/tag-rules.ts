import type { Nodes } from 'mdast';
import { EXIT, visit } from 'unist-util-visit';
import { type Chapter, placeOf } from './chapter.ts';
import { textOf } from './outline.ts';
import type { Problem } from './problem.ts';
import { attributeText, type Element, importedNames, isElement, isTestFence } from './tree.ts';

const VERDICTS = ['right', 'half-right', 'wrong'];

/** What a tag must hold or say; the answer is what is wrong, in words. */
const RULES: Record<string, (element: Element) => string | undefined> = {
  FromTheNote: (element) =>
    VERDICTS.includes(attributeText(element, 'verdict') ?? '')
      ? undefined
      : `a FromTheNote needs \`verdict="…"\`: ${VERDICTS.join(', ')}`,
  Exercise: (element) =>
    holds(element, (node) => isElement(node) && node.name === 'Answer')
      ? undefined
      : 'an Exercise needs an <Answer>',
  Ask: (element) => {
    const [answer, ...slips] = numbersIn(element);
    if (answer === undefined) return 'an Ask needs the <Num> that answers it';
    return slips.includes(answer) ? `a Slip of this Ask is its answer, ${answer}` : undefined;
  },
  Slip: (element) =>
    numbersIn(element).length > 0 ? undefined : 'a Slip needs the <Num> that it leads to',
  Danger: (element) =>
    holds(element, (node) => node.type === 'code' && isTestFence(node))
      ? undefined
      : 'a Danger needs an example that runs: a `ts test` fence',
};

/** Tags that nobody knows, and tags that lack what they promise. */
export function brokenTags({ tree }: Chapter, tags?: ReadonlySet<string>): Problem[] {
  const problems: Problem[] = [];
  const isKnown = (name: string) => !tags || tags.has(name) || importedNames(tree).has(name);
  visit(tree, (node) => {
    if (!isElement(node) || !node.name) return;
    const isComponent = /^\p{Lu}/u.test(node.name);
    const message =
      isComponent && !isKnown(node.name)
        ? `there is no tag <${node.name}>: components/ has no file of that name`
        : RULES[node.name]?.(node);
    if (message) problems.push({ ...placeOf(node), message });
  });
  return problems;
}

/** The numbers that an element writes, in its order. */
function numbersIn(element: Element): string[] {
  const numbers: string[] = [];
  visit(element, (node) => {
    if (isElement(node) && node.name === 'Num') numbers.push(textOf(node));
  });
  return numbers;
}

function holds(element: Element, wanted: (node: Nodes) => boolean): boolean {
  let found = false;
  visit(element, (node) => {
    found = wanted(node as Nodes);
    return found ? EXIT : undefined;
  });
  return found;
}
