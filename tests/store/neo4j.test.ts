import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../scripts/neo4j/server.ts';
import { openNeo4j } from '../../src/store/neo4j.ts';
import { prepare } from '../../src/store/schema.ts';
import type { Store } from '../../src/store/store.ts';
import { anyText } from '../api/any-text.ts';
import { exchange } from '../exchange/exchange.ts';
import { questions } from '../query/questions.ts';
import { contract } from './contract.ts';
import { exact } from './exact.ts';
import { neo4jServer, type TestServer } from './neo4j-server.ts';
import { plans } from './plans.ts';
import { ontology } from './reports.ts';
import { statements } from './statements.ts';
import { together } from './together.ts';

let server: TestServer;
beforeAll(async () => {
  server = await neo4jServer();
}, 600_000);
afterAll(() => server?.stop());

/** The server's own database, emptied; another that is open on it is emptied with it. */
async function open(): Promise<Store> {
  const store = openNeo4j(server.uri, server.login);
  await store.write((transaction) => transaction.run('MATCH (node) DETACH DELETE node'));
  await prepare(store, ontology);
  return store;
}

contract('Neo4j', open);
together('Neo4j', open);
exact('Neo4j', open);
exchange('Neo4j', open);
statements('Neo4j', open);
questions('Neo4j', open);
anyText('Neo4j', open);
plans(() => server, open);

describe('Neo4j', () => {
  it('tells where no server answers', async () => {
    const address = `bolt://localhost:${await freePort()}`;
    const store = openNeo4j(address);
    await expect(store.read('RETURN 1 AS one')).rejects.toThrow(`no Neo4j answers at ${address}`);
    await store.close();
  });
});
