import ts from 'typescript';

/** A docstring, and what it documents. */
export interface Docstring {
  name: string;
  declaration: ts.HasJSDoc;
  tags: DocTag[];
}

/** A block tag of a docstring, such as `@returns`. */
export interface DocTag {
  name: string;
  /** What the tag says: the rest of its line and those below, without the asterisks. */
  text: string;
  /** From the line of the tag to before the line that follows it, both counted from one. */
  line: number;
  endLine: number;
}

/** The docstrings of what a file exports by name, in order. */
export function readDocstrings(file: ts.SourceFile): Docstring[] {
  return file.statements.flatMap((statement) => {
    const declarations = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations
      : [statement];
    return declarations.flatMap((declaration) => {
      const name = ts.getNameOfDeclaration(declaration as ts.Declaration)?.getText();
      const tags = ts.getJSDocTags(declaration).map((tag) => readTag(tag, file));
      return name && tags.length > 0
        ? [{ name, declaration: declaration as ts.HasJSDoc, tags }]
        : [];
    });
  });
}

function readTag(tag: ts.JSDocTag, file: ts.SourceFile): DocTag {
  const lineOf = (position: number) => file.getLineAndCharacterOfPosition(position).line + 1;
  const text = file.text
    .slice(tag.tagName.end, tag.end)
    .split('\n')
    .map((line) => line.replace(/^\s*\*(?: |$)/, ''))
    .join('\n')
    .trim();
  return { name: tag.tagName.text, text, line: lineOf(tag.getStart()), endLine: lineOf(tag.end) };
}

/** The parts of `@formula given={…} where={…}`, with the TeX between dollar signs below. */
export function readFormula({ text }: DocTag): { binding: string; tex: string } {
  const start = text.indexOf('$$');
  return {
    binding: text.slice(0, start).trim(),
    tex: text.slice(start).replaceAll('$$', '').trim(),
  };
}

/**
 * What a source file claims in its docstrings, as a chapter of the same lines: each `@example` is a program that stands alone,
 * and each `@formula` an Equation that sees what it documents. Everything else is blank. `specifier` is the module
 * that readers import the documented functions from.
 */
export function docstringChapter(source: string, specifier: string): string {
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true);
  const written = source.split('\n').map(withoutAsterisk);
  const lines = written.map(() => '');
  const bound: string[] = [];
  for (const { name, tags } of readDocstrings(file)) {
    for (const tag of tags) {
      const own = written.slice(tag.line - 1, tag.endLine - 1);
      if (tag.name === 'example') place(own.slice(1).map(asTest), tag.line + 1, lines);
      if (tag.name !== 'formula') continue;
      bound.push(name);
      place([...asEquation(own, name), '</Equation>'], tag.line, lines);
    }
  }
  // No formula stands in the first three lines of a file: a docstring opens, says what it is about, and then has tags.
  if (bound.length > 0) place(['```ts test hidden', importOf(bound, specifier), '```'], 1, lines);
  return lines.join('\n');
}

const withoutAsterisk = (line: string): string =>
  line.replace(/^\s*\*/, (opening) => ' '.repeat(opening.length));

const asTest = (line: string): string =>
  line.replace(/^\s*```ts$/, (fence) => `${fence} test isolated`);

function asEquation(lines: string[], name: string): string[] {
  const firstOfTex = lines.findIndex((line) => line.includes('$$'));
  return lines.map((line, i) => {
    const opened = line.replace('@formula', `<Equation name="${name}"`);
    return i === firstOfTex - 1 ? `${opened}>` : opened;
  });
}

const importOf = (names: string[], specifier: string): string =>
  `import { ${names.join(', ')} } from '${specifier}';`;

function place(lines: string[], line: number, target: string[]): void {
  for (const [i, text] of lines.entries()) target[line - 1 + i] = text;
}
