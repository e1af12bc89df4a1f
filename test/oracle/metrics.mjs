import { Decimal } from 'decimal.js';
import { exact, lnOnePlus, sum } from './exact.mjs';
import { logits, random, times, uniform } from './inputs.mjs';

// Metrics from their definitions: every pair, every threshold, every bin is gone through.

const zero = new Decimal(0);
const one = new Decimal(1);

const distinct = (scores) => [...new Set(scores)].sort((a, b) => b - a);

const called = (scores, targets, threshold, target) =>
  scores.filter((score, i) => score >= threshold && targets[i] === target).length;

const positivesOf = (targets) => targets.filter((y) => y === 1).length;

function averagePrecision(scores, targets) {
  let before = 0;
  const terms = distinct(scores).map((threshold) => {
    const [tp, fp] = [1, 0].map((y) => called(scores, targets, threshold, y));
    const term = one
      .times(tp - before)
      .times(tp)
      .div(tp + fp);
    before = tp;
    return term;
  });
  return sum(terms).div(positivesOf(targets));
}

function rocAuc(scores, targets) {
  const [positives, negatives] = [1, 0].map((y) => scores.filter((_, i) => targets[i] === y));
  const won = positives.flatMap((p) =>
    negatives.map((n) => (p > n ? one : p === n ? one.div(2) : zero)),
  );
  return sum(won).div(positives.length * negatives.length);
}

function precisionRecallCurve(scores, targets) {
  const thresholds = distinct(scores);
  const counts = thresholds.map((t) => [1, 0].map((y) => called(scores, targets, t, y)));
  return [
    [new Decimal(Infinity), ...thresholds.map(exact)],
    [one, ...counts.map(([tp, fp]) => one.times(tp).div(tp + fp))],
    [zero, ...counts.map(([tp]) => one.times(tp).div(positivesOf(targets)))],
  ];
}

function rocCurve(scores, targets) {
  const thresholds = distinct(scores);
  const share = (y) => (t) =>
    one.times(called(scores, targets, t, y)).div(targets.filter((other) => other === y).length);
  return [
    [new Decimal(Infinity), ...thresholds.map(exact)],
    [zero, ...thresholds.map(share(0))],
    [zero, ...thresholds.map(share(1))],
  ];
}

function expectedCalibrationError(probabilities, outcomes, { bins = 10 } = {}) {
  const p = probabilities.map(exact);
  const gaps = times(bins, (k) => {
    const inside = p.flatMap((x, i) =>
      x.gte(one.times(k).div(bins)) && (x.lt(one.times(k + 1).div(bins)) || k === bins - 1)
        ? [exact(outcomes[i]).minus(x)]
        : [],
    );
    return sum(inside).abs();
  });
  return sum(gaps).div(p.length);
}

/** The mean loss of rows at 1/T, and its slope. */
function lossAt(rows, targets, inverse) {
  const parts = rows.map((row, r) => {
    const scaled = row.map((z) => z.times(inverse));
    const e = scaled.map((z) => z.minus(scaled[targets[r]]).exp());
    const others = e.filter((_, k) => k !== targets[r]);
    const mean = sum(e.map((w, k) => w.times(row[k].minus(row[targets[r]])))).div(sum(e));
    return [lnOnePlus(sum(others)), mean];
  });
  return [0, 1].map((i) => sum(parts.map((part) => part[i])).div(rows.length));
}

/** Bisection of the slope, decimal digit by decimal digit. */
function temperatureScale(logitRows, targets) {
  const rows = logitRows.map((row) => row.map(exact));
  let [low, high] = [new Decimal('1e-9'), new Decimal('1e9')];
  for (let i = 0; i < 140; i++) {
    const middle = low.times(high).sqrt();
    if (lossAt(rows, targets, middle)[1].isNegative()) low = middle;
    else high = middle;
  }
  return [one.div(low), lossAt(rows, targets, one)[0], lossAt(rows, targets, low)[0]];
}

export const functions = {
  averagePrecision,
  rocAuc,
  precisionRecallCurve,
  rocCurve,
  expectedCalibrationError,
  temperatureScale,
};

export function cases() {
  const list = [];
  const add = (name, args, options) =>
    list.push({ function: name, kind: 'ordinary', args, options });
  for (let n = 2; n <= 60; n += 4) {
    // Few digits make ties.
    for (const digits of [1, 17]) {
      const scores = times(n, () => Number(random().toFixed(digits)));
      const targets = [1, 0, ...times(n - 2, () => Number(random() < 0.3))];
      for (const name of ['averagePrecision', 'rocAuc', 'precisionRecallCurve', 'rocCurve'])
        add(name, [scores, targets]);
    }
    const probabilities = times(n, random);
    const outcomes = times(n, () => Number(random() < 0.5));
    for (const bins of [1, 5, 10, 15])
      add('expectedCalibrationError', [probabilities, outcomes], { bins });
  }
  for (let i = 0; i < 6; i++) {
    const scale = 10 ** uniform(-2, 2);
    const rows = times(12, () => logits(3, scale));
    const best = rows.map((row) => row.indexOf(Math.max(...row)));
    add('temperatureScale', [rows, best.map((k, r) => (r % 4 === 0 ? (k + 1) % 3 : k))]);
  }
  return list;
}
