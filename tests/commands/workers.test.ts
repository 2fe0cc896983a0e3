import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { fazhi, folderForAll, jsonLines } from './fazhi.ts';

describe('reading by several threads', () => {
  const made = folderForAll();
  let folder: string;
  beforeAll(() => {
    folder = join(made(), 'reports');
    cpSync('samples', folder, { recursive: true });
    mkdirSync(join(folder, 'more'));
    // The same bytes twice, a file that is no report, and one that is none in any encoding.
    cpSync('samples/anju-2023.txt', join(folder, 'more', 'anju.txt'));
    writeFileSync(join(folder, 'm.txt'), '本周天气晴好，适合出游。\n');
    writeFileSync(join(folder, 'a.txt'), Buffer.from([0xff, 0xfe, 0x00]));
  });

  it('extracts the same facts in the same order', () => {
    const [one, four] = ['1', '4'].map((count) => fazhi(['extract', folder, '--workers', count]));
    expect(jsonLines(four!.stdout)).toHaveLength(18);
    expect(four).toEqual(one);
  });

  it('makes the same graph and tells the same of each file', () => {
    const runs = ['1', '4'].map((count) => {
      const store = join(made(), `graph-${count}`);
      const read = fazhi(['ingest', folder, '--workers', count, '--store', store, '--json']);
      const again = fazhi(['ingest', folder, '--workers', count, '--store', store, '--json']);
      return { read, again, hash: fazhi(['hash', '--store', store]).stdout };
    });
    expect(runs[0]!.hash).toMatch(/^[0-9a-f]{64}/);
    expect(jsonLines<{ status: string }>(runs[1]!.again.stdout).map(({ status }) => status)).not.toContain('written');
    expect(runs[1]).toEqual(runs[0]);
  });

  it('says how many threads there may be', () => {
    const { code, stderr } = fazhi(['extract', folder, '--workers', '0']);
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('from 1 to 64') });
  });
});
