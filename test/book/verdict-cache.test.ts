import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { fingerprint } from '../../src/book/fingerprint.ts';
import { VerdictCache } from '../../src/book/verdict-cache.ts';

const folder = mkdtempSync(join(tmpdir(), 'surprisal-cache-'));
const file = join(folder, 'cache/verdicts.json');
afterAll(() => rmSync(folder, { recursive: true }));

function write(): void {
  const cache = new VerdictCache<number[]>(file);
  cache.set('a', 'key', [1]);
  cache.set('b', 'key', [2]);
  cache.save(new Set(['a', 'b']));
}

const read = (name: string, key = 'key') => new VerdictCache<number[]>(file).get(name, key);

test('gives back what was computed from the same content, and nothing else', () => {
  write();
  expect(read('a')).toEqual([1]);
  expect(read('a', 'other content')).toBeUndefined();
  expect(read('c')).toBeUndefined();
});

test('leaves no other file behind, and forgets names that are gone', () => {
  write();
  expect(readdirSync(join(folder, 'cache'))).toEqual(['verdicts.json']);
  new VerdictCache<number[]>(file).save(new Set(['b']));
  expect([read('a'), read('b')]).toEqual([undefined, [2]]);
});

test.each([
  ['cut short', (text: string) => text.slice(0, -5)],
  ['empty', () => ''],
  ['no object', () => 'null'],
  ['changed', (text: string) => text.replace('[1]', '[7]')],
  ['without a hash', () => '{"a":{"key":"key","value":[7]}}'],
])('does not believe a file that is %s', (_, damage) => {
  write();
  writeFileSync(file, damage(readFileSync(file, 'utf8')));
  expect(read('a')).toBeUndefined();
  write();
  expect(read('a')).toEqual([1]);
});

test('a fingerprint changes with every file that is imported, directly or not', () => {
  const at = (name: string) => join(folder, name);
  writeFileSync(
    at('a.js'),
    "export * from './b.js';\nconst url = new URL('./data.json', import.meta.url);",
  );
  writeFileSync(at('b.js'), 'export const b = 1;');
  writeFileSync(at('data.json'), '1');
  writeFileSync(at('other.js'), '1');
  const before = fingerprint([at('a.js')]);
  writeFileSync(at('other.js'), '2');
  expect(fingerprint([at('a.js')])).toBe(before);
  for (const name of ['b.js', 'data.json', 'b.d.ts']) {
    const known = fingerprint([at('a.js')]);
    writeFileSync(at(name), `${name} is another`);
    expect(fingerprint([at('a.js')]), name).not.toBe(known);
  }
});
