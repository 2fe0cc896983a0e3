import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hashGraph } from '../../src/store/hash.ts';
import { openStore } from '../../src/store/open.ts';
import { country, type Read } from '../store/drawn.ts';
import { forgetTexts, readAll } from '../store/folder.ts';
import { undisturbed } from '../store/killing.ts';
import { type RestartableServer, restartableServer } from '../store/neo4j-server.ts';
import { openProxy } from '../store/proxy.ts';
import { ontology } from '../store/reports.ts';
import { folderForAll, start } from './fazhi.ts';

interface Told {
  readonly path: string;
  readonly status: string;
}

describe('a Neo4j that much happens to', () => {
  const folder = folderForAll();
  let server: RestartableServer;
  let reports: readonly Read[];
  const folders = ['east', 'west', 'north', 'south'];
  const pathsOf = (names: readonly string[]) => names.map((name) => join(folder(), name));
  beforeAll(async () => {
    server = await restartableServer();
    for (const path of pathsOf(folders)) mkdirSync(path);
    const name = (number: number) => folders[number % folders.length]!;
    // The later texts of the first few reports stand in other folders than the earlier ones.
    for (const [number, { source }] of country(80, 1).entries())
      writeFileSync(join(folder(), name(number), source.path), source.text);
    for (const [number, { source }] of country(8, 2).entries())
      writeFileSync(join(folder(), name(number + 1), `later-${source.path}`), source.text);
    reports = await readAll(pathsOf(folders));
  }, 600_000);
  afterAll(async () => {
    await forgetTexts(reports);
    await server?.stop();
  }, 60_000);

  const address = (port = server.port(), scheme = 'bolt') => `${scheme}://localhost:${port}`;
  const open = () => openStore(address(), ontology);
  beforeEach(async () => {
    const store = await open();
    await store.write((transaction) => transaction.run('MATCH (node) DETACH DELETE node'));
    await store.close();
  });
  const ingest = (paths: readonly string[], store: string) =>
    start(['ingest', ...paths, '--json', '--workers', '1', '--store', store]);
  const told = (run: ReturnType<typeof start>): Told[] =>
    run
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line));
  /** What it said besides how far it was. */
  const problems = (run: ReturnType<typeof start>) =>
    run
      .output()
      .split('\n')
      .filter((line) => /^(fazhi|note|not read)/.test(line))
      .join('\n');
  const holdsAll = async () => {
    const store = await open();
    const found = await hashGraph(store, ontology);
    await store.close();
    expect(found).toEqual(await undisturbed(reports));
  };
  /** It ends by itself, has told of every file, and the graph is what it would be in peace. */
  const endsWhole = async (run: ReturnType<typeof start>) => {
    expect(await run.ended, problems(run)).toBe(1);
    expect(new Set(told(run).map(({ path }) => path)).size).toBe(reports.length);
    await holdsAll();
  };

  it('takes what four processes bring at once, each report once and whole, although they share folders', async () => {
    const runs = folders.map((_, number) =>
      // Each folder is read by two of them, one from its beginning, one after another folder.
      ingest(
        pathsOf([folders[number]!, folders[(number + 1) % 4]!]),
        address(server.port(), number % 2 ? 'bolt' : 'neo4j'),
      ),
    );
    // Some texts of reports of which there are two are kept aside.
    for (const run of runs) {
      const code = await run.ended;
      expect([0, 1], problems(run)).toContain(code);
    }
    const written = runs.flatMap(told).filter(({ status }) => status === 'written');
    expect(new Set(written.map(({ path }) => path)).size).toBe(written.length);
    await holdsAll();
  }, 120_000);

  it('loses nothing where the connection breaks again and again', async () => {
    const proxy = await openProxy(server.port());
    const run = ingest(pathsOf(folders), address(proxy.port));
    await run.said(/"status":"written"/);
    for (const pause of [0, 120, 340]) {
      await new Promise((resolve) => setTimeout(resolve, pause));
      proxy.cut();
    }
    await endsWhole(run);
    await proxy.close();
  }, 120_000);

  it('loses nothing where it is started again meanwhile: the run waits for it', async () => {
    const proxy = await openProxy(server.port());
    const run = ingest(pathsOf(folders), address(proxy.port));
    await run.said(/"status":"written"/);
    await server.restart();
    proxy.lead(server.port());
    await endsWhole(run);
    await proxy.close();
  }, 180_000);

  it.each([
    ['4.26', /is a Neo4j 4\.26\.\S+; this program needs 5\.26 or later$/m],
    ['5.25', /is a Neo4j 5\.25\.\S+; this program needs 5\.26 or later$/m],
  ])('says which version is needed where it is %s', async (version, words) => {
    const old = await openProxy(server.port(), (bytes) => {
      const at = bytes.indexOf('Neo4j/5.26');
      if (at >= 0) bytes.write(`Neo4j/${version}`, at);
      return bytes;
    });
    const run = ingest(pathsOf(folders), address(old.port));
    expect(await run.ended).toBe(3);
    await old.close();
    expect(run.output()).toMatch(words);
  });
});
