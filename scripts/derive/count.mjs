/** How often each key occurs, in order of first appearance. */
export function countOf(keys) {
  const counts = new Map();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** The counts in the order of `labels`; a key that is not a label is an error, never dropped. */
export function countAlong(labels, keys) {
  const counts = labels.map(() => 0);
  for (const key of keys) counts[positionOf(labels, key)]++;
  return counts;
}

/** The table of counts of (row key, column key) pairs: one row a row label. */
export function crossTabulate(rowLabels, columnLabels, pairs) {
  const table = rowLabels.map(() => columnLabels.map(() => 0));
  for (const [row, column] of pairs) {
    table[positionOf(rowLabels, row)][positionOf(columnLabels, column)]++;
  }
  return table;
}

function positionOf(labels, key) {
  const position = labels.indexOf(key);
  if (position < 0) throw new Error(`"${key}" is none of ${labels.join(', ')}`);
  return position;
}
