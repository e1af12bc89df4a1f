import { expect, test } from 'vitest';
import { Notebook } from '../../src/notebook/notebook.ts';
import { outcomeOf } from '../../src/notebook/outcome.ts';
import type { Answer, Ending, Question } from '../../src/notebook/protocol.ts';

const SOURCE = ['```ts test', 'a; // => 1', '```', '', '```ts test', 'b; // => 2', '```'].join(
  '\n',
);
const NOTHING: Answer = { verdicts: [], problems: [], printed: [], pictures: [] };

function notebook() {
  const asked: Question[] = [];
  const book = new Notebook('a.mdx', SOURCE, async (question) => {
    asked.push(question);
    return { kind: 'answer', answer: NOTHING };
  });
  return { book, asked };
}

test('asks for the page with every edit in it, and says where the examples have moved', async () => {
  const { book, asked } = notebook();
  book.write(1, 'a;\na; // => 1');
  book.write(5, 'c; // => 2');
  book.changes = [{ file: 'src/core/x.ts', before: 'x', after: 'y' }];
  const { places } = await book.run();
  expect(asked).toHaveLength(1);
  expect(asked[0]!.source.split('\n')).toEqual([
    '```ts test',
    'a;',
    'a; // => 1',
    '```',
    '',
    '```ts test',
    'c; // => 2',
    '```',
  ]);
  expect(asked[0]).toMatchObject({ path: 'a.mdx', changes: book.changes });
  expect(places.get(5)).toEqual({ line: 6, lastLine: 8 });
});

test('code that is written back to what was published is no edit', () => {
  const { book } = notebook();
  book.write(1, 'x');
  expect([book.isEdited(1), book.isChanged, book.code(1)]).toEqual([true, true, 'x']);
  book.write(1, 'a; // => 1');
  expect([book.isEdited(1), book.isChanged]).toEqual([false, false]);
  expect(book.lineOf({ published: 'b; // => 2' })).toBe(5);
  expect(book.lineOf({ published: 'gone' })).toBeUndefined();
});

test('a run replaces the one before, which then ends as aborted', async () => {
  const endings: ((ending: Ending) => void)[] = [];
  const book = new Notebook('a.mdx', SOURCE, () => new Promise((resolve) => endings.push(resolve)));
  const first = book.run();
  const second = book.run();
  for (const end of endings) end({ kind: 'answer', answer: NOTHING });
  await expect(first).rejects.toThrow('aborted');
  expect((await second).ending.kind).toBe('answer');
});

test('an example gets what happened on its lines', () => {
  const example = (line: number, wrong?: string) =>
    ({ kind: 'example', line, column: 1, code: '', documented: '', computed: '5', wrong }) as const;
  const answer: Answer = {
    verdicts: [example(6), { ...example(7), kind: 'number' }, example(7, 'no'), example(12)],
    problems: [
      { line: 5, column: 1, message: 'asserts nothing' },
      { line: 11, column: 1, message: 'elsewhere' },
    ],
    printed: [{ line: 7, text: 'hello' }],
    pictures: [
      { line: 7, svg: '<svg/>' },
      { line: 12, svg: '' },
    ],
  };
  expect(outcomeOf(answer, { line: 5, lastLine: 8 })).toEqual({
    lines: [
      { line: 1, wrong: 'asserts nothing' },
      { line: 1, computed: '5' },
      { line: 2, computed: '5', wrong: 'no' },
      { line: 2, printed: 'hello' },
    ],
    failed: 1,
    total: 2,
    pictures: ['<svg/>'],
  });
});
