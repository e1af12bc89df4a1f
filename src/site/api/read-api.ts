import { dirname, relative } from 'node:path';
import ts from 'typescript';
import {
  type Docstring,
  type DocTag,
  readDocstrings,
  readFormula,
} from '../../check/docstrings.ts';
import { book } from '../book.ts';
import { entryPoints } from './entry-points.ts';

/** What one entry point of the package exports: a folder of the core, or the laboratory. */
export interface ApiSubject {
  /** The name of its folder, and of its page. */
  name: string;
  /** What readers import from. */
  specifier: string;
  /** The sentence at the head of its index. */
  summary: string;
  values: ApiValue[];
  types: ApiType[];
}

export interface ApiExport {
  name: string;
  /** The path of the source from the project's folder, and the line there. */
  file: string;
  line: number;
  /** The first paragraph of the docstring, and the others, in Markdown. */
  summary: string;
  remarks: string;
}

/** A function, or data. */
export interface ApiValue extends ApiExport {
  kind: 'function' | 'data';
  signatures: string[];
  parameters: ApiParameter[];
  returns: string;
  throws: string;
  sources: ApiSource[];
  formula?: DocTag & { tex: string };
  example?: DocTag & { code: string };
}

export interface ApiType extends ApiExport {
  declaration: string;
}

/** A parameter, or an option by the name that it is passed under. */
export interface ApiParameter {
  name: string;
  optional: boolean;
  type: string;
  text: string;
}

/** `@see key, section 3`: a key of the bibliography, and what follows it. */
export interface ApiSource {
  key: string;
  place: string;
}

/** Reads all that the package exports, with its documentation, from the sources. */
export function readApi(): ApiSubject[] {
  const subjects = entryPoints(book.root);
  const program = ts.createProgram(
    subjects.map(({ index }) => book.root + index),
    compilerOptions(),
  );
  return subjects.map(({ name, index }) => new SubjectReader(program, name, index).read());
}

function compilerOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(book.tsconfig!, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(book.tsconfig!));
  return { ...options, types: [], lib: ['lib.es2024.d.ts'] };
}

const isType = ({ flags }: ts.Symbol): boolean => !(flags & ts.SymbolFlags.Value);

class SubjectReader {
  private readonly name: string;
  private readonly file: ts.SourceFile;
  private readonly program: ts.Program;
  private readonly checker: ts.TypeChecker;
  private readonly exportedTypes: ReadonlySet<string>;
  private readonly docstrings = new Map<ts.SourceFile, Docstring[]>();

  constructor(program: ts.Program, name: string, index: string) {
    this.name = name;
    this.program = program;
    this.file = program.getSourceFile(book.root + index)!;
    this.checker = program.getTypeChecker();
    this.exportedTypes = new Set(
      this.exports()
        .filter(isType)
        .map((symbol) => symbol.name),
    );
  }

  read(): ApiSubject {
    const exported = this.exports();
    return {
      name: this.name,
      specifier: this.name === 'lab' ? 'surprisal/lab' : 'surprisal',
      summary: packageSummary(this.file),
      values: exported.filter((symbol) => !isType(symbol)).map((symbol) => this.value(symbol)),
      types: exported.filter(isType).map((symbol) => this.type(symbol)),
    };
  }

  private exports(): ts.Symbol[] {
    return this.checker
      .getExportsOfModule(this.checker.getSymbolAtLocation(this.file)!)
      .map((one) => (one.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(one) : one));
  }

  private value(symbol: ts.Symbol): ApiValue {
    const declaration = symbol.declarations![0]!;
    const type = this.checker.getTypeOfSymbol(symbol);
    const signatures = type.getCallSignatures();
    const tags = this.tagsOf(symbol);
    const text = (name: string) => tags.find((tag) => tag.name === name)?.text ?? '';
    const formula = tags.find((tag) => tag.name === 'formula');
    const example = tags.find((tag) => tag.name === 'example');
    return {
      ...this.exported(symbol, declaration),
      kind: signatures.length > 0 ? 'function' : 'data',
      signatures:
        signatures.length > 0
          ? signatures.map((one) => this.signature(symbol.name, one))
          : [`const ${symbol.name}: ${this.checker.typeToString(type)};`],
      parameters: this.parametersOf(signatures, tags),
      returns: text('returns'),
      throws: text('throws'),
      sources: tags.filter(({ name }) => name === 'see').map(readSource),
      ...(formula && { formula: { ...formula, tex: readFormula(formula).tex } }),
      ...(example && { example: { ...example, code: codeOf(example) } }),
    };
  }

  private type(symbol: ts.Symbol): ApiType {
    const declaration = symbol.declarations![0]!;
    return {
      ...this.exported(symbol, declaration),
      declaration: declaration.getText().replace(/^export /, ''),
    };
  }

  private exported(symbol: ts.Symbol, declaration: ts.Declaration): ApiExport {
    const file = declaration.getSourceFile();
    const { line } = file.getLineAndCharacterOfPosition(declaration.getStart());
    const [summary = '', ...remarks] = ts
      .displayPartsToString(symbol.getDocumentationComment(this.checker))
      .split(/\n{2,}/);
    return {
      name: symbol.name,
      file: relative(book.root, file.fileName),
      line: line + 1,
      summary: summary.trim(),
      remarks: remarks.join('\n\n').trim(),
    };
  }

  private tagsOf(symbol: ts.Symbol): DocTag[] {
    const file = symbol.declarations![0]!.getSourceFile();
    let docstrings = this.docstrings.get(file);
    if (!docstrings) this.docstrings.set(file, (docstrings = readDocstrings(file)));
    return docstrings.find(({ name }) => name === symbol.name)?.tags ?? [];
  }

  /** How a function is called, overload by overload, with the names of types that a reader can import. */
  private signature(name: string, signature: ts.Signature): string {
    const { typeParameters, type } = signature.getDeclaration();
    const generics = typeParameters?.map((one) => one.getText()).join(', ');
    const parameters = signature.parameters.map((parameter) => {
      const found = this.checker.getTypeOfSymbol(parameter).getNonNullableType();
      const options = this.optionsOf(found)?.map((option) => this.declared(option));
      // A parameter that is taken apart where it is declared has no name of its own.
      const shownName = parameter.name.startsWith('__') ? 'options' : parameter.name;
      const mark = isOptional(parameter) ? '?' : '';
      return options && !this.isExported(found)
        ? `${shownName}${mark}: ${listed('{ ', options, ' }')}`
        : this.declared(parameter);
    });
    const opening = `function ${name}${generics ? `<${generics}>` : ''}(`;
    return listed(opening, parameters, `): ${type?.getText()};`);
  }

  private declared(parameter: ts.Symbol): string {
    const mark = isOptional(parameter) ? '?' : '';
    return `${parameter.name}${mark}: ${this.typesOf(parameter).join(' | ')}`;
  }

  /** A row for each parameter; in place of an object without `@param`, a row for each of its properties. */
  private parametersOf(signatures: readonly ts.Signature[], tags: DocTag[]): ApiParameter[] {
    const texts = new Map(tags.filter(({ name }) => name === 'param').map(splitName));
    const rows = signatures.flatMap(({ parameters }) =>
      parameters.flatMap((parameter) => {
        const { name } = parameter;
        const type = this.checker.getTypeOfSymbol(parameter).getNonNullableType();
        const options = texts.has(name) ? undefined : this.optionsOf(type);
        if (!options) return [this.row(parameter, texts.get(name))];
        return options.map((option) => {
          const text = ts.displayPartsToString(option.getDocumentationComment(this.checker));
          return this.row(option, text || texts.get(`${name}.${option.name}`));
        });
      }),
    );
    const names = new Set(rows.map(({ name }) => name));
    return [...names].map((name) => merged(rows.filter((row) => row.name === name)));
  }

  private row(symbol: ts.Symbol, text = ''): Row {
    const types = this.typesOf(symbol, { constrained: true });
    return { name: symbol.name, optional: isOptional(symbol), types, text };
  }

  /** The properties of an object that is declared in the project: the options of a function. */
  private optionsOf(type: ts.Type): ts.Symbol[] | undefined {
    const properties = type.getProperties();
    const isOurs = ({ declarations = [] }: ts.Symbol) =>
      declarations.every((one) => !this.program.isSourceFileDefaultLibrary(one.getSourceFile()));
    if (type.isUnion() || !properties.every(isOurs)) return undefined;
    return properties.length > 0 ? properties : undefined;
  }

  /** The members of a union, or the type itself, without the aliases that nobody can import. */
  private typesOf(symbol: ts.Symbol, { constrained = false } = {}): string[] {
    const { InTypeAlias, NoTruncation } = ts.TypeFormatFlags;
    const written = (symbol.valueDeclaration as ts.ParameterDeclaration | undefined)?.type;
    if (written && this.exportedTypes.has(written.getText())) return [written.getText()];
    const type = this.checker.getTypeOfSymbol(symbol).getNonNullableType();
    const known = (constrained && this.checker.getBaseConstraintOfType(type)) || type;
    const isAlternative = known.isUnion() && !(known.flags & ts.TypeFlags.Boolean);
    return (isAlternative ? known.types : [known]).map((one) =>
      this.checker.typeToString(one, undefined, InTypeAlias | NoTruncation).replaceAll('"', "'"),
    );
  }

  private isExported({ symbol, aliasSymbol }: ts.Type): boolean {
    return this.exportedTypes.has(aliasSymbol?.name ?? symbol?.name ?? '');
  }
}

const WIDTH = 76;

/** A list in brackets, on a line of its own each where one line is too short. */
function listed(open: string, items: string[], close: string): string {
  const line = `${open}${items.join(', ')}${close}`;
  if (line.length <= WIDTH && !line.includes('\n')) return line;
  const lines = items.map((item) => `  ${item.replaceAll('\n', '\n  ')},\n`);
  return `${open.trim()}\n${lines.join('')}${close.trim()}`;
}

interface Row extends Omit<ApiParameter, 'type'> {
  types: string[];
}

/** What overloads say of one parameter. */
function merged(rows: Row[]): ApiParameter {
  return {
    name: rows[0]!.name,
    optional: rows.some(({ optional }) => optional),
    type: [...new Set(rows.flatMap(({ types }) => types))].join(' | '),
    text: rows.map(({ text }) => text).find(Boolean) ?? '',
  };
}

function isOptional({ flags, valueDeclaration }: ts.Symbol): boolean {
  if (flags & ts.SymbolFlags.Optional) return true;
  if (!valueDeclaration || !ts.isParameter(valueDeclaration)) return false;
  return Boolean(valueDeclaration.questionToken ?? valueDeclaration.initializer);
}

/** The first word of `@param name what it is`, and the others. */
function splitName({ text }: DocTag): [string, string] {
  const [name = ''] = text.split(/\s/, 1);
  return [name, text.slice(name.length).trim()];
}

function readSource({ text }: DocTag): ApiSource {
  const [, key = text, place = ''] = /^([a-z]+\d{4}[a-z]*)\b(.*)$/s.exec(text) ?? [];
  return { key, place };
}

const codeOf = ({ text }: DocTag): string => /```ts\n(.*?)\n```/s.exec(text)?.[1] ?? '';

/** The comment at the head of an index, which is marked `@packageDocumentation`. */
function packageSummary({ text }: ts.SourceFile): string {
  const [comment] = ts.getLeadingCommentRanges(text, 0) ?? [];
  return comment ? (/^\/\*\*\s+(.*?)\s*@packageDocumentation/s.exec(text)?.[1] ?? '') : '';
}
