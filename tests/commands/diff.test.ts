import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { fazhi, folderForAll, jsonLines } from './fazhi.ts';

describe('diff', () => {
  const made = folderForAll();
  let folder: string;
  let store: string;
  let reports: string;
  beforeAll(() => {
    folder = made();
    store = join(folder, 'graph');
    reports = join(folder, 'reports');
    mkdirSync(reports);
    for (const name of ['tongnan-2022.txt', 'tongnan-2023.txt', 'anju-2023.txt'])
      cpSync(join('samples', name), join(reports, name));
    fazhi(['ingest', reports, '--store', store]);
  });

  const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith('fazhi-diff-'));

  it('finds a folder equal to the store that its reports were read into, and leaves nothing behind', () => {
    const before = left();
    const { code, stdout, stderr } = fazhi(['diff', store, reports]);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^equal: all \d+ nodes and edges are the same\n$/),
    });
    expect(stderr).toContain('3/3 ');
    expect(left()).toEqual(before);
  });

  it('tells of what a changed report says otherwise, with that report', () => {
    const changed = join(folder, 'changed');
    cpSync(reports, changed, { recursive: true });
    const file = join(changed, 'tongnan-2023.txt');
    writeFileSync(file, readFileSync(file, 'utf8').replace('落实行政执法公示制度和', '落实行政执法全过程记录制度和'));
    const { code, stdout } = fazhi(['diff', store, changed, '--json']);
    expect(code).toBe(1);
    const told = jsonLines<{ change?: string; edge?: string; node?: string[]; reports?: string[] }>(stdout);
    const counts = told.pop();
    expect(new Set(told.flatMap(({ reports }) => reports))).toEqual(new Set(['500152/2023']));
    expect(told).toContainEqual(
      expect.objectContaining({
        change: 'gained',
        edge: 'ADOPTED',
        to: ['Practice', 'System:行政执法全过程记录制度'],
      }),
    );
    expect(told).toContainEqual(expect.objectContaining({ change: 'changed', node: ['Report', '500152/2023'] }));
    expect(counts).toMatchObject({ nodes: { changed: 1 } });
  });

  it('tells a person of each difference in a line, and of how many there are', () => {
    const other = join(folder, 'other');
    cpSync(store, other);
    fazhi(['remove', '510904/2023', '--store', other]);
    const { code, stdout } = fazhi(['diff', other, store]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^\+ node {2}Report 510904\/2023 {2}\[510904\/2023\]$/m);
    expect(stdout).toMatch(/^\+ edge {2}Jurisdiction 510904 ADOPTED Practice \S+: ".+" {2}\[510904\/2023\]$/m);
    expect(stdout).toMatch(
      /\n\d+ nodes gained, 0 lost, 0 changed; \d+ edges gained, 0 lost, 0 changed; \d+ are the same\n$/,
    );
    const lines = stdout.trimEnd().split('\n');
    const back = fazhi(['diff', store, other]).stdout.trimEnd().split('\n');
    expect(back.slice(0, -1)).toEqual(lines.slice(0, -1).map((line) => line.replace(/^\+/, '-')));
  });

  it('counts a file of a folder that is not read as a difference that it cannot tell', () => {
    const bad = join(folder, 'bad');
    cpSync(reports, bad, { recursive: true });
    writeFileSync(join(bad, 'empty.txt'), '');
    const { code, stdout, stderr } = fazhi(['diff', store, bad]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringMatching(/^equal: /) });
    expect(stderr).toMatch(/^not read {2}.*empty\.txt/m);
  });

  it.each([
    [['a', './a'], 2, /both are the same: a/],
    [['no-such-store', 'samples'], 3, /there is no store at no-such-store/],
    [['README.md', 'samples'], 3, /README\.md is not a store of this program/],
  ])('says what is wrong with %j', (args, code, said) => {
    const found = fazhi(['diff', ...args]);
    expect({ code: found.code, stdout: found.stdout }).toEqual({ code, stdout: '' });
    expect(found.stderr).toMatch(said);
  });
});
