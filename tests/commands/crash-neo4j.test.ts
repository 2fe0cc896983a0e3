import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { forgetTexts } from '../store/folder.ts';
import { kill } from '../store/killing.ts';
import { neo4jServer, type TestServer } from '../store/neo4j-server.ts';
import { ontology } from '../store/reports.ts';
import { ingesting, writing } from '../store/victims.ts';
import { folderForAll } from './fazhi.ts';

describe('a Neo4j whose writer is killed', () => {
  const folder = folderForAll();
  let server: TestServer;
  beforeAll(async () => {
    server = await neo4jServer();
  }, 600_000);
  afterAll(() => server?.stop());

  const open = () => openStore(server.uri, ontology, server.login);
  async function clear() {
    const store = await open();
    await store.write((transaction) => transaction.run('MATCH (node) WHERE NOT node:Layout DETACH DELETE node'));
    await store.close();
  }
  async function subject(name: string) {
    await clear();
    return { address: server.uri, folder: join(folder(), name), open, clear };
  }

  it('holds every report that fazhi ingest told of, and none by half, each of 4 times', async () => {
    const victim = await ingesting(await subject('ingest'), 200);
    await forgetTexts(await kill(victim, { kills: 4, within: 500, seed: 3 }));
  }, 180_000);

  it('holds every report that the writer alone told of, and none by half, each of 26 times', async () => {
    await kill(writing(await subject('write'), 60), { kills: 26, within: 400, seed: 4 });
  }, 180_000);
});
