import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { hashGraph } from '../../src/store/hash.ts';
import { openStore } from '../../src/store/open.ts';
import { plant } from '../store/plant.ts';
import { ontology } from '../store/reports.ts';
import { fazhi, folderForAll } from './fazhi.ts';

describe('backup and restore', () => {
  const made = folderForAll();
  let folder: string;
  let store: string;
  let backup: string;
  beforeAll(() => {
    folder = made();
    store = join(folder, 'graph');
    backup = join(folder, 'backup.tar');
    fazhi(['ingest', 'samples', '--store', store]);
    expect(fazhi(['backup', backup, '--store', store])).toEqual({
      code: 0,
      stdout: `backed up ${store} with 17 texts to ${backup}\n`,
      stderr: '',
    });
  });

  const restore = (file: string, to: string, ...more: string[]) => fazhi(['restore', file, '--store', to, ...more]);

  it.each(['again', 'deep/down/again', 'folder/'])('gives the same graph at %s', async (name) => {
    const to = join(folder, name);
    expect(restore(backup, to)).toMatchObject({ code: 0, stdout: `restored ${backup} to ${to}\n` });
    expect(await hash(to)).toBe(await hash(store));
  });

  it.each(['again', 'folder/'])('gives the texts that the graph at %s quotes', (name) => {
    const { code, stdout } = fazhi(['verify', '--store', join(folder, name)]);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^all \d+ edges of 17 reports hold\n$/),
    });
  });

  it('gives a file that any tar can list', () => {
    const { stdout } = spawnSync('tar', ['-tf', backup], { encoding: 'utf8' });
    const names = stdout.trimEnd().split('\n');
    expect(names.slice(0, 2)).toEqual(['fazhi-backup.json', 'graph.grafeo']);
    expect(names.filter((name) => name.startsWith('texts/'))).toHaveLength(17);
  });

  it.each<[string, (bytes: Buffer) => Buffer, RegExp]>([
    ['one flipped bit in the store', (bytes) => flipped(bytes, 100_000), /damaged \(its checksum is another\)/],
    ['its end cut off', (bytes) => bytes.subarray(0, -1000), /damaged \(it ends too early\)/],
    ['another content', () => Buffer.from('不是备份'), /is no backup of this program/],
  ])('of a backup with %s restores nothing and leaves nothing', async (_what, change, said) => {
    const bad = join(folder, 'bad.tar');
    writeFileSync(bad, change(readFileSync(backup)));
    const before = readdirSync(folder).sort();
    const { code, stdout, stderr } = restore(bad, join(folder, 'nowhere', 'graph'));
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(said);
    expect(stderr).toContain(bad);
    expect(readdirSync(folder).sort()).toEqual(before);
  });

  it('leaves a store as it is where it was to be replaced by a damaged backup', async () => {
    const whole = await hash(store);
    const bad = join(folder, 'bad.tar');
    writeFileSync(bad, flipped(readFileSync(backup), 100_000));
    const before = readdirSync(folder).sort();
    expect(restore(bad, store, '--force').code).toBe(3);
    expect(await hash(store)).toBe(whole);
    expect(readdirSync(folder).sort()).toEqual(before);
  });

  it.each(['file', 'folder2/'])('replaces the store at %s only where that is asked for', async (name) => {
    const to = join(folder, name);
    const old = await openStore(to, ontology);
    await plant(old);
    await old.close();
    const before = await hash(to);
    const refused = restore(backup, to);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/there is a store at .* already; name another one, or replace it with --force/);
    expect(await hash(to)).toBe(before);
    expect(restore(backup, to, '--force').code).toBe(0);
    expect(await hash(to)).toBe(await hash(store));
  });

  it('takes no store that another process has open, and replaces none', async () => {
    const open = await openStore(store, ontology);
    try {
      const other = join(folder, 'other.tar');
      expect(fazhi(['backup', other, '--store', store])).toMatchObject({ code: 3, stderr: inUse });
      expect(restore(backup, store, '--force')).toMatchObject({ code: 3, stderr: inUse });
      expect(existsSync(other)).toBe(false);
    } finally {
      await open.close();
    }
  });

  it('takes the place of a store that was not closed, and of what lies beside it', async () => {
    const to = join(folder, 'crashed');
    await (await openStore(to, ontology)).close();
    const write = "db.executeCypher(\"CREATE (:Law {id: 'x', title: 'x', kind: 'law'})\")";
    const code = `const db = require('@grafeo-db/js').GrafeoDB.open(${JSON.stringify(to)}); ${write}.then(() => process.kill(process.pid, 'SIGKILL'))`;
    expect(spawnSync(process.execPath, ['-e', code]).signal).toBe('SIGKILL');
    expect(existsSync(`${to}.wal`)).toBe(true);
    expect(restore(backup, to, '--force').code).toBe(0);
    expect(await hash(to)).toBe(await hash(store));
  });

  it('overwrites no file that is there unless that is asked for', () => {
    const file = join(folder, 'kept.tar');
    writeFileSync(file, '要紧');
    const { code, stderr } = fazhi(['backup', file, '--store', store]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/is there already; .*--force/) });
    expect(readFileSync(file, 'utf8')).toBe('要紧');
    expect(fazhi(['backup', file, '--store', store, '--force']).code).toBe(0);
    expect(fazhi(['backup', store, '--store', store, '--force'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`${store} belongs to the store`),
    });
    expect(readFileSync(file).subarray(0, 17).toString()).toBe('fazhi-backup.json');
  });

  it('names a text that is missing, and backs up the rest', () => {
    const to = join(folder, 'less');
    restore(backup, to);
    const lost = readdirSync(`${to}.texts`, { recursive: true, encoding: 'utf8' }).find((name) => /\.txt$/.test(name))!;
    rmSync(join(`${to}.texts`, lost));
    const file = join(folder, 'less.tar');
    const { code, stdout, stderr } = fazhi(['backup', file, '--store', to]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: `backed up ${to} with 16 texts to ${file}\n` });
    expect(stderr).toMatch(/^fazhi: the text [0-9a-f]{64} of \S+ is missing, and is not in the backup\n$/);
    expect(stderr).toContain(lost.slice(3, -4));
  });

  it('says what else there is for a Neo4j, and what is not there', () => {
    const server = 'neo4j://localhost:7687';
    expect(fazhi(['backup', join(folder, 'x.tar'), '--store', server])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/neo4j-admin database dump neo4j.*fazhi copy --from neo4j:\/\/localhost:7687 --to/),
    });
    expect(restore(backup, server)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('fazhi copy --from PATH'),
    });
    expect(restore(join(folder, 'none.tar'), join(folder, 'none'))).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/none\.tar is not there/),
    });
    expect(fazhi(['backup', join(folder, 'x.tar'), '--store', join(folder, 'none')])).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/there is no store at/),
    });
    mkdirSync(join(folder, 'empty'));
    expect(restore(join(folder, 'empty'), join(folder, 'none')).code).toBe(2);
    expect(existsSync(join(folder, 'none'))).toBe(false);
    expect(fazhi(['backup', join(backup, 'x.tar'), '--store', store]).code).toBe(3);
  });
});

const inUse = expect.stringMatching(/is in use by another process/);

function flipped(bytes: Buffer, at: number): Buffer {
  const other = Buffer.from(bytes);
  other[at]! ^= 0x10;
  return other;
}

async function hash(path: string): Promise<string> {
  const store = await openStore(path, ontology, { create: false });
  const { hash } = await hashGraph(store, ontology);
  await store.close();
  return hash;
}
