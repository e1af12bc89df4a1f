import { execFile } from 'node:child_process';
import {
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { readChapter } from '../../src/check/chapter.ts';
import { show } from '../../src/check/outcome.ts';
import { compileProgram } from '../../src/check/program.ts';
import { runProgram } from '../../src/check/run.ts';
import { scope } from '../../src/check/samplers.ts';
import * as surprisal from '../../src/core/index.ts';
import * as lab from '../../src/lab/index.ts';
import { testFences } from '../../src/notebook/fences.ts';
import { standaloneFile } from '../../src/notebook/standalone.ts';

// The files that a reader takes home, run by plain Node with the package as it is published.

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'standalone-'));
mkdirSync(join(folder, 'node_modules'));
symlinkSync(root, join(folder, 'node_modules/surprisal'));
afterAll(() => rmSync(folder, { recursive: true }));

// So that Node looks for the package here and nowhere above.
writeFileSync(join(folder, 'package.json'), '{}');

const run = promisify(execFile);
const library = { surprisal, 'surprisal/lab': lab };

/** What each of some files prints, run one after the other. */
async function outputs(name: string, texts: string[]): Promise<string[]> {
  const files = texts.map((text, i) => {
    const file = join(folder, `${name}-${i}.mts`);
    writeFileSync(file, text);
    return file;
  });
  const all = join(folder, `${name}.mjs`);
  writeFileSync(all, files.map((file) => `await import('${file}');console.log('END');`).join('\n'));
  const { stdout, stderr } = await run(process.execPath, ['--no-warnings', all]);
  expect(stderr).toBe('');
  return stdout.split('END\n').slice(0, -1);
}

async function outputLines(name: string, text: string): Promise<string[]> {
  const [output] = await outputs(name, [text]);
  return output!.trimEnd().split('\n');
}

const page = [
  '```ts test',
  "import { entropy, klDivergence } from 'surprisal';",
  'const p = [0.5, 0.5];',
  'const unused = 1; // => 1',
  '```',
  '```ts test hidden',
  'const twice = (x: number): number => 2 * x;',
  '```',
  '```ts test',
  'const other = 3;',
  'other; // => 3',
  '```',
  '```ts test isolated',
  "import { entropy } from 'surprisal';",
  'entropy([1]); // => 0',
  '```',
  '```ts test',
  'const bits = entropy(p, {',
  "  base: 2, // a comment, with ; and '",
  '}); // => 1',
  'const text = `;(`',
  'twice(bits) // => 2',
  '/[)]/.test(text); // => false',
  'klDivergence(p, [1]); // => throws RangeError: same length',
  '```',
].join('\n');

test('prints what each line computed, with the fences above that it needs and no other', async () => {
  const file = standaloneFile(page, 17, 'Example 2.3');
  expect(file).not.toContain('other');
  expect(await outputLines('needed', file)).toEqual([
    'unused // => 1',
    'bits // => 1',
    'twice(bits) // => 2',
    '/[)]/.test(text) // => false',
    expect.stringMatching(/^klDivergence\(p, \[1\]\) \/\/ => throws RangeError: .*same length/),
  ]);
});

test('an isolated fence needs nothing', async () => {
  const file = standaloneFile(page, 13, 'Example 2.2');
  expect(await outputLines('isolated', file)).toEqual(['entropy([1]) // => 0']);
});

test.each(globSync('content/docs/**/chapters/*.mdx'))(
  'the examples of %s give what they give in the book',
  async (path) => {
    const source = readFileSync(path, 'utf8');
    const shared = readChapter(path, source).fences.filter(
      ({ isolated, typeErrors }) => !isolated && !typeErrors,
    );
    const program = compileProgram(source, shared, []);
    const { checks } = runProgram(program, library, scope);
    const fences = testFences(source).filter(
      ({ flags }) => !flags.some((flag) => /^(?:hidden|cases$|type-error)/.test(flag)),
    );
    const printed = await outputs(
      basename(path),
      fences.map(({ line }) => standaloneFile(source, line, path)),
    );
    for (const [i, { line, lastLine }] of fences.entries()) {
      const lines = program.checks.map((check) => check.line);
      for (const [k, outcome] of checks.entries()) {
        if (lines[k]! < line || lines[k]! > lastLine) continue;
        const number = 'value' in outcome && typeof outcome.value === 'number';
        const wanted = number ? `// => ${show(outcome.value)}\n` : '// =>';
        expect(printed[i], `line ${lines[k]}`).toContain(wanted);
      }
    }
  },
  60_000,
);
