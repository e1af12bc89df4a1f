import { Decimal } from 'decimal.js';
import { decades, exact, sum, withDigits } from './exact.mjs';

/** The definitions, in decimal arithmetic on the exact values of doubles. Nothing here is made to be stable. */

const zero = new Decimal(0);

const exactly = (doubles) => Array.from(doubles, exact);

const normalized = (terms) => {
  const total = sum(terms);
  return terms.map((term) => term.div(total));
};

/** What `normalize` asks for; without it the doubles are taken as they are. */
const weights = (doubles, { normalize }) =>
  normalize ? normalized(exactly(doubles)) : exactly(doubles);

/** x ln(1/y), which is 0 for x = 0. */
const surprise = (x, y) => (x.isZero() ? zero : x.times(y.ln().neg()));

/** x ln(x/y), which is 0 for x = 0 and Infinity for y = 0 < x. */
const term = (x, y) => (x.isZero() ? zero : x.times(x.div(y).ln()));

const inBase = (nats, { base }) => (base === undefined ? nats : nats.div(exact(base).ln()));

const entropyOf = (p) => sum(p.map((x) => surprise(x, x)));

const divergence = (p, q) => sum(p.map((x, i) => term(x, q[i])));

const transposed = (table) => table[0].map((_, column) => table.map((row) => row[column]));

/** A joint table as decimals; `probabilities` are those divided by their sum, whatever the option. */
function table(pxy, options) {
  const columns = pxy[0].length;
  const rows = (flat) => pxy.map((_, r) => flat.slice(r * columns, (r + 1) * columns));
  return {
    cells: rows(weights(pxy.flat(), options)),
    probabilities: rows(normalized(exactly(pxy.flat()))),
  };
}

/** Evaluates with digits for all of the doubles' range, so that 1 + 1e-300 is not 1. What is left of terms that cancel is 0. */
const wide = (doubles, evaluate) =>
  withDigits(decades(doubles), () => {
    const value = evaluate();
    return value.abs().lt(`1e-${Decimal.precision - 20}`) ? zero : value;
  });

export const information = {
  informationContent(p, options = {}) {
    const content = (x) => inBase(x.ln().neg(), options);
    return Array.isArray(p) ? weights(p, options).map(content) : content(exact(p));
  },
  entropy: (p, options = {}) => inBase(entropyOf(weights(p, options)), options),
  binaryEntropy: (p, options = {}) =>
    wide([1, p], () => inBase(entropyOf([exact(p), exact(p).neg().plus(1)]), options)),
  perplexity: (p, options = {}) => entropyOf(weights(p, options)).exp(),
  jointEntropy: (pxy, options = {}) => inBase(entropyOf(table(pxy, options).cells.flat()), options),
  conditionalEntropy(pxy, options) {
    return wide(pxy.flat(), () => {
      const { cells } = table(pxy, options);
      const known = options.given === 'x' ? cells : transposed(cells);
      const left = known.map((row) => {
        const total = sum(row);
        return sum(row.map((cell) => (cell.isZero() ? zero : surprise(cell, cell.div(total)))));
      });
      return inBase(sum(left), options);
    });
  },
  mutualInformation(pxy, options = {}) {
    return wide(pxy.flat(), () => {
      const { probabilities } = table(pxy, options);
      const rows = probabilities.map(sum);
      const columns = transposed(probabilities).map(sum);
      const independent = rows.flatMap((row) => columns.map((column) => row.times(column)));
      return inBase(divergence(probabilities.flat(), independent), options);
    });
  },
  crossEntropy(p, q, options = {}) {
    const model = weights(q, options);
    return inBase(sum(weights(p, options).map((x, i) => surprise(x, model[i]))), options);
  },
  klDivergence: (p, q, options = {}) =>
    wide([...p, ...q], () =>
      inBase(divergence(normalized(exactly(p)), normalized(exactly(q))), options),
    ),
  relativeEntropyTerms(x, y, options = {}) {
    const single = (a, b) => inBase(term(exact(a), exact(b)), options);
    return Array.isArray(x) ? x.map((a, i) => single(a, y[i])) : single(x, y);
  },
  jsDivergence(p, q, options = {}) {
    return wide([...p, ...q], () => {
      const [a, b] = [normalized(exactly(p)), normalized(exactly(q))];
      const [wa, wb] = normalized(exactly(options.weights ?? [0.5, 0.5]));
      const mixture = a.map((x, i) => x.times(wa).plus(b[i].times(wb)));
      const parts = [
        wa.isZero() ? zero : wa.times(divergence(a, mixture)),
        wb.isZero() ? zero : wb.times(divergence(b, mixture)),
      ];
      return inBase(sum(parts), options);
    });
  },
  jsDistance: (p, q, options = {}) => information.jsDivergence(p, q, options).sqrt(),
  totalVariation(p, q, options = {}) {
    const b = weights(q, options);
    return sum(weights(p, options).map((x, i) => x.minus(b[i]).abs())).div(2);
  },
  giniImpurity: (p) =>
    wide(p, () =>
      sum(normalized(exactly(p)).map((x) => x.times(x)))
        .neg()
        .plus(1),
    ),
  brierScore(q, y, options = {}) {
    if (!Array.isArray(q)) return exact(q).minus(exact(y)).pow(2);
    const happened = Array.isArray(y)
      ? weights(y, options)
      : q.map((_, i) => new Decimal(i === y ? 1 : 0));
    return wide([1, ...q], () =>
      sum(weights(q, options).map((x, i) => x.minus(happened[i]).pow(2))),
    );
  },
};
