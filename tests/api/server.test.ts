import { once } from 'node:events';
import { get } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { openChanges } from '../../src/api/ingestion.ts';
import { openNeo4j } from '../../src/store/neo4j.ts';
import { openStore } from '../../src/store/open.ts';
import { inFolder, start } from '../commands/fazhi.ts';
import { ontology } from '../store/reports.ts';
import { codes, gated, KEY, post, serving, until } from './serving.ts';

const { serve, store } = serving();
const question = '{ stats { reports } }';
const at = (path: string, url: string) => new URL(path, url);

describe('whether the server is ready', () => {
  it('is told within two seconds, whatever the store does', async () => {
    const hanging = gated(store());
    const { url } = await serve({}, { store: hanging });
    const begun = performance.now();
    const replies = await Promise.all([1, 2, 3].map(() => fetch(at('/ready', url))));
    expect(performance.now() - begun).toBeLessThan(3500);
    expect(replies.map(({ status }) => status)).toEqual([503, 503, 503]);
    expect(await replies[0]!.text()).toBe('the store does not answer\n');
    expect(hanging.begun()).toBe(1);
    hanging.letGo();
    await until(() => true);
    expect((await fetch(at('/ready', url))).status).toBe(200);
  });

  it('is told as soon of a Neo4j that says nothing', async () => {
    const silent = createTcpServer(() => {}).listen(0);
    await once(silent, 'listening');
    const neo4j = openNeo4j(`bolt://localhost:${(silent.address() as AddressInfo).port}`);
    const { url } = await serve({}, { store: neo4j });
    const begun = performance.now();
    expect((await fetch(at('/ready', url))).status).toBe(503);
    expect(performance.now() - begun).toBeLessThan(3500);
    await neo4j.close();
    silent.close();
  });

  it('is another thing than whether it lives', async () => {
    const hanging = gated(store());
    const { url } = await serve({}, { store: hanging });
    expect((await fetch(at('/health', url))).status).toBe(200);
    hanging.letGo();
  });
});

describe('GraphiQL', () => {
  const page = async (url: string) => fetch(url, { headers: { accept: 'text/html' } });

  it('sends what shows that it is no page of another origin', async () => {
    const { url } = await serve();
    expect(await (await page(url)).text()).toContain('x-graphql-yoga-csrf');
  });

  it('is not there where it is switched off', async () => {
    const { url } = await serve({ graphiql: false });
    expect((await page(url)).status).toBe(406);
    expect((await fetch(at('/', url))).status).toBe(404);
    expect((await post(url, question)).data).toEqual({ stats: { reports: 3 } });
  });
});

describe('a server that ends', () => {
  it('answers what is under way, and takes no more', async () => {
    const slow = gated(store());
    const server = await serve({}, { store: slow });
    const asked = post(server.url, question);
    await until(() => slow.begun() > 0);
    const closed = server.close();
    await expect(fetch(at('/health', server.url))).rejects.toThrow();
    slow.letGo();
    const reply = await asked;
    expect(reply.data).toEqual({ stats: { reports: 3 } });
    expect(reply.headers.get('connection')).toBe('close');
    await closed;
  });

  it('gives up what takes longer than its patience, and says so', async () => {
    const slow = gated(store());
    const server = await serve({}, { store: slow });
    const asked = post(server.url, question);
    await until(() => slow.begun() > 0);
    const begun = performance.now();
    await server.close(200);
    expect(performance.now() - begun).toBeLessThan(1500);
    expect(codes(await asked)).toEqual(['STOPPING']);
    slow.letGo();
  });

  it('ends what is followed, and what is sent to be stored is done first', async () => {
    let finish = () => {};
    const removal = new Promise<boolean>((resolve) => {
      finish = () => resolve(true);
    });
    const changes = openChanges({ ingest: async () => {}, remove: () => removal });
    const server = await serve({ apiKeys: [KEY] }, { changes });
    const headers = { 'x-api-key': KEY, accept: 'text/event-stream', 'content-type': 'application/json' };
    const body = JSON.stringify({ query: 'subscription { progress { state } }' });
    const followed = fetch(server.url, { method: 'POST', headers, body }).then((reply) => reply.text());
    await new Promise((resolve) => setTimeout(resolve, 200));
    const removing = post(server.url, 'mutation { remove(reports: ["1/2023"]) { removed } }', { 'x-api-key': KEY });
    await new Promise((resolve) => setTimeout(resolve, 200));
    const closed = server.close();
    finish();
    expect((await removing).data).toEqual({ remove: { removed: ['1/2023'] } });
    const events = await followed;
    expect(events).toContain('"state":"done"');
    expect(events).toContain('event: complete');
    await closed;
  });

  it('cuts off who sends a request and does not end it', async () => {
    const server = await serve();
    const { port } = new URL(server.url);
    const hanging = get({ port, headers: { 'content-length': 10 }, method: 'POST', path: '/graphql' });
    const cut = new Promise((resolve) => hanging.on('error', resolve));
    hanging.write('{');
    await new Promise((resolve) => setTimeout(resolve, 100));
    await server.close(200);
    expect(await cut).toBeInstanceOf(Error);
  });
});

describe('fazhi serve', () => {
  it('logs to stderr, and ends by SIGINT with what it was asked', async () => {
    await inFolder(async (folder) => {
      const file = `${folder}/graph`;
      await (await openStore(file, ontology)).close();
      const served = start(['serve', '--port', '0', '--store', file, '--log', 'info']);
      const [, url] = await served.said(/the API: (\S+)/);
      expect((await post(url!, 'query Q { stats { reports } }')).data).toEqual({ stats: { reports: 0 } });
      const [line] = await served.said(/\{"level":"info".*\}/);
      expect(JSON.parse(line)).toMatchObject({ operation: 'Q', field: 'stats', status: 200 });
      served.interrupt();
      expect(await served.ended).toBe(0);
    });
  });
});
