import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders = new Map();

/** Downloads an exact version of an npm package, once a process, and returns the folder of its files. */
export function fetchPackage({ package: name, version }) {
  const specifier = `${name}@${version}`;
  if (!folders.has(specifier)) folders.set(specifier, unpack(specifier));
  return folders.get(specifier);
}

function unpack(specifier) {
  const folder = mkdtempSync(join(tmpdir(), 'surprisal-derive-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const options = { cwd: folder, encoding: 'utf8' };
  const tarball = execFileSync('npm', ['pack', specifier, '--silent'], options).trim();
  execFileSync('tar', ['-xzf', tarball], options);
  return join(folder, 'package');
}
