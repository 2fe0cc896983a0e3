import { readdir, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import type { Rejection } from '../model/source.ts';
import { rejectionOf } from './errors.ts';

/** A file to be read; `listed` is one that the user did not name but that its folder holds. */
export interface File {
  readonly path: string;
  readonly size: number;
  readonly listed: boolean;
}

/** Whether an entry of a folder is to be passed over. */
export type Passed = (path: string) => boolean;

/**
 * The files that paths, folders (with all below them) and globs name, each once, and what could not be reached; `-` is passed on. Folders are read in the order of
 * their names' code units, and their hidden entries, and those that are `passed` over, are left out.
 */
export async function* filesOf(
  inputs: readonly string[],
  passed: Passed = () => false,
): AsyncGenerator<File | Rejection> {
  const seen = new Set<string>();
  for (const input of inputs) {
    if (input === '-') {
      if (!seen.has(input)) yield { path: input, size: 0, listed: false };
      seen.add(input);
      continue;
    }
    const paths = (await exists(input)) || !isDynamicPattern(input) ? [input] : await expand(input);
    if (paths.length === 0) {
      yield {
        path: input,
        code: 'not-found',
        reason: 'no file matches this pattern; check it, and quote it for the shell',
      };
    }
    for (const path of paths) yield* walk(path, false, seen, passed);
  }
}

async function expand(pattern: string): Promise<string[]> {
  return (await glob(pattern, { expandDirectories: false, onlyFiles: false, absolute: isAbsolute(pattern) }))
    .map((path) => path.replace(/(?<=.)\/$/, ''))
    .sort();
}

async function* walk(
  path: string,
  listed: boolean,
  seen: Set<string>,
  passed: Passed,
): AsyncGenerator<File | Rejection> {
  try {
    const found = await stat(path);
    const id = found.ino ? `${found.dev}:${found.ino}` : await realpath(path);
    if (seen.has(id)) return;
    seen.add(id);
    if (found.isFile()) yield { path, size: found.size, listed };
    else if (!found.isDirectory()) {
      yield { path, code: 'unknown-type', reason: 'is neither a file nor a folder' };
    } else {
      const names = (await readdir(path)).filter((name) => !name.startsWith('.')).sort();
      for (const name of names) if (!passed(join(path, name))) yield* walk(join(path, name), true, seen, passed);
    }
  } catch (error) {
    yield rejectionOf(path, error);
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
