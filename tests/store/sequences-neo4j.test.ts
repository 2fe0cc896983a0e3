import { afterAll, beforeAll } from 'vitest';
import { openNeo4j } from '../../src/store/neo4j.ts';
import { prepare } from '../../src/store/schema.ts';
import { neo4jServer, type TestServer } from './neo4j-server.ts';
import { ontology } from './reports.ts';
import { sequences } from './sequences.ts';

let server: TestServer;
beforeAll(async () => {
  server = await neo4jServer();
}, 600_000);
afterAll(() => server?.stop());

/** The server's own database, emptied. */
async function open() {
  const store = openNeo4j(server.uri, server.login);
  await store.write((transaction) => transaction.run('MATCH (node) DETACH DELETE node'));
  await prepare(store, ontology);
  return store;
}

sequences('Neo4j', open, { runs: 8 });
