import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inFolder } from './fazhi.ts';

describe('the program that npm links', () => {
  it('says what to do where nothing is built yet, and runs what is built, with the flags of its first line', () =>
    inFolder((folder) => {
      mkdirSync(join(folder, 'scripts'));
      const program = join(folder, 'scripts', 'fazhi.mjs');
      cpSync('scripts/fazhi.mjs', program);
      const { status, stderr } = spawnSync(program, { encoding: 'utf8' });
      expect({ status, stderr }).toEqual({ status: 3, stderr: expect.stringMatching(/^fazhi: .*npm run build.*\n$/) });
      mkdirSync(join(folder, 'dist'));
      writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
      writeFileSync(join(folder, 'dist', 'main.js'), 'console.log(process.execArgv.join());\n');
      expect(execFileSync(program, { encoding: 'utf8' })).toBe('--max-semi-space-size=64\n');
    }));
});
