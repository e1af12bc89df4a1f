import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';

// core <- lab <- figures <- components <- content; core and check never import each other; book is check for a whole book.

const root = fileURLToPath(new URL('..', import.meta.url));

/** What the files of a folder may import, besides packages and the folder itself. */
const MAY_IMPORT: Record<string, string[]> = {
  'src/core': [],
  'src/check': [],
  'src/book': ['src/check'],
  'src/lab': ['src/core'],
  'src/figures': ['src/core', 'src/lab'],
  'src/notebook': ['src/core', 'src/lab', 'src/check', 'src/exercises', 'content/i18n'],
  components: [
    'src/core',
    'src/lab',
    'src/figures',
    'src/check',
    'src/notebook',
    'src/site',
    'src/exercises',
    'content/accuracy.json',
    'content/bibliography.json',
  ],
  'src/exercises': ['src/check'],
  'src/site': [
    'src/core',
    'src/lab',
    'src/check',
    'src/book',
    'src/notebook',
    'components',
    'content/bibliography.json',
    'book.config.ts',
  ],
};

/** Packages that a folder may import; all of them where none are listed. */
const MAY_USE: Record<string, string[]> = {
  'src/core': [],
  'src/lab': [],
  'src/figures': ['@observablehq/plot', 'linkedom'],
};

const forbiddenInCheck = /^(astro|@astrojs\/.*|vitest)$/;

const files = Object.keys(MAY_IMPORT).flatMap((folder) =>
  globSync('**/*.{ts,tsx,astro,mjs}', { cwd: join(root, folder) }).map((name) => ({
    folder,
    name: join(folder, name),
  })),
);

const importsOf = (name: string): string[] =>
  ts
    .preProcessFile(readFileSync(join(root, name), 'utf8'), true, true)
    .importedFiles.map(({ fileName }) => fileName);

const allowed = (folder: string, path: string): boolean =>
  [folder, ...MAY_IMPORT[folder]!].some(
    (target) => path === target || path.startsWith(`${target}/`),
  );

test.each(files)('$name imports only what its folder may', ({ folder, name }) => {
  for (const specifier of importsOf(name)) {
    if (specifier.startsWith('.')) {
      expect(allowed(folder, join(dirname(name), specifier)), `${name} imports ${specifier}`).toBe(
        true,
      );
    } else {
      const use = MAY_USE[folder];
      expect(!use || use.includes(specifier), `${name} imports ${specifier}`).toBe(true);
      if (folder === 'src/check') expect(specifier).not.toMatch(forbiddenInCheck);
    }
  }
});

test('there are files to look at', () => {
  for (const folder of Object.keys(MAY_IMPORT))
    expect(
      files.some((file) => file.folder === folder),
      folder,
    ).toBe(true);
});
