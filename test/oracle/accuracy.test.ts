import { describe, expect, test } from 'vitest';
import published from '../../content/accuracy.json' with { type: 'json' };
import { measured } from './measure.ts';

// What the page on accuracy says is what is measured: `npm run accuracy` writes it.

const now = measured();
type Row = (typeof now.subjects)[number]['rows'][number];

describe.each(published.subjects)('$name', ({ name, rows }) => {
  const found = now.subjects.find((subject) => subject.name === name)!.rows;

  test('the inputs are those that the page names', () => {
    const inputs = ({ ulps, relative, ...row }: Row) => row;
    expect(found.map(inputs)).toEqual((rows as Row[]).map(inputs));
  });

  test.each(found)('$function keeps what is promised for $inputs inputs', (row) => {
    expect(row.relative).toBeLessThanOrEqual(now.promised[row.inputs]);
    expect(row.ulps).toBeLessThan(Infinity);
  });

  // Other engines, and other processors, may round an exponential or a power the other way.
  test.runIf(now.engine === published.engine)('the errors are those that the page names', () => {
    expect(found).toEqual(rows);
  });
});

test('the page has every subject, and says what is promised', () => {
  expect(published.subjects.map(({ name }) => name)).toEqual(now.subjects.map(({ name }) => name));
  expect(published.promised).toEqual({ ordinary: 1e-14, extreme: 1e-12 });
});
