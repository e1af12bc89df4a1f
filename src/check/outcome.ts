/** How one evaluation ended: with a value, with something thrown, or before it began, for a reason. */
export type Outcome = { value: unknown } | { thrown: unknown } | { unreached: string };

/** `Name: message` of anything thrown. */
export const describeThrown = (thrown: unknown): string =>
  thrown instanceof Object && 'name' in thrown && 'message' in thrown
    ? `${thrown.name}: ${thrown.message}`
    : `a value that is no error: ${show(thrown)}`;

/** A value as a reader may see it, at full precision and of bounded length. */
export function show(value: unknown): string {
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (typeof value === 'string') return bounded(JSON.stringify(value));
  if (typeof value === 'function') return `function ${value.name}`;
  if (typeof value !== 'object' || value === null) return String(value);
  if (ArrayBuffer.isView(value) && !(value instanceof DataView))
    return show(Array.from(value as unknown as ArrayLike<unknown>));
  if (Array.isArray(value)) return bounded(`[${value.map(show).join(', ')}]`);
  return bounded(
    `{ ${Object.entries(value)
      .map(([key, item]) => `${key}: ${show(item)}`)
      .join(', ')} }`,
  );
}

const bounded = (text: string): string => (text.length <= 400 ? text : `${text.slice(0, 399)}…`);
