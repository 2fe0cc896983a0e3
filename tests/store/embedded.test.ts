import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openEmbedded } from '../../src/store/embedded.ts';
import { openStore } from '../../src/store/open.ts';
import { prepare } from '../../src/store/schema.ts';
import { StoreError } from '../../src/store/store.ts';
import { openWriter } from '../../src/store/write.ts';
import { exchange } from '../exchange/exchange.ts';
import { contents } from './contents.ts';
import { contract } from './contract.ts';
import { exact } from './exact.ts';
import { first, lookups, ontology, second } from './reports.ts';
import { together } from './together.ts';

const folder = mkdtempSync(join(tmpdir(), 'fazhi-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function open() {
  const store = openEmbedded();
  await prepare(store, ontology);
  return store;
}

contract('the embedded store', open);
together('the embedded store', open);
exact('the embedded store', open);
exchange('the embedded store', open);

describe('the embedded store on disk', () => {
  it('holds after closing what it held before', async () => {
    const path = join(folder, 'again', 'graph.grafeo');
    const before = await openStore(path, ontology);
    await openWriter(before, { ontology, lookups }).write(first.source, first.facts);
    const held = await contents(before);
    await before.close();
    const after = await openStore(path, ontology);
    expect(await contents(after)).toEqual(held);
    await after.close();
  });

  it('keeps to a folder where the address is one', async () => {
    const path = join(folder, 'folder');
    mkdirSync(path);
    await (await openStore(path, ontology)).close();
    expect(existsSync(join(path, 'graph.grafeo'))).toBe(true);
    await (await openStore(path, ontology)).close();
  });

  it('says so where the address is a file or folder of something else', async () => {
    const file = join(folder, 'notes.txt');
    writeFileSync(file, '不是图');
    await expect(openStore(file, ontology)).rejects.toThrow(/notes\.txt is not a store of this program/);
    const other = join(folder, 'other');
    mkdirSync(other);
    writeFileSync(join(other, 'notes.txt'), '不是图');
    await expect(openStore(other, ontology)).rejects.toThrow(/holds no graph\.grafeo/);
  });

  it('makes no store where none is wanted', async () => {
    const path = join(folder, 'none');
    await expect(openStore(path, ontology, { create: false })).rejects.toThrow(/there is no store at/);
    expect(existsSync(path)).toBe(false);
  });

  it.each(['http://x', 'neo4js://localhost', '', ' '])(
    'takes "%s" for no store, and makes nothing',
    async (address) => {
      await expect(openStore(address, ontology)).rejects.toThrow(/names no store: write a path .* neo4j:\/\//);
      expect(existsSync('http:')).toBe(false);
    },
  );

  it('says so of a path that runs through a file', async () => {
    const file = join(folder, 'file.txt');
    writeFileSync(file, '不是图');
    await expect(openStore(join(file, 'graph'), ontology)).rejects.toThrow(/part of the path is no folder/);
  });

  it('says so of a place that may not be written, even by the superuser, which is not in use', async () => {
    await expect(openStore('/sys/fazhi-graph/store', ontology)).rejects.toThrow(/may not be written by this user/);
  });

  it('says so of an address of a server that is none', async () => {
    await expect(openStore('neo4j://', ontology)).rejects.toThrow(/^neo4j:\/\/ is no address of a Neo4j/);
  });

  it('says who is in the way where another process holds the store', async () => {
    const path = join(folder, 'held');
    await (await openStore(path, ontology)).close();
    const holder = hold(path, 'setInterval(() => {}, 1000)');
    await once(holder.stdout!, 'data');
    await expect(openStore(path, ontology)).rejects.toThrow(/in use by another process/);
    await end(holder);
  });

  it('loses nothing that was written when its process is killed', async () => {
    const path = join(folder, 'killed');
    const store = await openStore(path, ontology);
    await openWriter(store, { ontology, lookups }).write(first.source, first.facts);
    const held = await contents(store);
    await store.close();
    const write =
      "const t = db.beginTransaction(); t.executeCypher(\"CREATE (:Figure {id: 'half'})\").then(() => console.log('half'))";
    const killed = hold(path, write);
    await said(killed, 'half');
    await end(killed);
    const after = await openStore(path, ontology);
    expect(await contents(after)).toEqual(held);
    expect(await openWriter(after, { ontology, lookups }).write(second.source, second.facts)).toMatchObject({
      status: 'written',
    });
    await after.close();
  });

  it('refuses to work once it is closed', async () => {
    const store = openEmbedded();
    await store.close();
    await expect(store.read('RETURN 1 AS one')).rejects.toThrow(StoreError);
  });
});

/** Another process that opens the store, says so, and goes on with some more code. */
function hold(path: string, code: string) {
  const open = `const db = require('@grafeo-db/js').GrafeoDB.open(${JSON.stringify(path)}); console.log('open');`;
  return spawn(process.execPath, ['-e', `${open} ${code}; setInterval(() => {}, 1000)`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Waits until the process has said so; what it says may come in any pieces. */
async function said(child: ReturnType<typeof hold>, word: string): Promise<void> {
  let text = '';
  for await (const piece of child.stdout!) {
    text += piece;
    if (text.includes(word)) return;
  }
}

async function end(child: ReturnType<typeof hold>): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
