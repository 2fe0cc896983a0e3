import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Store } from '../store/store.ts';
import { ownedBy } from './archive.ts';
import { UnusableError, UsageError } from './exit.ts';

/** Where an output is written before it is whole, beside where it is to stand. */
export const draftOf = (path: string): string =>
  join(dirname(resolve(path)), `.${basename(resolve(path))}.${randomUUID().slice(0, 8)}.partial`);

/** Refuses to write where something stands already, unless `force` allows it. */
export function mayWrite(path: string, force: boolean | undefined): void {
  if (!force && existsSync(path))
    throw new UsageError(`${path} is there already; name another one, or replace it with --force`);
}

/** Refuses to write over the store that is read, whatever else may be replaced. */
export function notItself(store: Pick<Store, 'address' | 'kind'>, path: string): void {
  if (ownedBy(store)(path)) throw new UsageError(`${path} belongs to the store ${store.address}; name another one`);
}

/**
 * Gives `work` a file to write to, beside where it is to stand, and puts it in its place once that is done; if it is not
 * done (`work` fails, or gives false), nothing is left.
 */
export async function writeWhole(path: string, work: (file: FileHandle) => Promise<boolean>): Promise<boolean> {
  const draft = draftOf(path);
  try {
    mkdirSync(dirname(draft), { recursive: true });
    const file = await open(draft, 'wx');
    try {
      if (!(await work(file))) return false;
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
    return true;
  } catch (problem) {
    throw unwritten(path, problem);
  } finally {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

/**
 * The same for the files of a folder, which are put in their place at once where it is new; in one that is there, files of
 * an earlier time that `ours` knows go, and whatever else is there stays.
 */
export async function writeFolder(
  folder: string,
  ours: (file: string) => boolean,
  work: (draft: string) => Promise<boolean>,
): Promise<readonly string[] | null> {
  const draft = draftOf(folder);
  try {
    mkdirSync(draft, { recursive: true });
    if (!(await work(draft))) return null;
    const files = readdirSync(draft).sort();
    if (!existsSync(folder)) {
      await rename(draft, folder);
      return files;
    }
    for (const old of readdirSync(folder)) if (ours(old)) rmSync(join(folder, old));
    for (const file of files) await rename(join(draft, file), join(folder, file));
    return files;
  } catch (problem) {
    throw unwritten(folder, problem);
  } finally {
    await rm(draft, { recursive: true, force: true }).catch(() => undefined);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'cannot be written: the disk is full',
  EDQUOT: 'cannot be written: no more room is allowed to this user',
  EACCES: 'may not be written by this user; change its permissions, or name another place',
  EPERM: 'may not be written by this user; change its permissions, or name another place',
  EROFS: 'may not be written: the disk is read-only; name another place',
  ENOTDIR: 'cannot be made: part of the path is no folder; name another place',
  EEXIST: 'cannot be made: part of the path is no folder; name another place',
  ENOENT: 'cannot be made: part of the path is no folder; name another place',
  EISDIR: 'is a folder; name a file',
};

/** What the file system refused while something was written to `path`, in plain words; any other problem as it is. */
export function unwritten(path: string, problem: unknown): unknown {
  const { code, syscall, message } = problem as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return problem;
  return new UnusableError(`${path} ${REASONS[code] ?? `cannot be written: ${message}`}`, { cause: problem });
}

/** Whether a path is that of a folder. */
export const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();
