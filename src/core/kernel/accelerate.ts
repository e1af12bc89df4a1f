import { divergenceTerm } from '../information/divergence-term.ts';
import { Sum } from '../sum.ts';
import { tables } from '../tail.ts';
import { type BinaryLoop, type Kernel, kernel } from './kernel.ts';
import { WASM } from './wasm.ts';

/** A place in the memory of the compiled loops, or a number. */
interface Constant {
  value: number;
}

type Loop<Parameters extends number[] = [], Result = unknown> = (
  count: number,
  ...parameters: Parameters
) => Result;

/** What assembly/kernel.ts exports. */
interface Compiled extends Record<Place, Constant> {
  memory: { buffer: ArrayBuffer };
  tails: Loop;
  sigmoids: Loop;
  logisticLosses: Loop<[], number>;
  focalLosses: Loop<[number, number], number>;
  focalSlopes: Loop<[number, number, number], number>;
  peaks: Loop<[number]>;
  entropy: Loop<[], number>;
  divergence: Loop<[], number>;
  addRow: Loop<[], number>;
  dependence: Loop<[number]>;
}

type Place =
  | 'BLOCK'
  | 'ROOTS'
  | 'POWERS'
  | 'PARTS'
  | 'CENTRES'
  | 'A'
  | 'B'
  | 'OUT'
  | 'COLUMNS'
  | 'LOST'
  | 'TERMS'
  | 'FIRST'
  | 'SECOND';

// The package is compiled without the types of a browser.
declare const atob: (base64: string) => string;
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object) => { exports: unknown };
};

/** Centres of ratios, eight to an octave, 1 where two numbers nearly agree: for differences of the bits of doubles, which are nearly logarithms. */
const RATIOS = Float64Array.from({ length: 512 }, (_, k) =>
  k === 255 || k === 256 ? 1 : 2 ** ((k - 255.5) / 8),
);

/** Shorter vectors are not worth a copy; and small examples keep their digits wherever they run. */
const SHORTEST = 256;

/**
 * Puts loops in WebAssembly, which take two doubles at a time, behind the functions of the package, for long vectors of doubles. Node has them
 * from the package root; a bundler leaves them out unless this is called.
 *
 * @returns whether they are in place: not where there is no WebAssembly with SIMD, and then everything is computed as before.
 * @example
 * ```ts
 * import { accelerate } from 'surprisal';
 * accelerate(); // => true
 * ```
 */
export function accelerate(): boolean {
  try {
    Object.assign(kernel, loopsOf(instantiate()));
    return true;
  } catch {
    return false;
  }
}

function instantiate(): Compiled {
  const bytes = Uint8Array.from(atob(WASM), (character) => character.charCodeAt(0));
  const compiled = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as Compiled;
  const write = ({ value }: Constant, table: Float64Array) =>
    new Float64Array(compiled.memory.buffer, value, table.length).set(table);
  write(compiled.ROOTS, tables.ROOTS);
  write(compiled.POWERS, tables.POWERS);
  write(compiled.PARTS, pairs(tables.RECIPROCALS, tables.LOGARITHMS));
  write(compiled.CENTRES, pairs(RATIOS, RATIOS.map(Math.log)));
  return compiled;
}

const pairs = (a: Float64Array, b: Float64Array): Float64Array =>
  Float64Array.from({ length: 2 * a.length }, (_, i) => (i % 2 === 0 ? a : b)[i >> 1]!);

function loopsOf(compiled: Compiled): Kernel {
  const block = compiled.BLOCK.value;
  const doublesAt = ({ value }: Constant, length: number) =>
    new Float64Array(compiled.memory.buffer, value, length);
  const a = doublesAt(compiled.A, block);
  const b = doublesAt(compiled.B, block);
  const out = doublesAt(compiled.OUT, block);

  /** Copies a part of a vector, with zeros behind it up to a whole number of steps. */
  function read(place: Float64Array, x: Float64Array, start: number, end: number): void {
    place.set(x.subarray(start, end));
    place.fill(0, end - start, end - start + 7);
  }

  /** A sum to which `add` adds what the last block has left in a place. */
  function sumAt(place: Constant): { sum: Sum; add: () => void; isNaN: () => boolean } {
    const sum = new Sum();
    const parts = doublesAt(place, 4);
    return { sum, add: () => sum.addAll(parts), isNaN: () => Number.isNaN(parts[0]! + parts[1]!) };
  }

  /** Goes through a long vector block by block, as long as `visit` likes it. */
  function each(
    start: number,
    end: number,
    visit: (start: number, end: number) => boolean,
  ): boolean {
    if (end - start < SHORTEST) return false;
    for (let first = start; first < end; first += block)
      if (!visit(first, Math.min(first + block, end))) return false;
    return true;
  }

  const unary =
    (run: Loop): ((x: Float64Array, start: number, end: number, result: Float64Array) => boolean) =>
    (x, start, end, result) =>
      each(start, end, (first, last) => {
        read(a, x, first, last);
        run(last - first);
        result.set(out.subarray(0, last - first), first - start);
        return true;
      });

  const binary =
    <Parameters extends number[]>(run: Loop<Parameters>): BinaryLoop<Parameters> =>
    (x, y, start, end, result, ...parameters) =>
      each(start, end, (first, last) => {
        read(a, x, first, last);
        read(b, y, first, last);
        if (run(last - first, ...parameters) === Infinity) return false;
        result.set(out.subarray(0, last - first), first - start);
        return true;
      });

  const writeSigmoids = unary(compiled.sigmoids);

  return {
    writeTails: unary(compiled.tails),
    writeSigmoids: (x, result) => writeSigmoids(x, 0, x.length, result),
    writeLogisticLosses: binary(compiled.logisticLosses),
    writeFocalLosses: binary(compiled.focalLosses),
    writeFocalSlopes: binary(compiled.focalSlopes),

    writePeaks(flat, classes, start, end, peaks, others) {
      const rows = Math.floor(block / classes);
      if (rows === 0 || (end - start) * classes < SHORTEST) return false;
      for (let first = start; first < end; first += rows) {
        const count = Math.min(rows, end - first);
        read(a, flat, first * classes, (first + count) * classes);
        compiled.peaks(count, classes);
        others.set(out.subarray(0, count), first - start);
        for (let r = 0; r < count; r++) peaks[first - start + r] = b[r]! + (first + r) * classes;
      }
      return true;
    },

    entropy(p) {
      if (!(p instanceof Float64Array)) return undefined;
      const [terms, mass] = [sumAt(compiled.TERMS), sumAt(compiled.FIRST)];
      const done = each(0, p.length, (start, end) => {
        read(a, p, start, end);
        if (compiled.entropy(end - start)) return false;
        terms.add();
        mass.add();
        return true;
      });
      const entropy = -terms.sum.value;
      // The logarithms of subnormals are wrong, which matters to a sum that is no larger.
      return done && isUnit(mass.sum) && entropy > 1e-280 ? entropy : undefined;
    },

    divergence(p, q) {
      if (!(p instanceof Float64Array && q instanceof Float64Array)) return undefined;
      if (p.length !== q.length) return undefined;
      const terms = sumAt(compiled.TERMS);
      const [massOfP, massOfQ] = [sumAt(compiled.FIRST), sumAt(compiled.SECOND)];
      const done = each(0, p.length, (start, end) => {
        read(a, p, start, end);
        read(b, q, start, end);
        if (compiled.divergence(end - start)) return false;
        massOfP.add();
        massOfQ.add();
        if (!terms.isNaN()) terms.add();
        else for (let i = start; i < end; i++) terms.sum.add(divergenceTerm(p[i]!, q[i]!));
        return true;
      });
      return done && isUnit(massOfP.sum) && isUnit(massOfQ.sum) ? terms.sum.value : undefined;
    },

    dependence(pxy) {
      const columns = pxy?.[0]?.length ?? 0;
      if (!Array.isArray(pxy) || columns < SHORTEST) return undefined;
      const rows: Float64Array[] = pxy;
      if (!rows.every((row) => row instanceof Float64Array && row.length === columns))
        return undefined;
      const rowSums = rows.map(() => new Sum());
      const columnSums = new Float64Array(columns);
      const [totals, lost] = [doublesAt(compiled.COLUMNS, block), doublesAt(compiled.LOST, block)];
      const parts = doublesAt(compiled.FIRST, 4);
      const isTable = each(0, columns, (start, end) => {
        totals.fill(0);
        lost.fill(0);
        for (const [x, row] of rows.entries()) {
          read(a, row, start, end);
          if (compiled.addRow(end - start)) return false;
          rowSums[x]!.addAll(parts);
        }
        for (let y = start; y < end; y++) columnSums[y] = totals[y - start]! + lost[y - start]!;
        return true;
      });
      const mass = new Sum();
      mass.addAll(columnSums);
      if (!isTable || !isUnit(mass)) return undefined;
      const terms = sumAt(compiled.TERMS);
      for (const [x, row] of rows.entries())
        each(0, columns, (start, end) => {
          read(a, row, start, end);
          read(b, columnSums, start, end);
          compiled.dependence(end - start, rowSums[x]!.value);
          terms.add();
          return true;
        });
      return Number.isNaN(terms.sum.value) ? undefined : terms.sum.value;
    },
  };
}

/** Whether a sum is well within the tolerance of a distribution; whether it just is, is asked elsewhere. */
const isUnit = ({ value }: Sum): boolean => Math.abs(value - 1) < 5e-10;
