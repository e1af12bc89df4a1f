import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { pageChecker } from '../../src/book/page-checker.ts';
import { readBook } from '../../src/book/read-book.ts';
import configuration from '../second-book/book.config.js';

const root = fileURLToPath(new URL('../second-book', import.meta.url));
const check = await pageChecker(readBook(configuration, root));
check('src/pages/circles.mdx'); // the compiler takes a while to read its libraries, once

const page = (code: string, says: string) =>
  `# A page\n\n${says}\n\n\`\`\`ts test\nimport { circleArea } from 'geometry';\n\n${code}\n\`\`\`\n`;
const messages = (source: string) =>
  check('src/pages/circles.mdx', source).failures.map(
    ({ line, message }) => `${line} ${message.split(/[,:]/)[0]}`,
  );

test('a page that is saved again is checked again: what it says, what it documents, and what it runs', () => {
  expect(messages(page('circleArea(1); // => 3.1416', 'Pi.'))).toEqual([]);
  expect(messages(page('circleArea(1); // => 3.1416', 'Pi.\n\nAnd more of it.'))).toEqual([]);
  expect(messages(page('circleArea(1); // => 3.1417', 'Pi.'))).toHaveLength(1);
  expect(messages(page('circleArea(2); // => 3.1416', 'Pi.'))).toHaveLength(1);
  expect(messages(page('circleArea(1); // => 3.1416', 'Pi.'))).toEqual([]);
});

test('a page that stops runs again, and says its own line', () => {
  const stops = (says: string) =>
    messages(page('nothing.at(1);\ncircleArea(1); // => 3.1416', says));
  const [first] = stops('Pi.');
  const [second] = stops('Pi.\n\nAnd more of it.');
  expect([first, second].map((message) => Number.parseInt(message!, 10))).toEqual([8, 10]);
});
