import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The library as a stranger has it: packed by npm, and installed into a project that holds nothing else. */
export interface Installation {
  tarball: string;
  project: string;
  /** Where the library stands in the project. */
  library: string;
}

/** Packs a copy of the sources, so that lib/ stays as it is, and installs it without a network: both in a given empty directory. */
export function install(directory: string): Installation {
  const copy = join(directory, 'copy');
  const project = join(directory, 'project');
  for (const name of [
    'src/core',
    'src/lab',
    'src/check',
    'src/book',
    'package.json',
    'tsconfig.json',
    'tsconfig.package.json',
    'tsconfig.check.json',
    'README.md',
    'LICENSE',
  ])
    cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  npm(copy, 'pack', '--pack-destination', directory);
  const tarball = join(directory, readdirSync(directory).find((name) => name.endsWith('.tgz'))!);

  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }');
  npm(project, 'install', '--cache', join(directory, 'cache'), tarball);
  return { tarball, project, library: join(project, 'node_modules', 'surprisal') };
}

function npm(cwd: string, ...args: string[]): void {
  const { status, stdout, stderr } = spawnSync('npm', [...args, '--offline', '--no-audit'], {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm ${args[0]} failed\n${stdout}${stderr}`);
}
