import { type Chapter, readChapter } from '../check/chapter.ts';
import { docstringChapter } from '../check/docstrings.ts';
import { type BookFiles, readPage } from './read-book.ts';

/** A page of the book as the checker reads it: a chapter, or what a source file claims in its docstrings. */
export function openChapter(book: BookFiles, path: string, source = readPage(book, path)): Chapter {
  const module = book.docstrings[path];
  return readChapter(path, module === undefined ? source : docstringChapter(source, module));
}
