import { fileURLToPath } from 'node:url';
import configuration from '../../book.config.ts';
import { loadLibrary, readBook } from '../book/read-book.ts';

const files = readBook(configuration, fileURLToPath(new URL('../..', import.meta.url)));

/** This book, with what its pages may import. */
export const book = { ...files, library: await loadLibrary(files) };
