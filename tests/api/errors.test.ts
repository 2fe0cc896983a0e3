import { beforeAll, describe, expect, it } from 'vitest';
import { logTo } from '../../src/api/server/logging.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import type { Store } from '../../src/store/store.ts';
import { codes, KEY, post, type Reply, send, serving } from './serving.ts';

const { serve, store } = serving();
const lines: string[] = [];
const log = logTo('debug', { write: (line) => lines.push(line) });
const logged = (id: string) => lines.map((line) => JSON.parse(line)).filter((line) => line.id === id);
const json = { 'content-type': 'application/json' };

describe('every error', () => {
  let url: string;
  beforeAll(async () => {
    url = (await serve({ rate: 0 }, { log })).url;
  });

  it.each<[string, string, () => Promise<Reply>]>([
    ['of a question that is no GraphQL', 'GRAPHQL_PARSE_FAILED', () => post(url, '{ stats')],
    ['of a field that there is not', 'GRAPHQL_VALIDATION_FAILED', () => post(url, '{ nothing }')],
    [
      'of a variable that does not fit',
      'BAD_USER_INPUT',
      () => post(url, 'query ($n: Int!) { asides(first: $n) { totalCount } }', {}, { variables: { n: '一' } }),
    ],
    ['of an argument out of range', 'PAGE_OUT_OF_RANGE', () => post(url, '{ asides(first: 5000) { totalCount } }')],
    [
      'of a name that is not known',
      'UNKNOWN_PRACTICE',
      () => post(url, '{ adoptions(practice: "河长制") { totalCount } }'),
    ],
    ['of a change without a right to it', 'FORBIDDEN', () => post(url, 'mutation { remove(reports: []) { removed } }')],
    ['of a key that is not known', 'UNAUTHENTICATED', () => post(url, '{ stats { reports } }', { 'x-api-key': KEY })],
    [
      'of an operation that is not there',
      'OPERATION_RESOLUTION_FAILURE',
      () => post(url, 'query A { stats { reports } }', {}, { operationName: 'B' }),
    ],
    ['of a body that is no JSON', 'BAD_REQUEST', () => send(url, { method: 'POST', headers: json, body: '{' })],
    ['of a body without a question', 'BAD_REQUEST', () => send(url, { method: 'POST', headers: json, body: '{}' })],
    [
      'of a list of questions',
      'BAD_REQUEST',
      () => send(url, { method: 'POST', headers: json, body: '[{"query":"{ stats { reports } }"}]' }),
    ],
    [
      'of a body of another kind',
      'UNSUPPORTED_MEDIA_TYPE',
      () => send(url, { method: 'POST', headers: { 'content-type': 'application/xml' }, body: '<a/>' }),
    ],
    ['of another method', 'BAD_REQUEST', () => send(url, { method: 'PUT', headers: json, body: '{}' })],
  ])('%s has the code %s and the id of the request, as the log has', async (_what, code, ask) => {
    const reply = await ask();
    expect(codes(reply).length).toBeGreaterThan(0);
    const id = reply.headers.get('x-request-id')!;
    expect(id).toMatch(/^[\w-]{36}$/);
    for (const { extensions } of reply.errors!) expect(extensions).toMatchObject({ code, requestId: id });
    expect(logged(id)).toMatchObject([{ errors: [code], status: reply.status }]);
  });

  it('bears the id that the request gives itself, where that is of a sane form', async () => {
    const named = async (id: string) =>
      (await post(url, '{ nothing }', { 'x-request-id': id })).headers.get('x-request-id');
    expect(await named('trace-1.a:b')).toBe('trace-1.a:b');
    expect(await named('two words')).not.toBe('two words');
    expect(await named('x'.repeat(129))).toHaveLength(36);
  });

  it('that is kept with its question bears the id of each request that meets it', async () => {
    const ids = [];
    for (const _time of [1, 2]) ids.push((await post(url, '{ nothingAtAll }')).errors![0]!.extensions!.requestId);
    expect(new Set(ids).size).toBe(2);
  });
});

describe('an error of the store', () => {
  const failing = (): Store => ({ ...store(), read: () => Promise.reject(new Error('secret words of the inside')) });

  it('is told masked, and to the log with the same id', async () => {
    const { url } = await serve({}, { store: failing(), log });
    const reply = await post(url, '{ stats { reports } }');
    expect(JSON.stringify(reply)).not.toContain('secret');
    expect(codes(reply)).toEqual(['INTERNAL_SERVER_ERROR']);
    const told = logged(reply.headers.get('x-request-id')!);
    expect(told.map(({ level }) => level)).toEqual(['error', 'info']);
    expect(told[0].err.stack).toContain('secret words of the inside');
  });

  it('has a code of its own where the store cannot answer', async () => {
    const closed = openEmbedded();
    await closed.close();
    const { url } = await serve({}, { store: closed, log });
    expect(codes(await post(url, '{ stats { reports } }'))).toEqual(['STORE_FAILED']);
  });
});

describe('the log', () => {
  it('has one line for each request, and nothing that was asked or answered', async () => {
    const { url } = await serve({ apiKeys: [KEY] }, { log });
    const query =
      'query Where($practice: String!) { adoptions(practice: $practice) { nodes { facts { evidence { quote } } } } }';
    const before = lines.length;
    const reply = await post(url, query, { 'x-api-key': KEY }, { variables: { practice: '行政执法公示制度' } });
    expect(JSON.stringify(reply.data)).toContain('全面落实行政执法公示制度');
    await post(url, '{ adoptions(practice: "河长制") { totalCount } }');
    await post(url, '{ adoptions(practice: "河长制" }');
    const told = lines.slice(before);
    expect(told).toHaveLength(3);
    for (const line of told) expect(line).not.toMatch(/\p{Script=Han}|practice|quote|key-that/u);
    expect(JSON.parse(told[0]!)).toEqual({
      ...{ level: 'info', time: expect.any(String), id: reply.headers.get('x-request-id'), ms: expect.any(Number) },
      ...{ client: expect.stringMatching(/^key [0-9a-f]{8}$/), method: 'POST', path: '/graphql' },
      ...{ operation: 'Where', field: 'adoptions', status: 200, msg: 'request' },
    });
  });

  it('tells of pages only where all is to be told', async () => {
    const few: string[] = [];
    const { url } = await serve({}, { log: logTo('info', { write: (line) => few.push(line) }) });
    await fetch(new URL('/health', url));
    await fetch(new URL('/ready?secret=1', url));
    expect(few).toEqual([]);
    const { url: talkative } = await serve({}, { log });
    const before = lines.length;
    await fetch(new URL('/ready?secret=1', talkative));
    expect(JSON.parse(lines[before]!)).toMatchObject({ level: 'debug', path: '/ready', status: 200 });
  });
});
