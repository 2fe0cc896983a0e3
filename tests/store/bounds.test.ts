import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi } from '../../src/api/server.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { openNeo4j } from '../../src/store/neo4j.ts';
import { AbandonedError, type Store } from '../../src/store/store.ts';
import { knowledge } from '../api/ask.ts';
import { neo4jServer, type TestServer } from './neo4j-server.ts';

/** Takes a server minutes. */
const SLOW =
  'UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a * b % 7 = 9 RETURN count(*) AS n';
const RUNNING =
  "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery STARTS WITH 'UNWIND range' RETURN currentQuery";

describe('the embedded store', () => {
  it('reads nothing for who waits no more', async () => {
    const store = openEmbedded();
    const signal = AbortSignal.abort('gone');
    await expect(store.read('RETURN 1 AS one', {}, { signal })).rejects.toThrow(AbandonedError);
    expect(await store.read('RETURN 1 AS one', {}, { signal: new AbortController().signal })).toEqual([{ one: 1 }]);
    await store.close();
  });
});

describe('a Neo4j', () => {
  let server: TestServer;
  let store: Store;
  beforeAll(async () => {
    server = await neo4jServer();
    store = openNeo4j(server.uri, server.login);
    await store.read('RETURN 1');
  }, 400_000);
  afterAll(async () => {
    await store?.close();
    await server?.stop();
  });

  /** Waits until none of the slow statements runs any more; it fails where one goes on. */
  async function leftOff(): Promise<void> {
    for (let tries = 0; tries < 40; tries++) {
      if ((await store.read(RUNNING)).length === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('the statement runs on');
  }

  it('leaves off what it does for a read that is given up', async () => {
    const giveUp = new AbortController();
    const reading = store.read(SLOW, {}, { signal: giveUp.signal });
    reading.catch(() => undefined);
    while ((await store.read(RUNNING)).length === 0);
    giveUp.abort('enough');
    const begun = performance.now();
    await expect(reading).rejects.toThrow(AbandonedError);
    expect(performance.now() - begun).toBeLessThan(500);
    await leftOff();
  });

  it('leaves off by itself when the time is up', async () => {
    await expect(store.read(SLOW, {}, { timeout: 300 })).rejects.toThrow(AbandonedError);
    await leftOff();
  });

  it('leaves off when the question through the API has taken too long', async () => {
    const slow: Store = { ...store, read: (_cypher, _parameters, bounds) => store.read(SLOW, {}, bounds) };
    const api = createApi({ store: slow, ...knowledge, settings: { timeout: 700 } });
    const asked = await api.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ stats { reports } }' }),
    });
    expect(await asked.json()).toMatchObject({ errors: [{ extensions: { code: 'TIMEOUT' } }] });
    await leftOff();
  });
});
