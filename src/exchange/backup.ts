import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { StoreError } from '../store/store.ts';
import { BLOCK, END, header, padding, parseHeader } from './tar.ts';

/** The first file of a backup: what it is. */
export const ABOUT = 'fazhi-backup.json';
/** The store itself. */
export const GRAPH = 'graph.grafeo';
/** The last file: the SHA-256 of all bytes before it. */
const SUM = 'SHA256';
/** The number of this form of a backup. */
const FORMAT = 1;

/** One file of a backup. */
export interface Entry {
  readonly name: string;
  readonly size: number;
  readonly data: Iterable<Buffer> | AsyncIterable<Buffer>;
}

/** The name that an archived text has in a backup. */
export const textName = (hash: string): string => `texts/${hash.slice(0, 2)}/${hash}.txt`;

/** Writes a backup, one piece after another: a tar file that any tar can list, with a checksum over all of it at its end. */
export async function writeBackup(file: FileHandle, entries: AsyncIterable<Entry>): Promise<void> {
  const hash = createHash('sha256');
  const put = async (bytes: Buffer) => {
    hash.update(bytes);
    await file.writeFile(bytes);
  };
  const add = async ({ name, size, data }: Entry) => {
    await put(header(name, size));
    let written = 0;
    for await (const bytes of data) {
      written += bytes.length;
      await put(bytes);
    }
    if (written !== size) throw new StoreError(`${name} changed while it was backed up; do it again`);
    await put(padding(size));
  };
  const about = Buffer.from(`${JSON.stringify({ format: FORMAT })}\n`);
  await add({ name: ABOUT, size: about.length, data: [about] });
  for await (const entry of entries) await add(entry);
  const sum = Buffer.from(hash.digest('hex'));
  for (const bytes of [header(SUM, sum.length), sum, padding(sum.length), END]) await file.writeFile(bytes);
}

const PIECE = 1 << 20;

/**
 * Reads a backup from its beginning to its end and gives the pieces of each of its files to `put`, in order. Nothing of them
 * may be relied on before this is done: a backup that is not whole to the last bit is a StoreError, which follows its name.
 */
export async function readBackup(
  path: string,
  file: FileHandle,
  put: (name: string, bytes: Buffer) => Promise<void>,
): Promise<void> {
  const hash = createHash('sha256');
  const broken = (what: string) =>
    new StoreError(`${path} is damaged (${what}), so nothing of it is restored; take another backup`);
  const take = async (size: number): Promise<Buffer> => {
    const bytes = Buffer.alloc(size);
    let length = 0;
    while (length < size) {
      const { bytesRead } = await file.read(bytes, length, size - length, null);
      if (bytesRead === 0) throw broken('it ends too early');
      length += bytesRead;
    }
    return bytes;
  };
  const start = Buffer.alloc(BLOCK);
  await file.read(start, 0, BLOCK, 0);
  if (parseHeader(start)?.name !== ABOUT)
    throw new StoreError(`${path} is no backup of this program, or its beginning is damaged`);

  for (;;) {
    const block = await take(BLOCK);
    const found = parseHeader(block);
    if (!found || !/^(fazhi-backup\.json|graph\.grafeo|texts\/[0-9a-f]{2}\/[0-9a-f]{64}\.txt|SHA256)$/.test(found.name))
      throw broken('a file in it has no name that a backup gives');
    if (found.name === SUM) break;
    hash.update(block);
    const { name, size } = found;
    if (size === 0) await put(name, Buffer.alloc(0));
    for (let left = size; left > 0; ) {
      const bytes = await take(Math.min(left, PIECE));
      hash.update(bytes);
      if (name === ABOUT) checkFormat(path, bytes);
      else await put(name, bytes);
      left -= bytes.length;
    }
    hash.update(await take(padding(size).length));
  }
  const sum = Buffer.from(hash.digest('hex'));
  const rest = Buffer.concat([sum, padding(sum.length), END]);
  if (!(await take(rest.length)).equals(rest)) throw broken('its checksum is another');
  if ((await file.read(Buffer.alloc(1), 0, 1, null)).bytesRead > 0) throw broken('something follows its end');
}

function checkFormat(path: string, bytes: Buffer): void {
  const format = /^\{"format":(\d+)/.exec(bytes.toString('utf8'))?.[1];
  if (format !== undefined && Number(format) > FORMAT)
    throw new StoreError(
      `${path} is a backup of form ${format}, this program reads form ${FORMAT}; use a newer version of it`,
    );
}
