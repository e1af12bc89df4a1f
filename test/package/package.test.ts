import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  globSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { bundle } from './bundle.ts';
import { type Installation, install, root } from './install.ts';

// What npm would publish, as those who install it meet it.

const subPaths = Object.entries(manifest.exports).map(([path, targets]) => ({
  specifier: join(manifest.name, path),
  targets,
  source: join(root, targets.types.replace('./lib/', 'src/').replace('.d.ts', '.ts')),
}));

// The checker needs packages; test/second-book uses it with them.
const alone = subPaths.filter(({ specifier }) => !specifier.startsWith('surprisal/check'));

// npm and TypeScript take seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const directory = mkdtempSync(join(tmpdir(), 'surprisal-package-'));
let installed: Installation;

beforeAll(() => {
  installed = install(directory);
});

afterAll(() => rmSync(directory, { recursive: true }));

const importsOf = (file: string) => ts.preProcessFile(readFileSync(file, 'utf8'), true, true);

describe('the sub-paths', () => {
  test.each(subPaths)('$specifier leads to files that are there', ({ targets }) => {
    for (const target of Object.values(targets))
      expect(existsSync(join(installed.library, target)), target).toBe(true);
  });

  test('there is one for each subject of the core', () => {
    const subjects = importsOf(join(root, 'src/core/index.ts')).importedFiles.map(
      ({ fileName }) => `surprisal/${dirname(fileName).replace('./', '')}`,
    );
    expect(subPaths.map(({ specifier }) => specifier)).toEqual(expect.arrayContaining(subjects));
  });

  test('declare every name that their source exports, types too', () => {
    const declarations = subPaths.map(({ targets }) => join(installed.library, targets.types));
    const sources = subPaths.map(({ source }) => source);
    const program = ts.createProgram([...sources, ...declarations], {
      allowImportingTsExtensions: true,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      noEmit: true,
      noLib: true,
      types: [],
    });
    const checker = program.getTypeChecker();
    const namesOf = (file: string) =>
      checker
        .getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file)!)!)
        .map(({ name }) => name)
        .sort();
    expect(declarations.map(namesOf)).toEqual(sources.map(namesOf));
  });

  test('hold every value that their source exports, in Node', async () => {
    const specifiers = alone.map(({ specifier }) => specifier);
    const found = inNode(`
      const modules = await Promise.all(${JSON.stringify(specifiers)}.map((path) => import(path)));
      console.log(JSON.stringify(modules.map((module) => Object.keys(module).sort())));`);
    const sources = await Promise.all(alone.map(({ source }) => import(source)));
    expect(found).toEqual(sources.map((module) => Object.keys(module).sort()));
    for (const names of found as string[][]) expect(names).not.toEqual([]);
  });
});

describe('a plain Node project', () => {
  test('computes', () => {
    const found = inNode(`
      import { klDivergence } from 'surprisal';
      import { entropy } from 'surprisal/information';
      import { iris, millerMadow } from 'surprisal/lab';
      console.log(JSON.stringify([
        klDivergence([1, 0, 0], [0.7, 0.2, 0.1]),
        entropy([0.5, 0.5]),
        millerMadow([2, 2]),
        iris.features.length,
      ]));`);
    const expected = [-Math.log(0.7), Math.LN2, Math.LN2 + 1 / 8, 150];
    expect(found).toEqual(expected.map((value) => expect.closeTo(value, 14)));
  });
});

describe('a TypeScript project', () => {
  test.each([
    { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
    { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext },
    { module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16 },
  ])('compiles, wrong calls excepted: %j', (settings) => {
    const file = join(installed.project, 'consumer.ts');
    copyFileSync(new URL('consumer.ts', import.meta.url), file);
    const program = ts.createProgram([file], {
      ...settings,
      lib: ['lib.es2022.d.ts'],
      noEmit: true,
      skipLibCheck: false,
      strict: true,
      target: ts.ScriptTarget.ES2022,
      types: [],
    });
    const problems = ts.getPreEmitDiagnostics(program);
    expect(ts.formatDiagnostics(problems, plainly)).toBe('');
  });

  const plainly: ts.FormatDiagnosticsHost = {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => installed.project,
    getNewLine: () => '\n',
  };
});

describe('what it brings along', () => {
  test('is no other package', () => {
    const packages = readdirSync(join(installed.project, 'node_modules'));
    expect(packages.filter((name) => !name.startsWith('.'))).toEqual([manifest.name]);
  });

  test.each([
    { folder: 'lib/core', within: /^lib\/core\// },
    { folder: 'lib/lab', within: /^lib\/(core|lab)\// },
  ])('$folder imports nothing from outside', ({ folder, within }) => {
    const files = globSync(`${folder}/**/*.{js,d.ts}`, { cwd: installed.library });
    expect(files).not.toEqual([]);
    for (const file of files) {
      const { importedFiles, ...references } = importsOf(join(installed.library, file));
      for (const { fileName } of importedFiles) {
        expect(fileName, file).toMatch(/^\.\.?\//);
        expect(join(dirname(file), fileName), file).toMatch(within);
      }
      expect(references, file).toMatchObject({
        referencedFiles: [],
        typeReferenceDirectives: [],
        libReferenceDirectives: [],
      });
    }
  });

  test('is nothing where nothing is used', async () => {
    const { modules } = await bundle(
      installed.project,
      alone.map(({ specifier }) => `import '${specifier}';`).join('\n'),
    );
    expect(modules).toEqual({});
  });

  test('is less than 1 kB after gzip for the entropy alone', async () => {
    const { gzipped, modules } = await bundle(
      installed.project,
      `export { entropy } from 'surprisal';`,
    );
    expect(gzipped, JSON.stringify(modules, null, 2)).toBeLessThan(1000);
  });
});

describe('the judges', () => {
  test('publint has nothing to say', async () => {
    const { messages } = await publint({ pkgDir: installed.library, pack: false, strict: true });
    expect(messages).toEqual([]);
  });

  // A library of ES modules alone cannot be resolved by the rules from before Node 12, nor as CommonJS by TypeScript's.
  const NOT_FOR_US = ['node10', 'node16-cjs'];

  test('are-the-types-wrong has nothing to say', async () => {
    const library = createPackageFromTarballData(readFileSync(installed.tarball));
    const result = await checkPackage(library);
    if (!result.types) throw new Error('no types found');
    const problems = result.problems.filter(
      (problem) => !('resolutionKind' in problem && NOT_FOR_US.includes(problem.resolutionKind)),
    );
    expect(problems).toEqual([]);
    expect(Object.keys(result.entrypoints)).toEqual(Object.keys(manifest.exports));
  });
});

/** What a module of the project prints as JSON; a warning is a failure. */
function inNode(source: string): unknown {
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', source], {
    cwd: installed.project,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}
