import { chapterSource } from '../../../src/notebook/chapter-source.ts';
import { check, warm } from '../../../src/notebook/sandbox.ts';

/** What the test calls in the page. */
const page = { chapterSource, check, warm };

declare global {
  var notebook: typeof page;
}

globalThis.notebook = page;
