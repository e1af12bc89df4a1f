import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { readChapter } from '../../src/check/chapter.ts';
import { checkChapter } from '../../src/check/check-chapter.ts';
import { checkTypes } from '../../src/check/type-check.ts';
import { tsconfig } from '../../src/site/book.ts';
import { library } from '../../src/site/library.ts';

// What the documentation of a function says is run, as what a chapter says is: by the checker, and by TypeScript.

const index = fileURLToPath(new URL('../../src/core/index.ts', import.meta.url));

/** The functions that the core exports, each with the text of its `@example` tags. */
function documented(): { name: string; examples: string[] }[] {
  const program = ts.createProgram([index], {
    allowImportingTsExtensions: true,
    noEmit: true,
    noLib: true,
  });
  const checker = program.getTypeChecker();
  const core = checker.getSymbolAtLocation(program.getSourceFile(index)!)!;
  return checker.getExportsOfModule(core).flatMap((exported) => {
    const symbol =
      exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    if (!(symbol.flags & ts.SymbolFlags.Value)) return [];
    const tags = symbol.getJsDocTags(checker).filter((tag) => tag.name === 'example');
    return [
      { name: exported.name, examples: tags.map((tag) => ts.displayPartsToString(tag.text)) },
    ];
  });
}

/** An example as a chapter of its own: its `ts` fences become fences that are tested. */
const asChapter = (name: string, example: string) =>
  readChapter(`${name}.mdx`, example.replaceAll(/^```ts *$/gm, '```ts test isolated'));

const functions = documented();
const chapters = functions.map(({ name, examples }) => asChapter(name, examples.join('\n\n')));
const typeProblems = checkTypes(chapters, tsconfig);

describe.each(
  functions.map((one, i) => ({ ...one, chapter: chapters[i]!, types: typeProblems[i]! })),
)('$name', ({ name, examples, chapter, types }) => {
  test('has an example, in a `ts` fence that imports it', () => {
    expect(examples.length, 'number of @example tags').toBeGreaterThan(0);
    for (const example of examples) {
      expect(asChapter(name, example).fences.length, example).toBeGreaterThan(0);
      expect(example).toMatch(
        new RegExp(`^import \\{[^}]*\\b${name}\\b[^}]*\\} from 'surprisal';$`, 'm'),
      );
      expect(example, 'calls it').toContain(`${name}(`);
    }
  });

  test('its example holds', () => {
    const { verdicts, problems } = checkChapter(chapter, { library, bibliography: new Set() });
    expect([...problems, ...types].map(({ line, message }) => `${line}: ${message}`)).toEqual([]);
    expect(verdicts.map(({ code, wrong }) => wrong && `${code}: ${wrong}`).filter(Boolean)).toEqual(
      [],
    );
    expect(verdicts.length, 'number of `// =>`').toBeGreaterThan(0);
  });
});

test('the core exports functions', () => {
  expect(functions.map(({ name }) => name)).toEqual(expect.arrayContaining(['entropy', 'softmax']));
});
