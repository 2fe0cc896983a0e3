import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Entry, GRAPH, readBackup, textName, writeBackup } from '../../src/exchange/backup.ts';
import { header, parseHeader } from '../../src/exchange/tar.ts';
import { StoreError } from '../../src/store/store.ts';

const folder = mkdtempSync(join(tmpdir(), 'fazhi-backup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, 'backup.tar');

const FILES: readonly (readonly [string, Buffer])[] = [
  [GRAPH, randomBytes(700)],
  [textName('a'.repeat(64)), Buffer.from('今年落实三项制度。')],
  [textName('b'.repeat(64)), Buffer.alloc(0)],
  [textName('c'.repeat(64)), randomBytes(512)],
];

async function* entries(files = FILES): AsyncGenerator<Entry> {
  for (const [name, data] of files)
    yield { name, size: data.length, data: [data.subarray(0, 300), data.subarray(300)] };
}

async function write(files = FILES): Promise<void> {
  const file = await open(path, 'w');
  await writeBackup(file, entries(files)).finally(() => file.close());
}

/** What a backup of these bytes gives before it is found to be whole. */
async function read(bytes: Buffer): Promise<Map<string, Buffer>> {
  const copy = join(folder, 'copy.tar');
  writeFileSync(copy, bytes);
  const found = new Map<string, Buffer>();
  const file = await open(copy);
  await readBackup(copy, file, async (name, piece) => {
    found.set(name, Buffer.concat([found.get(name) ?? Buffer.alloc(0), piece]));
  }).finally(() => file.close());
  return found;
}

describe('a backup', () => {
  let whole: Buffer;
  beforeAll(async () => {
    await write();
    whole = readFileSync(path);
  });

  it('gives back what was put in, file by file', async () => {
    expect([...(await read(whole))]).toEqual(FILES);
  });

  it('is the same bytes for the same files', async () => {
    await write();
    expect(readFileSync(path).equals(whole)).toBe(true);
  });

  it('is refused whichever bit of it is another', async () => {
    const flips = [0x01, 0x80, 0x20, 0xff];
    for (let at = 0; at < whole.length; at += 3) {
      const flipped = Buffer.from(whole);
      flipped[at]! ^= flips[at % flips.length]!;
      const problem = await read(flipped).catch((error) => error);
      expect({ at, problem }).toEqual({ at, problem: expect.any(StoreError) });
      expect(problem.message).toMatch(
        /copy\.tar is (damaged \(.*\), so nothing of it is restored|no backup of this program)/,
      );
    }
  });

  it('is refused wherever it is cut off, and where something follows it', async () => {
    for (let length = 0; length < whole.length; length += 61)
      await expect(read(whole.subarray(0, length))).rejects.toThrow(
        /is (no backup of this program|damaged \(it ends too early\))/,
      );
    await expect(read(whole.subarray(0, -1))).rejects.toThrow(/it ends too early/);
    await expect(read(Buffer.concat([whole, Buffer.alloc(512)]))).rejects.toThrow(/something follows its end/);
  });

  it('holds no file of another name, so that nothing is written elsewhere', async () => {
    await write([['../../evil', Buffer.from('x')]]);
    await expect(read(readFileSync(path))).rejects.toThrow(/no name that a backup gives/);
  });

  it('fails where a file is not as long as it was', async () => {
    const file = await open(path, 'w');
    const short = [{ name: GRAPH, size: 3, data: [Buffer.from('ab')] }];
    const written = writeBackup(
      file,
      (async function* () {
        yield* short;
      })(),
    ).finally(() => file.close());
    await expect(written).rejects.toThrow(/graph\.grafeo changed while it was backed up/);
  });

  it.each([0, 511, 2 ** 33 - 1, 2 ** 33, 2 ** 35])('can hold a file of %d bytes', (size) => {
    expect(parseHeader(header(GRAPH, size))).toEqual({ name: GRAPH, size });
  });
});
