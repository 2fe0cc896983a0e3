import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Rejection, Source } from '../../src/model/source.ts';
import { readAll, temporaryFolder } from './sources.ts';

const REPORT = '溪口乡2022年法治政府建设年度报告';
let folder: string;

beforeEach(() => {
  folder = temporaryFolder();
  mkdirSync(join(folder, 'b'));
  mkdirSync(join(folder, '.git'));
  writeFileSync(join(folder, 'c.txt'), REPORT);
  writeFileSync(join(folder, 'a.txt'), REPORT);
  writeFileSync(join(folder, 'b', '溪口.2022.txt'), REPORT);
  writeFileSync(join(folder, 'b', 'data.json'), `{"title":"${REPORT}"}`);
  writeFileSync(join(folder, '.hidden.txt'), REPORT);
  writeFileSync(join(folder, '.git', 'x.txt'), REPORT);
});

const outcome = (each: Source | Rejection) =>
  `${each.path.slice(folder.length + 1)} ${'code' in each ? each.code : 'read'}`;

describe('paths', () => {
  it('reads a folder and all below it by name, and says which file it does not know', async () => {
    expect((await readAll([folder])).map(outcome)).toEqual([
      'a.txt read',
      'b/data.json other-file',
      'b/溪口.2022.txt read',
      'c.txt read',
    ]);
  });

  it('reads any text that is named by itself', async () => {
    expect((await readAll([join(folder, 'b/data.json'), join(folder, '.hidden.txt')])).map(outcome)).toEqual([
      'b/data.json read',
      '.hidden.txt read',
    ]);
  });

  it('reads what a glob matches, by name', async () => {
    expect((await readAll([join(folder, '**/*.txt')])).map(outcome)).toEqual([
      'a.txt read',
      'b/溪口.2022.txt read',
      'c.txt read',
    ]);
  });

  it('reads a file once, however often it is named', async () => {
    symlinkSync(join(folder, 'a.txt'), join(folder, 'z.txt'));
    symlinkSync(folder, join(folder, 'b', 'loop'));
    const inputs = [join(folder, 'c.txt'), folder, join(folder, '*.txt')];
    expect((await readAll(inputs)).map(outcome)).toEqual([
      'c.txt read',
      'a.txt read',
      'b/data.json other-file',
      'b/溪口.2022.txt read',
    ]);
  });

  it('takes a name with signs of a glob for a file where there is one', async () => {
    writeFileSync(join(folder, '报告[1].txt'), REPORT);
    expect((await readAll([join(folder, '报告[1].txt')])).map(outcome)).toEqual(['报告[1].txt read']);
  });

  it('says that a path or a pattern leads nowhere, and goes on', async () => {
    const inputs = [
      join(folder, 'none.txt'),
      join(folder, '*.docx'),
      join(folder, 'a.txt', 'b'),
      join(folder, 'a.txt'),
    ];
    expect((await readAll(inputs)).map(outcome)).toEqual([
      'none.txt not-found',
      '*.docx not-found',
      'a.txt/b not-found',
      'a.txt read',
    ]);
  });

  it('names a source by its file, without the last extension', async () => {
    expect(await readAll([join(folder, 'b/溪口.2022.txt')])).toMatchObject([{ name: '溪口.2022' }]);
  });
});
