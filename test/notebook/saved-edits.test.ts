import { expect, test } from 'vitest';
import { savedEdits, saveEdit } from '../../src/notebook/saved-edits.ts';

function memory(): Storage {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => items.set(key, value),
    removeItem: (key: string) => items.delete(key),
    get length() {
      return items.size;
    },
  } as unknown as Storage;
}

test('edits are kept by page and by the code that they change', () => {
  const storage = memory();
  saveEdit('a.mdx', { published: 'x', code: '1' }, storage);
  saveEdit('a.mdx', { published: 'y', code: '2' }, storage);
  saveEdit('b.mdx', { published: 'x', code: '3' }, storage);
  saveEdit('a.mdx', { published: 'x', code: '4' }, storage);
  expect(savedEdits('a.mdx', storage)).toEqual([
    { published: 'y', code: '2' },
    { published: 'x', code: '4' },
  ]);
  expect(savedEdits('b.mdx', storage)).toEqual([{ published: 'x', code: '3' }]);
});

test('the published code leaves nothing behind', () => {
  const storage = memory();
  saveEdit('a.mdx', { published: 'x', code: '1' }, storage);
  saveEdit('a.mdx', { published: 'x', code: 'x' }, storage);
  expect(savedEdits('a.mdx', storage)).toEqual([]);
  expect(storage.length).toBe(0);
});

test('a storage that fails, or holds what is no edit, is none', () => {
  const failing = {
    getItem: () => {
      throw new Error('denied');
    },
    setItem: () => {
      throw new Error('full');
    },
  } as unknown as Storage;
  saveEdit('a.mdx', { published: 'x', code: '1' }, failing);
  expect(savedEdits('a.mdx', failing)).toEqual([]);
  for (const text of ['{', 'null', '{}', '[1, null, {"code": 1}]']) {
    const storage = memory();
    storage.setItem('edits:a.mdx', text);
    expect(savedEdits('a.mdx', storage)).toEqual([]);
  }
});
