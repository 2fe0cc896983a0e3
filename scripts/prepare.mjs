// Makes a checkout ready to run: the right Node, the tools that nodejieba needs, and the packages of the lock file.
// Plain Node without dependencies: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Runs a command in the checkout with its output shown; its exit code. */
export function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  return error ? 127 : (status ?? 1);
}

/** Ends the program with words for a person. */
export function stop(message) {
  console.error(`fazhi: ${message}`);
  process.exit(1);
}

function has(command) {
  return !spawnSync(command, ['--version'], { stdio: 'ignore' }).error;
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  stop(`needs Node 20.19 or later; this is ${process.versions.node}. Install a newer Node and run the command again.`);
}

function checkCompiler() {
  const missing = [
    ...(['g++', 'clang++', 'c++'].some(has) ? [] : ['a C++ compiler (g++)']),
    ...(has('make') ? [] : ['make']),
    ...(has('python3') ? [] : ['python3']),
  ];
  if (missing.length === 0) return;
  stop(
    `nodejieba is compiled when it is installed, and this machine lacks ${missing.join(', ')}. Install what is missing and run the command again.`,
  );
}

/** Installs the packages when the lock file has changed since the last time; says what is missing in plain words. */
export function prepare() {
  checkNode();
  const stamp = join(root, 'node_modules', '.fazhi-lock');
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const binding = join(root, 'node_modules', 'nodejieba', 'build', 'Release', 'nodejieba.node');
  if (existsSync(stamp) && existsSync(binding) && readFileSync(stamp, 'utf8') === lock) return;
  if (!existsSync(binding)) checkCompiler();
  // A compile can fail by chance (make sees its own files as newer than they are): a second try is worth its seconds.
  const install = () => run('npm', ['ci', '--no-audit', '--no-fund']) === 0;
  if (!install() && !install()) stop('npm could not install the packages; its own words stand above.');
  if (!existsSync(binding) && run('npm', ['rebuild', 'nodejieba']) !== 0)
    stop('nodejieba could not be compiled; the words of its compiler stand above.');
  writeFileSync(stamp, lock);
}
