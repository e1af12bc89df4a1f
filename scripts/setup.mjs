// Installs what is missing, on whatever Node runs this: the packages of the lock file and, with --browser, Chromium.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { chromiumPath } from './chromium-path.mjs';

process.chdir(new URL('..', import.meta.url).pathname);

function run(command, ...args) {
  const { status, error } = spawnSync(command, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error(
      `setup: \`${[command, ...args].join(' ')}\` failed${error ? `: ${error.message}` : ''}`,
    );
    process.exit(1);
  }
}

const has = (command) => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;

const installed = 'node_modules/.package-lock.json';
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync('package-lock.json').mtimeMs)
  run('npm', 'ci');

if (process.argv.includes('--browser') && !chromiumPath()) {
  if (has('apt-get')) {
    const root = process.getuid?.() === 0 ? [] : ['sudo'];
    run(...root, 'apt-get', 'update');
    run(...root, 'apt-get', 'install', '--yes', '--no-install-recommends', 'chromium');
  } else {
    run('npx', 'playwright-core', 'install', 'chromium');
  }
}
