import { describeRightDigits } from '../numeral.ts';
import { isVector, type Quantity, quantityOf, shapeOf } from './arithmetic.ts';
import { type Bindings, evaluate, type Value } from './evaluate.ts';
import type { Expression } from './expression.ts';
import type { Chain, Formula, Side } from './parse-formula.ts';
import { holds, isEquality, type Relation, roundingOf } from './relation.ts';
import { TexError } from './tex-error.ts';
import { halfUnitOf, rewritten, type WrittenNumeral, writtenNumeral } from './written-numeral.ts';

/** Something that is wrong with a formula, and where in its TeX. */
export interface Problem {
  message: string;
  offset: number;
  /** What would be right in place of the numeral at the offset. */
  correction?: { written: string; right: string };
}

/** Evaluates every side of a formula and checks every relation. Nothing wrong: an empty list. */
export function checkFormula(formula: Formula, bindings: Bindings): Problem[] {
  if (formula.isLoneSymbol) return [];
  const unbound = unboundIn(formula.freeSymbols, bindings);
  if (unbound.length > 0) return unbound;
  return formula.chains.flatMap((chain) => problemsIn(() => checkedChain(chain, bindings)));
}

/** Checks a formula without a relation against the value that it should have. */
export function checkValue(
  { chains, freeSymbols }: Formula,
  value: Value,
  bindings: Bindings,
): Problem[] {
  const [chain, ...others] = chains;
  const [side, ...sides] = chain?.sides ?? [];
  if (!side || others.length + sides.length > 0)
    return [{ message: '`is` goes with one formula that has no relation', offset: 0 }];
  const unbound = unboundIn(freeSymbols, bindings);
  if (unbound.length > 0) return unbound;
  const wanted = quantityOf(value);
  if (wanted === undefined)
    return [{ message: `\`is\` is ${value}, which is no number`, offset: side.offset }];
  return problemsIn(() => {
    const computed = { ...side, value: evaluate(side.expression, bindings) };
    const { offset } = side;
    const expression: Expression = { kind: 'symbol', name: 'is', offset };
    const target = { expression, unit: undefined, source: '`is`', offset, value: wanted };
    return compare(target, '=', computed) ?? [];
  });
}

const unboundIn = (free: Formula['freeSymbols'], bindings: Bindings): Problem[] =>
  free
    .filter(({ name }) => !Object.hasOwn(bindings, name))
    .map(({ name, offset }) => ({ message: `${name} is not bound`, offset }));

function problemsIn(check: () => Problem[] | Problem): Problem[] {
  try {
    return [check()].flat();
  } catch (error) {
    if (!(error instanceof TexError)) throw error;
    return [{ message: error.message, offset: error.offset }];
  }
}

interface Evaluated extends Side {
  value: Quantity;
}

function checkedChain({ sides, relations }: Chain, bindings: Bindings): Problem[] {
  const evaluated = sides.map(
    (side): Evaluated => ({ ...side, value: evaluate(side.expression, bindings) }),
  );
  const [first] = sides;
  if (relations.length === 0)
    return [
      {
        message: `${first!.source} has nothing to compare it with: write a relation, or <Equation is={…}>`,
        offset: first!.offset,
      },
    ];
  return relations.flatMap((relation, i) => {
    const right = evaluated[i + 1]!;
    const left = isEquality(relation) ? unrounded(evaluated, relations, i) : evaluated[i]!;
    return compare(left, relation, right) ?? [];
  });
}

/**
 * The side that stands for side `i`: in `\frac13 \approx 0.33 \approx 0.3333` both numerals are held against the fraction, for
 * against 0.33 the other could be anything from 0.325 to 0.335.
 */
function unrounded(sides: Evaluated[], relations: Relation[], i: number): Evaluated {
  for (let at = i; at >= 0; at--) {
    const side = sides[at]!;
    const isRounded = elementsOf(side.expression).some((element) => {
      const numeral = writtenNumeral(element);
      return numeral && halfUnitOf(numeral, relations[i]!) !== undefined;
    });
    // It is in the unit that it was rounded in: `\ln 2 = 0.69\text{ nat} = 1\text{ bit}`.
    if (!isRounded) return { ...side, unit: side.unit ?? sides[i]!.unit };
    if (at > 0 && !isEquality(relations[at - 1]!)) break;
  }
  return sides[i]!;
}

const elementsOf = (expression: Expression): Expression[] =>
  expression.kind === 'vector' ? expression.elements : [expression];

function compare(left: Evaluated, relation: Relation, right: Evaluated): Problem | undefined {
  const inUnit = conversion(left, right);
  const [a, b] = [comparands(left, inUnit), comparands(right, 1)];
  if (typeof left.value === 'number' && typeof right.value === 'number')
    return compareNumbers(a[0]!, relation, b[0]!);
  if (!isVector(left.value) || !isVector(right.value) || a.length !== b.length) {
    const shapes = `${left.source} is ${shapeOf(left.value)}, ${right.source} is ${shapeOf(right.value)}`;
    return { message: shapes, offset: right.offset };
  }
  for (const [i, element] of a.entries()) {
    const problem = compareNumbers(element, relation, b[i]!);
    if (problem) return problem;
  }
  return undefined;
}

/** What one of the left unit is in the right unit. A unit on one side only is a remark. */
function conversion(left: Side, right: Side): number {
  if (!left.unit || !right.unit) return 1;
  if (left.unit.dimension !== right.unit.dimension) {
    throw new TexError(
      `${left.source} and ${right.source} are in units that cannot be compared`,
      right.offset,
    );
  }
  return left.unit.factor / right.unit.factor;
}

/** A number of a side, or an element of its vector. */
interface Comparand {
  source: string;
  offset: number;
  /** In the unit of the right side. */
  value: number;
  numeral: WrittenNumeral | undefined;
  /** What one of the unit that the numeral is written in is in the unit of the right side. */
  inUnit: number;
}

function comparands({ expression, source, offset, value }: Evaluated, inUnit: number): Comparand[] {
  if (typeof value === 'number') {
    return [{ source, offset, value: value * inUnit, numeral: writtenNumeral(expression), inUnit }];
  }
  const written = expression.kind === 'vector' ? expression.elements : [];
  return (value as readonly number[]).map((element, i) => ({
    source: `element ${i + 1} of ${source}`,
    offset: written[i]?.offset ?? offset,
    value: element * inUnit,
    numeral: written[i] && writtenNumeral(written[i]),
    inUnit,
  }));
}

function compareNumbers(
  left: Comparand,
  relation: Relation,
  right: Comparand,
): Problem | undefined {
  const nobody = [left, right].find(({ value }) => Number.isNaN(value));
  if (nobody) return { message: `${nobody.source} has no value (NaN)`, offset: nobody.offset };
  if (holds(relation, left.value, right.value, toleranceOf(left, relation, right)))
    return undefined;
  if (isEquality(relation)) {
    const written = [right, left].filter(({ numeral }) => numeral);
    const rounded = written.find(({ numeral }) => halfUnitOf(numeral!, relation) !== undefined);
    const suspect = rounded ?? written[0];
    if (suspect) return misprint(suspect === right ? left : right, relation, suspect);
  }
  const values = `${left.source} is ${shown(left.value)}, ${right.source} is ${shown(right.value)}`;
  const off = difference(left.value, right.value);
  return { message: `${values}: ${relation} does not hold (off by ${off})`, offset: right.offset };
}

function toleranceOf(left: Comparand, relation: Relation, right: Comparand): number {
  const written = [left, right].filter(({ numeral }) => numeral);
  const rounds = isEquality(relation) || relation === '\\ne';
  if (!rounds || written.length === 0) return roundingOf(relation, left.value, right.value);
  const halfUnits = written.map(
    ({ numeral, inUnit }) => (halfUnitOf(numeral!, relation) ?? 0) * inUnit,
  );
  const half = Math.max(...halfUnits);
  const size = Math.max(1, Math.abs(left.value), Math.abs(right.value));
  return half > 0 || size === Infinity ? half : 1e-12 * size;
}

function misprint(computed: Comparand, relation: Relation, written: Comparand): Problem {
  const value = computed.value / written.inUnit;
  const numeral = {
    value: written.value / written.inUnit,
    halfUnit: halfUnitOf(written.numeral!, relation) ?? 0,
  };
  const off = difference(value, numeral.value);
  const right = rewritten(written.numeral!, relation, value);
  return {
    message: `${computed.source} is ${shown(value)}, written ${written.source} (off by ${off}); ${describeRightDigits(value, numeral)}${right} would be right`,
    offset: written.offset,
    correction: { written: written.source, right },
  };
}

const shown = (value: number): string => String(Number(value.toPrecision(12)));

function difference(a: number, b: number): string {
  const size = Math.abs(a - b);
  return size >= 0.01 && size < 1e6 ? String(Number(size.toPrecision(2))) : size.toExponential(1);
}
