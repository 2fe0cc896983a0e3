// `npm test`: installs what is missing, then type check, lint and format check, dead-code check and every test.
// The last line is `N passed, N failed`, counted from vitest's own JSON result; a check that fails counts as one failed.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare, run } from './prepare.mjs';

prepare();

const checks = [
  ['tsc', []],
  ['biome', ['ci', '.']],
  ['knip', []],
];
let failed = 0;
for (const [name, args] of checks) {
  const code = run('npx', ['--no-install', name, ...args]);
  console.log(code === 0 ? `${name}: ok` : `${name}: failed`);
  if (code !== 0) failed++;
}

const folder = mkdtempSync(join(tmpdir(), 'fazhi-test-'));
const result = join(folder, 'vitest.json');
const code = run('npx', [
  '--no-install',
  'vitest',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile=${result}`,
]);
let passed = 0;
if (existsSync(result)) {
  const counted = JSON.parse(readFileSync(result, 'utf8'));
  passed = counted.numPassedTests;
  failed += counted.numFailedTests;
}
// A suite that cannot be loaded, or no test at all, is a failure that no test counts.
if (passed === 0 || (code !== 0 && failed === 0)) failed++;
rmSync(folder, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
