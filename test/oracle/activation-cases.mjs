import { logits, times, uniform } from './inputs.mjs';

const SMALL = [5e-324, 1e-310, 1e-300, 1e-100, 1e-20, 2 ** -53, 1e-10];

/** Where exponentials round to one, leave the doubles, or reach the subnormals. */
const TURNS = [
  16.64,
  33.27,
  36.7368005696771,
  36.74,
  37,
  40,
  88.72,
  700,
  708.3,
  709.782712893384,
  709.79,
  740,
  744.4,
  745,
  745.1332191019411,
  745.14,
  746,
  800,
  1000,
  1e5,
  1e10,
  1e100,
  1e300,
  1e308,
  Number.MAX_VALUE,
  Infinity,
];

const VECTOR = ['softmax', 'logSoftmax', 'logSumExp'];

/** Every case of the activations, in a fixed order. */
export function activationCases() {
  const cases = [];
  const add = (kind, key, args, options) => cases.push({ function: key, kind, args, options });
  for (const name of ['sigmoid', 'logSigmoid', 'softplus']) scalars(add, name);
  for (const name of VECTOR) rows(add, name);
  for (const name of ['softmax', 'logSoftmax']) temperatures(add, name);
  return cases;
}

function scalars(add, name) {
  for (let i = 0; i < 40; i++) add('ordinary', name, [uniform(-6, 6)]);
  for (let i = 0; i < 20; i++) add('ordinary', name, [uniform(-30, 30)]);
  for (const x of [...SMALL, 0]) {
    add('tiny', name, [x]);
    add('tiny', name, [-x]);
  }
  for (const x of TURNS) {
    add('huge', name, [x]);
    add('huge', name, [-x]);
  }
  for (let i = 0; i < 10; i++) add('huge', name, [uniform(-745, 745)]);
  add('ordinary', name, [logits(7, 5)]);
  add('huge', name, [[-745, -1, 0, 1, 745]]);
}

function rows(add, name) {
  for (const n of [2, 3, 4, 10, 27, 100]) {
    for (const scale of [1, 3, 10])
      add('ordinary', name, [logits(n, scale).map((z) => z + offsetFor(name, n, scale))]);
    add('near-equal', name, [times(n, () => 5 + 1e-9 * uniform(-1, 1))]);
    add('near-equal', name, [times(n, () => 5)]);
    add('tiny', name, [times(n, () => 1e-300 * uniform(-1, 1))]);
    for (const scale of [50, 400, 1000, 1e5, 1e300, 1e308]) add('huge', name, [logits(n, scale)]);
  }
  for (const x of TURNS.filter(Number.isFinite)) {
    add('huge', name, [[x, 0]]);
    add('huge', name, [[0, -x]]);
    add('huge', name, [[x, -x, x]]);
  }
  add('huge', name, [[1000, 999.5, 0]]);
  add('huge', name, [[-1000, -1000.5]]);
  add('huge', name, [[Number.MAX_VALUE, -Number.MAX_VALUE]]);
  add('tiny', name, [[5e-324, -5e-324, 0]]);
  add('degenerate', name, [[3]]);
  add('degenerate', name, [[-Infinity, 2]]);
  add('degenerate', name, [[1, -Infinity, 2, -Infinity]]);
  add('ordinary', name, [[logits(3, 4).map((z) => z + 5), logits(3, 4).map((z) => z + 5)]]);
  add('ordinary', name, [logits(8, 4).map((z) => z + 5)], { classes: 4 });
}

/** Moves the logits away from where their log-sum-exp is near zero: there it has no more digits than its inputs. */
const offsetFor = (name, n, scale) => (name === 'logSumExp' ? Math.log(n) + 2 * scale : 0);

function temperatures(add, name) {
  for (const temperature of [0.1, 0.5, 2, 7.3]) {
    for (const n of [2, 3, 10]) add('ordinary', name, [logits(n, 2)], { temperature });
  }
  for (const temperature of [1e-300, 1e-320, 5e-324, 1e-3, 1e3, 1e300, Number.MAX_VALUE]) {
    add('huge', name, [[2, 1, 0]], { temperature });
    add('huge', name, [[1e308, 0, -1e308]], { temperature });
    add('tiny', name, [[3e-300, 1e-300, 0]], { temperature });
  }
}
