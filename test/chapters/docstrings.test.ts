import { join } from 'node:path';
import { describe } from 'vitest';
import configuration from '../../book.config.ts';
import { testChapter } from '../../src/book/test-chapter.ts';
import { book } from '../../src/site/book.ts';

// What the docstrings claim, as the plugin for vitest tests what a chapter claims. (A source file cannot be a test file too.)

const { root, library, docstrings } = book;

describe.each(Object.keys(docstrings))('%s', (path) => {
  testChapter({ file: join(root, path), root, configuration, library });
});
