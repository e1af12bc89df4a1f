import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BookConfiguration } from './configuration.ts';

const NAMES = ['book.config.js', 'book.config.mjs', 'book.config.ts'];

/** Imports a book's configuration: the file that is named, or the one in this folder. */
export async function findConfiguration(
  name?: string,
): Promise<{ file: string; configuration: BookConfiguration }> {
  const file = (name ? [name] : NAMES)
    .map((path) => resolve(path))
    .find((path) => existsSync(path));
  if (!file)
    throw new Error(
      name
        ? `there is no file ${name}`
        : `there is no ${NAMES.join(', ')} here: it exports { chapters, modules }`,
    );
  const { default: configuration } = await import(pathToFileURL(file).href);
  return { file, configuration };
}
