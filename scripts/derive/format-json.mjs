const LINE_WIDTH = 100;

/** JSON for people and for diffs: a list of plain values, or a short object of them, stays on one line. */
export function formatJson(value, indent = '') {
  const line = JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return line;
  const isFlat = Object.values(value).every((member) => typeof member !== 'object');
  if (isFlat && (Array.isArray(value) || line.length <= LINE_WIDTH)) return line;

  const inner = `${indent}  `;
  const members = Array.isArray(value)
    ? value.map((member) => formatJson(member, inner))
    : Object.entries(value).map(([key, member]) => `"${key}": ${formatJson(member, inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${inner}${members.join(`,\n${inner}`)}\n${indent}${close}`;
}
