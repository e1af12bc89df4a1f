import { describe, expect, test } from 'vitest';
import bibliography from '../../../content/bibliography.json' with { type: 'json' };
import { type ApiValue, readApi } from '../../../src/site/api/read-api.ts';

// What the API pages are made of is all there. That its examples and formulas hold, test/chapters/book.test.ts asks.

const subjects = readApi();
const keys = new Set(bibliography.map(({ id }) => id));

/** What is missing in the documentation of a function or of data. */
function* missing(value: ApiValue, specifier: string): Generator<string> {
  const { kind, name, summary, parameters, returns, sources, example } = value;
  if (!summary) yield 'has no docstring';
  if (!example) yield 'has no @example';
  else if (
    !new RegExp(`^import \\{[^}]*\\b${name}\\b[^}]*\\} from '${specifier}';$`, 'm').test(
      example.code,
    )
  )
    yield `its @example is no \`ts\` fence that imports it from '${specifier}'`;
  else if (!new RegExp(`\\b${name}\\b`).test(example.code.replace(/^import .*$/gm, '')))
    yield 'its @example does not use it';
  if (kind === 'function' && !returns) yield 'has no @returns';
  for (const parameter of parameters)
    if (!parameter.text) yield `says nothing about \`${parameter.name}\``;
  for (const { key } of sources)
    if (!keys.has(key)) yield `names a source \`${key}\` that the bibliography lacks`;
}

describe.each(subjects)('$name', ({ summary, specifier, values, types }) => {
  test('its index says what it is', () => {
    expect(summary).toMatch(/^\p{Lu}.*\.$/u);
  });

  test.each(values)('$name is documented', (value) => {
    const at = `${value.file}:${value.line} ${value.name}`;
    expect([...missing(value, specifier)].map((problem) => `${at} ${problem}`)).toEqual([]);
  });

  test.each(types)('$name, a type, is described', ({ name, file, line, summary, declaration }) => {
    expect(summary || /\/\*\*/.test(declaration), `${file}:${line} ${name}`).toBeTruthy();
  });
});

test('all subjects are there', () => {
  expect(subjects.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['information', 'losses', 'metrics', 'lab']),
  );
  const values = subjects.flatMap((subject) => subject.values);
  expect(values.length).toBeGreaterThan(70);
  expect(values.filter(({ formula }) => formula).length).toBeGreaterThan(60);
});
