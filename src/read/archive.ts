import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sha256 } from './plain.ts';

/** Texts kept under their hash, so that every offset into them can be checked for ever. */
export interface Archive {
  /** Keeps a text and returns its SHA-256 in hex; a crash leaves the whole text or none. */
  keep(text: string): Promise<string>;
  /** The text of a hash; an error where it is missing or is no longer what it was. */
  read(hash: string): Promise<string>;
  /** The text of a hash as it stands, and whether it is no longer what it was; null where there is none. */
  find(hash: string): Promise<{ readonly text: string; readonly changed: boolean } | null>;
  /** Forgets a text; one that is not there is no error. */
  remove(hash: string): Promise<void>;
}

/** The archive in `folder`, which is made when the first text is kept: `<folder>/<first 2 hex>/<hash>.txt`. */
export function openArchive(folder: string): Archive {
  const fileOf = (hash: string) => {
    if (!/^[0-9a-f]{64}$/.test(hash))
      throw new Error(`"${hash}" is no SHA-256 in hex, so no text is archived under it`);
    return join(folder, hash.slice(0, 2), `${hash}.txt`);
  };
  const find = async (hash: string) => {
    const bytes = await readFile(fileOf(hash)).catch(() => null);
    return bytes && { text: bytes.toString('utf8'), changed: sha256(bytes) !== hash };
  };
  return {
    find,
    async read(hash) {
      const found = await find(hash);
      if (found && !found.changed) return found.text;
      const what = found ? 'has changed since it was archived' : 'cannot be read';
      throw new Error(`${fileOf(hash)} ${what}; read the report again to archive its text`);
    },
    async keep(text) {
      const hash = sha256(text);
      const found = await find(hash);
      if (!found || found.changed) await writeWhole(fileOf(hash), text);
      return hash;
    },
    remove: (hash) => rm(fileOf(hash), { force: true }),
  };
}

async function writeWhole(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  try {
    const handle = await open(draft, 'wx');
    try {
      await handle.writeFile(text, 'utf8');
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
