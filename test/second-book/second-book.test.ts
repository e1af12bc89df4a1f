import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { install, root } from '../package/install.ts';

// A book of somebody else, with the checker as npm would install it: tests, pages and the command line.

const source = fileURLToPath(new URL('.', import.meta.url));
const wrong = globSync('wrong/*.mdx', { cwd: source }).sort();

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

const directory = mkdtempSync(join(tmpdir(), 'surprisal-second-book-'));
let project: string;

beforeAll(() => {
  project = install(directory).project;
  for (const name of readdirSync(source).filter((name) => !name.endsWith('.test.ts')))
    cpSync(join(source, name), join(project, name), { recursive: true });
  linkPackages();
});

afterAll(() => rmSync(directory, { recursive: true }));

/** What the book would have installed from the network: the packages that this repository has. */
function linkPackages(): void {
  for (const name of readdirSync(join(root, 'node_modules'))) {
    const link = join(project, 'node_modules', name);
    if (!existsSync(link)) symlinkSync(join(root, 'node_modules', name), link, 'junction');
  }
}

function run(command: string, ...args: string[]) {
  const bin = join(project, 'node_modules', command);
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd: project,
    encoding: 'utf8',
    env: { ...process.env, VITEST: undefined, NODE_ENV: undefined, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  return { status, output: stdout + stderr };
}

const CHECK = 'surprisal/lib/book/command.js';

/** Every place and reason that a chapter says it fails for, and no other. */
function expectFailures(output: string, path: string): void {
  const announced = [
    ...readFileSync(join(source, path), 'utf8').matchAll(/\{\/\* fails (\S+) (.*?) \*\/\}/g),
  ];
  expect(announced).not.toEqual([]);
  const lines = output.split('\n').filter((line) => line.startsWith(`${path}:`));
  for (const [, place, message] of announced)
    expect(lines).toContainEqual(
      expect.stringMatching(new RegExp(`^${path}:${place} .*${escaped(message!)}`)),
    );
  expect(lines).toHaveLength(announced.length);
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

describe('the command', () => {
  test('finds nothing wrong, and remembers it', () => {
    for (const _ of ['cold', 'warm']) {
      const { status, output } = run(CHECK);
      expect(output).toBe(
        '9 numbers: 3 checked, 2 in examples, 4 in equations, 0 cited; 0 structural\n' +
          '2 pages, 8 checks, 0 failures\n',
      );
      expect(status).toBe(0);
    }
  });

  test('fails where each rule is broken, and there only', () => {
    const { status, output } = run(CHECK, ...wrong);
    for (const path of wrong) expectFailures(output, path);
    expect(status).toBe(1);
  });
});

describe('the plugin for vitest', () => {
  const vitest = (...args: string[]) => {
    const { status } = run(
      'vitest/vitest.mjs',
      'run',
      '--reporter=json',
      '--outputFile=tests.json',
      ...args,
    );
    const { testResults } = JSON.parse(readFileSync(join(project, 'tests.json'), 'utf8'));
    const tests = (testResults as { assertionResults: Test[] }[]).flatMap(
      (file) => file.assertionResults,
    );
    return { status, tests };
  };
  interface Test {
    title: string;
    status: 'passed' | 'failed';
    failureMessages: string[];
  }

  test('makes each check a test that is named by file and line', () => {
    const { status, tests } = vitest();
    expect(status).toBe(0);
    expect(tests.filter(({ status }) => status === 'passed')).toHaveLength(2 * 2 + 8);
    expect(tests.map(({ title }) => title)).toContain(
      'src/pages/circles.mdx:8 circleArea(1) is 3.14159',
    );
  });

  test('fails where a rule is broken', () => {
    cpSync(join(project, 'wrong/example.mdx'), join(project, 'src/pages/example.mdx'));
    const { status, tests } = vitest('example.mdx');
    rmSync(join(project, 'src/pages/example.mdx'));
    const failed = tests.filter(({ status }) => status === 'failed');
    expect(failed.map(({ title }) => title)).toEqual([
      'src/pages/example.mdx:4 circleArea(1) is 3.15',
    ]);
    expect(failed[0]!.failureMessages[0]).toMatch(/src\/pages\/example\.mdx:4:16/);
    expect(status).toBe(1);
  });
});

describe('the integration for Astro', () => {
  test('puts the verdicts on the page', () => {
    const { status, output } = run('astro/bin/astro.mjs', 'build');
    expect(status, output).toBe(0);
    const page = readFileSync(join(project, 'dist/circles/index.html'), 'utf8');
    expect(page).toContain('<data class="checked-number" value="12.566370614359172"');
    expect(page).toContain('RangeError: a radius is not negative: -1');
    expect(page).toContain('id="circle-area"');
    expect(page).toContain('class="katex"');
    expect(page).not.toContain('given');
  });

  test('refuses to build what does not hold', () => {
    cpSync(join(project, 'wrong/types.mdx'), join(project, 'src/pages/types.mdx'));
    const { status, output } = run('astro/bin/astro.mjs', 'build');
    rmSync(join(project, 'src/pages/types.mdx'));
    expect(output).toContain('src/pages/types.mdx:4:12 TS2345');
    expect(status).not.toBe(0);
  });
});
