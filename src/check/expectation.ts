import { type Expression, type Property, parse } from 'acorn';
import { agrees, describeRightDigits, type Numeral, readDecimal, rewrite } from './numeral.ts';
import { describeThrown, type Outcome, show } from './outcome.ts';

/** What stands after `// =>`, read once and compared with the computed value afterwards. */
export type Expectation = { throws: Thrown } | { literal: Expression; tolerance?: Tolerance };

interface Thrown {
  name?: string;
  message?: string;
}

interface Tolerance {
  size: number;
  relative: boolean;
}

/** Reads the text after `// =>`. Throws an Error that says what cannot be read. */
export function readExpectation(text: string): Expectation {
  const source = text.trim().replaceAll('−', '-');
  if (source === '') throw new Error('nothing is written after `// =>`');
  const throws = /^throws(?:\s+([\w.$]+))?(?::\s*(.*))?$/.exec(source);
  if (throws) return { throws: { name: throws[1], message: throws[2]?.trim() } };
  const [written = '', tolerance, ...rest] = source.split('±');
  if (rest.length > 0) throw new Error(`there is more than one ± in \`${source}\``);
  const literal = readLiteral(written);
  return tolerance === undefined ? { literal } : { literal, tolerance: readTolerance(tolerance) };
}

function readTolerance(text: string): Tolerance {
  const match = /^(\S+?)(\s+rel)?$/.exec(text.trim());
  const size = readDecimal(match?.[1] ?? '')?.value ?? Number.NaN;
  if (!(size > 0)) throw new Error(`the tolerance \`${text.trim()}\` is not a positive number`);
  return { size, relative: match?.[2] !== undefined };
}

function readLiteral(text: string): Expression {
  try {
    const [statement, ...rest] = parse(`(${text})`, { ecmaVersion: 'latest' }).body;
    if (
      statement?.type === 'ExpressionStatement' &&
      rest.length === 0 &&
      isWrittenOut(statement.expression)
    )
      return statement.expression;
  } catch {}
  throw new Error(
    `\`${text.trim()}\` is no value: write a number, a string, an array, an object or throws`,
  );
}

const NAMED = new Map<string, unknown>([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['undefined', undefined],
]);

/** An expectation is written down, never computed: a call in it would check the code against itself. */
function isWrittenOut(node: Expression): boolean {
  if (node.type === 'Literal') return !node.regex;
  if (node.type === 'Identifier') return NAMED.has(node.name);
  if (node.type === 'UnaryExpression')
    return '+-'.includes(node.operator) && isNumber(node.argument);
  if (node.type === 'ArrayExpression')
    return node.elements.every(
      (item) => item && item.type !== 'SpreadElement' && isWrittenOut(item),
    );
  if (node.type === 'ObjectExpression')
    return node.properties.every(
      (item) =>
        item.type === 'Property' &&
        !item.computed &&
        item.kind === 'init' &&
        isWrittenOut(item.value),
    );
  return false;
}

const isNumber = (node: Expression): boolean =>
  (node.type === 'Literal' && typeof node.value === 'number') ||
  (node.type === 'Identifier' && node.name === 'Infinity');

/** Compares an outcome with what was documented. Returns what is wrong, or undefined where it holds. */
export function disagreement(expectation: Expectation, outcome: Outcome): string | undefined {
  if ('unreached' in outcome) return outcome.unreached;
  if ('throws' in expectation) return wrongThrow(expectation.throws, outcome);
  if ('thrown' in outcome) return `threw ${describeThrown(outcome.thrown)}`;
  return mismatch(expectation.literal, outcome.value, expectation.tolerance, '');
}

function wrongThrow(
  { name, message }: Thrown,
  outcome: Exclude<Outcome, { unreached: string }>,
): string | undefined {
  if (!('thrown' in outcome)) return `documented to throw, but computed ${show(outcome.value)}`;
  const { thrown } = outcome;
  const actual = describeThrown(thrown);
  if (name && !(thrown instanceof Object && 'name' in thrown && thrown.name === name))
    return `documented to throw ${name}, but threw ${actual}`;
  if (message && !actual.includes(message))
    return `the message does not contain \`${message}\`: threw ${actual}`;
  return undefined;
}

/**
 * What would have been right in place of the documented text, with its digits and its form; undefined where a value was not
 * computed or cannot be written down.
 */
export function corrected(
  documented: string,
  expectation: Expectation,
  outcome: Outcome,
): string | undefined {
  if ('throws' in expectation || !('value' in outcome)) return undefined;
  const { literal } = expectation;
  const right = rewritten(literal, documented, outcome.value);
  if (right === undefined) return undefined;
  return documented.slice(0, literal.start - 1) + right + documented.slice(literal.end - 1);
}

/** A literal with every part that does not hold written anew. Offsets count a parenthesis that the text does not have. */
function rewritten(node: Expression, text: string, value: unknown): string | undefined {
  const written = text.slice(node.start - 1, node.end - 1);
  if (mismatch(node, value, undefined, '') === undefined) return written;
  const parts = partsOf(node, value);
  if (parts) {
    let result = '';
    let at = node.start - 1;
    for (const [part, item] of parts) {
      const right = rewritten(part, text, item);
      if (right === undefined) return undefined;
      result += text.slice(at, part.start - 1) + right;
      at = part.end - 1;
    }
    return result + text.slice(at, node.end - 1);
  }
  if (typeof value === 'number') return numberLike(written, value);
  return value === null || ['string', 'boolean', 'undefined'].includes(typeof value)
    ? show(value)
    : undefined;
}

const numberLike = (written: string, value: number): string =>
  /\d/.test(written) ? rewrite(written, value) : show(value);

/** The parts of an array or object literal, each with its value, if both have the same parts. */
function partsOf(node: Expression, value: unknown): [Expression, unknown][] | undefined {
  if (node.type === 'ArrayExpression' && isList(value)) {
    const values = Array.from(value);
    if (values.length !== node.elements.length) return undefined;
    return node.elements.map((element, i) => [element as Expression, values[i]]);
  }
  if (node.type === 'ObjectExpression' && typeof value === 'object' && value !== null) {
    const properties = node.properties as Property[];
    const names = properties.map(nameOf);
    if (Object.keys(value).sort().join() !== [...names].sort().join()) return undefined;
    return properties.map((property, i) => [
      property.value as Expression,
      (value as Record<string, unknown>)[names[i]!],
    ]);
  }
  return undefined;
}

const nameOf = ({ key }: Property): string =>
  key.type === 'Identifier' ? key.name : String((key as { value?: unknown }).value);

function mismatch(
  node: Expression,
  value: unknown,
  tolerance: Tolerance | undefined,
  path: string,
): string | undefined {
  if (node.type === 'ArrayExpression')
    return mismatchedArray(node.elements as Expression[], value, tolerance, path);
  if (node.type === 'ObjectExpression')
    return mismatchedObject(node.properties as Property[], value, tolerance, path);
  const { text, wanted, numeral } = scalar(node);
  const at = path && `at ${path}: `;
  if (numeral && typeof value === 'number') {
    const allowed = tolerance ? widen(numeral, tolerance) : numeral;
    return agrees(value, allowed) ? undefined : at + describeMiss(text, value, allowed);
  }
  return Object.is(value, wanted) ? undefined : `${at}documented ${text}, computed ${show(value)}`;
}

const widen = ({ value }: Numeral, { size, relative }: Tolerance): Numeral => ({
  value,
  halfUnit: relative ? size * Math.abs(value) : size,
});

function scalar(node: Expression): { text: string; wanted: unknown; numeral?: Numeral } {
  if (node.type === 'UnaryExpression') {
    const inner = scalar(node.argument);
    const sign = node.operator === '-' ? -1 : 1;
    const numeral = inner.numeral && { ...inner.numeral, value: sign * inner.numeral.value };
    return { text: node.operator + inner.text, wanted: numeral?.value, numeral };
  }
  if (node.type === 'Identifier') {
    const wanted = NAMED.get(node.name);
    return {
      text: node.name,
      wanted,
      numeral: typeof wanted === 'number' ? { value: wanted, halfUnit: 0 } : undefined,
    };
  }
  if (node.type !== 'Literal') throw new Error(`${node.type} is no scalar`);
  const text = node.raw ?? String(node.value);
  return {
    text,
    wanted: node.value,
    numeral: typeof node.value === 'number' ? numeralOf(text, node.value) : undefined,
  };
}

const numeralOf = (raw: string, value: number): Numeral =>
  readDecimal(
    raw
      .replaceAll('_', '')
      .replace(/^\./, '0.')
      .replace(/\.(?=e|$)/i, ''),
  ) ?? { value, halfUnit: 0 };

const allowance = (halfUnit: number): string =>
  halfUnit === 0 ? 'an integer is exact' : `allowed ${halfUnit.toPrecision(2)}`;

/** What was documented, what was computed, how far off, to how many digits it is right, and which numeral would be. */
export function describeMiss(written: string, computed: number, numeral: Numeral): string {
  const { value, halfUnit } = numeral;
  const off = Math.abs(computed - value);
  const distance = Number.isFinite(off)
    ? ` (off by ${off.toPrecision(2)}, ${allowance(halfUnit)})`
    : '';
  const right = `${describeRightDigits(computed, numeral)}${rewrite(written, computed)} would be right`;
  return `documented ${written}, computed ${show(computed)}${distance}; ${right}`;
}

const isList = (value: unknown): value is ArrayLike<unknown> =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));

function mismatchedArray(
  wanted: Expression[],
  value: unknown,
  tolerance: Tolerance | undefined,
  path: string,
): string | undefined {
  const at = path && `at ${path}: `;
  if (!isList(value)) return `${at}documented an array, computed ${show(value)}`;
  const values = Array.from(value);
  if (values.length !== wanted.length)
    return `${at}documented ${wanted.length} elements, computed ${values.length}: ${show(value)}`;
  return firstDefined(wanted, (element, i) =>
    mismatch(element, values[i], tolerance, `${path}[${i}]`),
  );
}

function mismatchedObject(
  wanted: Property[],
  value: unknown,
  tolerance: Tolerance | undefined,
  path: string,
): string | undefined {
  const at = path && `at ${path}: `;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return `${at}documented an object, computed ${show(value)}`;
  const names = wanted.map(nameOf);
  const extra = Object.keys(value).find((key) => !names.includes(key));
  if (extra !== undefined)
    return `${at}computed a property \`${extra}\` that is not documented: ${show(value)}`;
  const missing = names.find((name) => !Object.hasOwn(value, name));
  if (missing !== undefined)
    return `${at}documented a property \`${missing}\` that is not there: ${show(value)}`;
  return firstDefined(wanted, (property, i) =>
    mismatch(
      property.value,
      (value as Record<string, unknown>)[names[i]!],
      tolerance,
      `${path}.${names[i]}`,
    ),
  );
}

function firstDefined<T, R>(
  items: T[],
  find: (item: T, index: number) => R | undefined,
): R | undefined {
  for (const [index, item] of items.entries()) {
    const found = find(item, index);
    if (found !== undefined) return found;
  }
  return undefined;
}
