import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getIntrospectionQuery, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleQueries } from '../../src/api/examples.ts';
import { schema } from '../../src/api/schema.ts';
import { addressOf } from '../../src/api/server/client.ts';
import { costOf } from '../../src/api/server/cost.ts';
import { rateLimiter } from '../../src/api/server/rate.ts';
import { DEFAULTS } from '../../src/api/server/settings.ts';
import { codes, gated, KEY, post, send, serving, until } from './serving.ts';

const { serve, store } = serving();
const ofReports = '{ stats { reports } }';

describe('a question is refused that', () => {
  let url: string;
  beforeAll(async () => {
    url = (await serve({ depth: 4, aliases: 2, tokens: 60 })).url;
  });

  it('nests too deep, also through fragments', async () => {
    const deepest = '{ adoptions(practice: "三项制度") { nodes { facts { year } } } }';
    expect(codes(await post(url, deepest))).toEqual([]);
    const deeper = '{ adoptions(practice: "三项制度") { nodes { facts { evidence { quote } } } } }';
    const reply = await post(url, deeper);
    expect(codes(reply)).toEqual(['TOO_DEEP']);
    expect(reply.errors![0]!.message).toBe('this nests 5 levels deep; 4 are allowed');
    const spread = `{ adoptions(practice: "三项制度") { ...A nodes { ...B } } }
      fragment A on AdoptionConnection { nodes { ...B } } fragment B on Adoption { facts { evidence { quote } } }`;
    expect(codes(await post(url, spread))).toEqual(['TOO_DEEP']);
  });

  it('has too many aliases', async () => {
    expect(codes(await post(url, '{ a: stats { reports } b: stats { reports } }'))).toEqual([]);
    expect(codes(await post(url, '{ a: stats { reports } b: stats { reports } c: stats { nodes } }'))).toEqual([
      'TOO_MANY_ALIASES',
    ]);
  });

  it('is too long', async () => {
    expect(codes(await post(url, `{ stats { ${'reports '.repeat(80)} } }`))).toEqual(['TOO_LONG']);
  });

  it('may give too much, with what to lower', async () => {
    const { url } = await serve({ cost: 50_000 });
    const query = `query ($n: Int!) { reports(first: $n) { nodes { practices { practice { id } } } } }`;
    expect(codes(await post(url, query, {}, { variables: { n: 10 } }))).toEqual([]);
    const reply = await post(url, query, {}, { variables: { n: 1000 } });
    expect(reply.errors).toMatchObject([
      {
        extensions: { code: 'COST_TOO_HIGH', cost: 101_001, limit: 50_000 },
        message: expect.stringMatching(/101001 .*50000 .*first.*reports > practices$/),
      },
    ]);
  });
});

describe('what a question costs', () => {
  const whole = schema();
  const cost = (query: string, variables = {}) => costOf(whole, parse(query), null, variables)!;

  it.each([
    ['{ stats { reports } }', 1],
    ['{ __schema { types { fields { name } } } }', 0],
    ['{ asides(first: 1000) { totalCount } }', 1],
    ['{ asides(first: 1000) { nodes { id } } }', 1001],
    ['{ asides { nodes { id } } }', 101],
    ['{ asides(first: 1000) { ...A } } fragment A on AsideConnection { nodes { id } edges { node { id } } }', 3001],
    [
      '{ a: asides(first: 10) { ...A } b: asides(first: 20) { ...A } } fragment A on AsideConnection { nodes { id } }',
      32,
    ],
    ['{ asides(first: 100000000) { nodes { id } } }', 1001],
    ['{ asides(first: -3) { nodes { id } } }', 1],
    ['{ reports(first: 10) { nodes { ... on Report { practices { evidence { quote } } } } } }', 1 + 10 * (1 + 50 * 3)],
  ])('%s: %i objects', (query, objects) => {
    expect(cost(query).objects).toBe(objects);
  });

  it('hangs on its variables, and on their defaults', () => {
    const query = 'query ($n: Int! = 7) { asides(first: $n) { nodes { id } } }';
    expect(cost(query).objects).toBe(8);
    expect(cost(query, { n: 500 }).objects).toBe(501);
    expect(costOf(whole, parse(query), null, { n: 'many' })).toBeNull();
  });

  it('lets the example questions and full pages pass, and no full pages within full pages', () => {
    for (const { query } of exampleQueries()) expect(cost(query).objects).toBeLessThan(DEFAULTS.cost);
    const full =
      '{ adoptions(practice: "a", first: 1000) { nodes { jurisdiction { path } facts { year evidence { quote } } } } }';
    expect(cost(full).objects).toBe(32_001);
    expect(cost(full).objects).toBeLessThan(DEFAULTS.cost);
    const nested = '{ laws(first: 1000) { nodes { citations(first: 1000) { nodes { year } } } } }';
    expect(cost(nested)).toEqual({ objects: 1_002_001, lists: ['laws', 'citations'] });
  });

  it('is counted in time that does not double with each fragment', () => {
    const fragments = Array.from({ length: 30 }, (_, i) => {
      const next = i === 29 ? 'practice { id }' : `...F${i + 1} practice { adopterCount } ...F${i + 1}`;
      return `fragment F${i} on PracticeFact { ${next} }`;
    });
    const query = `{ jurisdiction(name: "荣昌区") { practices { ...F0 } } } ${fragments.join(' ')}`;
    const begun = performance.now();
    expect(cost(query).objects).toBeGreaterThan(2 ** 29);
    expect(performance.now() - begun).toBeLessThan(500);
  });
});

describe('introspection', () => {
  it('passes the limits, so that GraphiQL knows the schema', async () => {
    const { url } = await serve();
    expect((await post(url, getIntrospectionQuery())).data).toHaveProperty('__schema.types');
  });

  it('is refused where it is switched off, and names of fields are not given away', async () => {
    const { url } = await serve({ introspection: false, graphiql: false });
    expect(codes(await post(url, getIntrospectionQuery()))).toContain('GRAPHQL_VALIDATION_FAILED');
    const { errors } = await post(url, '{ stats { report } }');
    expect(errors![0]!.message).not.toMatch(/reports/);
  });
});

describe('a request', () => {
  const long = JSON.stringify({ query: `{ stats { reports } } #${'x'.repeat(1_100_000)}` });

  it('that says it is too large is refused as GraphQL', async () => {
    const { url } = await serve();
    const reply = await send(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: long });
    expect([reply.status, codes(reply)]).toEqual([413, ['REQUEST_TOO_LARGE']]);
  });

  it('that turns out too large is refused as GraphQL', async () => {
    const { url } = await serve();
    const body = new Blob([long]).stream();
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body, duplex: 'half' };
    const reply = await send(url, init as RequestInit);
    expect([reply.status, codes(reply)]).toEqual([413, ['REQUEST_TOO_LARGE']]);
    const short = new Blob([JSON.stringify({ query: ofReports })]).stream();
    expect((await send(url, { ...init, body: short } as RequestInit)).data).toEqual({ stats: { reports: 3 } });
  });

  it('of an upload may be larger, up to a limit', async () => {
    const { url } = await serve({ apiKeys: [KEY], uploadLimit: 2_000_000 });
    const upload = async (bytes: number) => {
      const body = new FormData();
      const query = 'mutation ($files: [File!]) { ingest(files: $files) { stored } }';
      body.append('operations', JSON.stringify({ query, variables: { files: [null] } }));
      body.append('map', JSON.stringify({ 0: ['variables.files.0'] }));
      body.append('0', new File([new Uint8Array(bytes)], 'a.txt'));
      const headers = { 'x-api-key': KEY, 'x-graphql-yoga-csrf': '1' };
      return codes(await send(url, { method: 'POST', headers, body }));
    };
    // This server takes no changes, which it says once it has read the request.
    expect(await upload(1_500_000)).toEqual(['READ_ONLY']);
    expect(await upload(2_500_000)).toEqual(['REQUEST_TOO_LARGE']);
  });

  it('whose length is a lie is answered within the limit', async () => {
    const { url } = await serve();
    const status = await new Promise<number | undefined>((resolve) => {
      const headers = { 'content-type': 'application/json', 'content-length': 10, 'transfer-encoding': 'chunked' };
      const sent = request(url, { method: 'POST', headers }, (response) => resolve(response.resume().statusCode));
      sent.on('error', () => resolve(undefined));
      sent.end(long);
    });
    expect([400, 413, undefined]).toContain(status);
  });
});

describe('the rate of requests', () => {
  it('is limited for each client, who is told when to ask again', async () => {
    const { url } = await serve({ rate: 2, apiKeys: [KEY] });
    expect((await post(url, ofReports)).status).toBe(200);
    expect((await post(url, '{ not graphql')).status).toBe(200);
    const reply = await post(url, ofReports);
    expect([reply.status, codes(reply)]).toEqual([429, ['RATE_LIMITED']]);
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(20);
    expect((await post(url, ofReports, { 'x-api-key': KEY })).status).toBe(200);
  });

  it('counts keys that are tried in vain', async () => {
    const { url } = await serve({ rate: 2 });
    const tries = [];
    for (const n of [1, 2, 3])
      tries.push((await post(url, ofReports, { 'x-api-key': `guessed key number ${n}` })).status);
    expect(tries).toEqual([401, 401, 429]);
  });

  it('believes X-Forwarded-For only where a proxy is trusted', async () => {
    const from = (client: string) => ({ 'x-forwarded-for': client });
    const { url } = await serve({ rate: 1 });
    expect([
      (await post(url, ofReports, from('10.0.0.1'))).status,
      (await post(url, ofReports, from('10.0.0.2'))).status,
    ]).toEqual([200, 429]);
    const proxied = await serve({ rate: 1, trustProxy: 1 });
    const asked = [];
    for (const client of ['10.0.0.1', '10.0.0.2', '10.0.0.9, 10.0.0.1'])
      asked.push((await post(proxied.url, ofReports, from(client))).status);
    expect(asked).toEqual([200, 200, 429]);
  });

  it('comes back with time, and never to more than a minute allows', () => {
    let now = 0;
    const wait = rateLimiter(60, () => now);
    for (let i = 0; i < 60; i++) expect(wait('a')).toBe(0);
    expect(wait('a')).toBe(1);
    now += 1500;
    expect([wait('a'), wait('a')]).toEqual([0, 1]);
    now += 3_600_000;
    for (let i = 0; i < 60; i++) expect(wait('a')).toBe(0);
    expect(wait('a')).toBe(1);
    expect(rateLimiter(0)('a')).toBe(0);
  });

  it('is that of a whole network of IPv6', () => {
    const of = (remoteAddress: string) => addressOf({ socket: { remoteAddress } } as never, new Headers(), 0);
    expect(of('2001:db8:1:2:3:4:5:6')).toBe(of('2001:db8:1:2::9'));
    expect(of('2001:db8:1:2::9')).not.toBe(of('2001:db8:1:3::9'));
    expect(of('::ffff:10.1.2.3')).toBe('10.1.2.3');
    expect(of('::1')).toBe('0:0:0:0::/64');
  });
});

describe('a question that takes too long', () => {
  it('is answered with TIMEOUT, and reads the store no more', async () => {
    const slow = gated(store());
    const { url } = await serve({ timeout: 100 }, { store: slow });
    const reply = await post(url, ofReports);
    expect(codes(reply)).toEqual(['TIMEOUT']);
    const begun = slow.begun();
    expect(begun).toBeGreaterThan(0);
    slow.letGo();
    expect((await post(url, ofReports)).data).toEqual({ stats: { reports: 3 } });
    // Counting what a store holds takes many reads, of which the first question made one.
    expect(begun).toBe(1);
  });

  it('is given up once nobody waits for it', async () => {
    const slow = gated(store());
    const lines: string[] = [];
    const { logTo } = await import('../../src/api/server/logging.ts');
    const { url } = await serve({}, { store: slow, log: logTo('info', { write: (line) => lines.push(line) }) });
    const leaving = new AbortController();
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: ofReports }),
    };
    const asked = fetch(url, { ...init, signal: leaving.signal });
    await until(() => slow.begun() === 1);
    leaving.abort();
    await expect(asked).rejects.toThrow();
    await until(() => lines.length > 0);
    expect(JSON.parse(lines[0]!)).toMatchObject({ field: 'stats', errors: ['GONE'] });
    slow.letGo();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(slow.begun()).toBe(1);
  });

  it('does not take with it another one that waits for the same', async () => {
    const slow = gated(store());
    const { url } = await serve({}, { store: slow });
    const query = '{ adoptions(practice: "行政执法公示制度", status: [adopted, planned]) { totalCount } }';
    const leaving = new AbortController();
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) };
    const first = fetch(url, { ...init, signal: leaving.signal });
    await until(() => slow.begun() > 0);
    const second = post(url, query);
    await new Promise((resolve) => setTimeout(resolve, 50));
    leaving.abort();
    await expect(first).rejects.toThrow();
    slow.letGo();
    expect((await second).data).toEqual({ adoptions: { totalCount: 3 } });
  });
});

describe('where only known operations are answered', () => {
  const text = 'query Held { stats { reports } }\n';
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'fazhi-operations-'));
    writeFileSync(join(folder, 'held.graphql'), text);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('they are asked for by name or hash, and others are refused', async () => {
    const { url } = await serve({ operations: folder });
    const ask = (body: object) =>
      send(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    const sha256Hash = createHash('sha256').update(text).digest('hex');
    expect((await ask({ operationName: 'Held' })).data).toEqual({ stats: { reports: 3 } });
    expect((await ask({ extensions: { persistedQuery: { version: 1, sha256Hash } } })).data).toEqual({
      stats: { reports: 3 },
    });
    expect(codes(await ask({ query: ofReports }))).toEqual(['PERSISTED_ONLY']);
    expect(codes(await ask({ operationName: 'Other' }))).toEqual(['UNKNOWN_OPERATION']);
    expect(codes(await ask({}))).toEqual(['UNKNOWN_OPERATION']);
  });

  it('a file that is no GraphQL is told at the start', async () => {
    const broken = mkdtempSync(join(tmpdir(), 'fazhi-operations-'));
    writeFileSync(join(broken, 'bad.graphql'), 'query {');
    await expect(serve({ operations: broken })).rejects.toThrow(
      /bad\.graphql in the folder of FAZHI_OPERATIONS is no GraphQL/,
    );
    rmSync(broken, { recursive: true });
  });
});
