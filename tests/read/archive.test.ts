import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openArchive } from '../../src/read/archive.ts';
import { temporaryFolder } from './sources.ts';

const TEXT = '柳河市2020年法治政府建设情况\n𠮷镇';

describe('the archive', () => {
  it('gives back a text by its hash, from one file below the first two digits', async () => {
    const folder = join(temporaryFolder(), 'texts');
    const archive = openArchive(folder);
    const hash = await archive.keep(TEXT);
    expect(await archive.keep(TEXT)).toBe(hash);
    expect(await archive.read(hash)).toBe(TEXT);
    expect(readdirSync(join(folder, hash.slice(0, 2)))).toEqual([`${hash}.txt`]);
  });

  it('notices that a text was changed, and keeps it anew', async () => {
    const folder = temporaryFolder();
    const archive = openArchive(folder);
    const hash = await archive.keep(TEXT);
    writeFileSync(join(folder, hash.slice(0, 2), `${hash}.txt`), TEXT.slice(1));
    await expect(archive.read(hash)).rejects.toThrow(/has changed since it was archived/);
    await archive.keep(TEXT);
    expect(await archive.read(hash)).toBe(TEXT);
  });

  it('forgets a text, also one it does not have', async () => {
    const archive = openArchive(temporaryFolder());
    const hash = await archive.keep(TEXT);
    await archive.remove(hash);
    await archive.remove(hash);
    await expect(archive.read(hash)).rejects.toThrow(/cannot be read/);
  });

  it('takes nothing but a hash for a name', async () => {
    await expect(openArchive(temporaryFolder()).read('../../etc/passwd')).rejects.toThrow(/no SHA-256/);
  });
});
