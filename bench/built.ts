import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../src/config.ts';

/** The compiled program, which is what users run: a loader that compiles on the way would be measured with it. */
export const program = join(root, 'scripts', 'fazhi.mjs');

/** The folder of knowledge. */
export const graph = join(root, 'graph');

/** A module of the compiled program: `built<typeof import('../src/extract.ts')>('extract')`. */
export async function built<Module>(name: string): Promise<Module> {
  const file = join(root, 'dist', `${name}.js`);
  if (!existsSync(file))
    throw new Error(`${file} is missing; \`npm run build\` makes it, \`npm run bench\` does so first`);
  return import(pathToFileURL(file).href);
}

/** What node is given with the program: its first line says so, `#!/usr/bin/env -S node --flag`. */
export function flags(): string[] {
  return readFileSync(program, 'utf8').split('\n', 1)[0]!.split(' ').slice(3);
}
