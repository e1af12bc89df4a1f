import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { kernel } from '../src/core/kernel/kernel.ts';
import {
  type Contestant,
  requireClose,
  shortestTime,
  shortestTimes,
  type Value,
} from './contest.ts';
import { inputsOf } from './inputs.ts';
import * as loop from './loop.ts';
import * as naive from './naive.ts';
import * as surprisal from './surprisal.ts';
import * as tensorflow from './tensorflow.ts';

// How many times as long as the core others take for the same value: the core without its loops in WebAssembly, a plain loop, the naive
// formula, TensorFlow.js on its CPU backend and on its WASM backend; `npm run bench` prints it beside what bench/baseline.json has recorded, `npm run bench -- entropy sigmoid` for
// some rows. `npm run bench -- --record` writes that file, with the nanoseconds that the core takes for an element of inputs of many sizes.

const N = 1e6;
const SIZES = [1e3, 1e4, 1e5, 1e6, 1e7];

/** How far off a value may be. A sum of a million elements in single precision keeps three digits. */
const DOUBLE = 1e-9;
const SINGLE = 5e-3;

const BASELINE = new URL('baseline.json', import.meta.url);

type Row = keyof typeof surprisal;

const by = { surprisal, loop, naive, tensorflow };

/** Numbers by what they belong to: a contestant, or a size. */
type Numbers = Record<string, number>;

interface Measured {
  /** By contestant, beside the time of the core. */
  ratios: Numbers;
  /** For an element, by the number of elements. */
  nanoseconds: Numbers;
}

const rows = Object.keys(loop) as Row[];
const named = process.argv.slice(2).filter((word) => word !== '--record');
const record = process.argv.includes('--record');
const unknown = named.filter((name) => !rows.includes(name as Row));
if (unknown.length > 0 || (record && named.length > 0)) {
  console.error(`the rows are ${rows.join(', ')}, and --record takes all of them`);
  process.exit(1);
}

const baseline: Record<string, Measured> = existsSync(BASELINE)
  ? JSON.parse(readFileSync(BASELINE, 'utf8'))
  : {};
const inputs = inputsOf(N);
const tensors = {
  cpu: await tensorflow.upload(inputs, 'cpu'),
  wasm: await tensorflow.upload(inputs, 'wasm'),
};
const measured: Record<string, Measured> = {};
console.log('times as long as the core, for 1e6 elements [recorded]');
for (const row of rows.filter((name) => named.length === 0 || named.includes(name))) {
  const ratios = await ratiosOf(row);
  console.log(row.padEnd(30), beside(ratios, baseline[row]?.ratios));
  measured[row] = { ratios, nanoseconds: {} };
}
if (record) {
  // After each size: a run that is cut keeps what it has measured.
  for (const size of SIZES) {
    await measureSize(size);
    writeFileSync(BASELINE, `${JSON.stringify(measured, null, 2)}\n`);
  }
}

async function ratiosOf(row: Row): Promise<Numbers> {
  const core = { run: () => by.surprisal[row](inputs) };
  const others: Record<string, Contestant> = {
    scalar: { run: () => withoutKernel(core.run) },
    loop: { run: () => by.loop[row](inputs) },
    naive: { run: () => by.naive[row](inputs) },
    'tfjs cpu': onBackend(row, 'cpu'),
    'tfjs wasm': onBackend(row, 'wasm'),
  };
  for (const [name, { run, prepare }] of Object.entries(others)) {
    await prepare?.();
    requireClose(`${row}, ${name}`, run(), core.run(), name.startsWith('tfjs') ? SINGLE : DOUBLE);
  }
  const [own, ...times] = await shortestTimes([core, ...Object.values(others)]);
  return Object.fromEntries(
    Object.keys(others).map((name, i) => [name, rounded(times[i]! / own!)]),
  );
}

/** What the scalar code takes, or in a browser that a bundler serves. */
function withoutKernel(run: Contestant['run']): Value {
  const loops = { ...kernel };
  for (const name of Object.keys(loops)) kernel[name as keyof typeof kernel] = undefined;
  const value = run();
  Object.assign(kernel, loops);
  return value;
}

function onBackend(row: Row, backend: 'cpu' | 'wasm'): Contestant {
  return {
    prepare: () => tensorflow.use(backend),
    run: () => tensorflow.download(() => by.tensorflow[row](tensors[backend])),
  };
}

async function measureSize(size: number): Promise<void> {
  const sized = inputsOf(size);
  const key = size.toExponential(0);
  for (const row of rows) {
    const time = await shortestTime(() => by.surprisal[row](sized), Math.ceil(1e5 / size));
    measured[row]!.nanoseconds[key] = rounded((time * 1e6) / size);
  }
}

function rounded(x: number): number {
  return Number(x.toPrecision(3));
}

function beside(numbers: Numbers, recorded: Numbers | undefined): string {
  return Object.entries(numbers)
    .map(([name, number]) => `${name} ${number} [${recorded?.[name] ?? 'none'}]`.padEnd(24))
    .join('')
    .trimEnd();
}
