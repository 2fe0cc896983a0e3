import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleQueries } from '../../src/api/examples.ts';
import { createApi, createServer, PortError } from '../../src/api/server.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import type { Store } from '../../src/store/store.ts';
import { ask, knowledge, planted } from './ask.ts';

let store: Store;
beforeAll(async () => {
  store = await planted();
});
afterAll(() => store.close());

describe('the API answers', () => {
  it.each(exampleQueries())('the example question: $title', async ({ query }) => {
    const { errors, data } = await ask(store, query);
    expect(errors).toBeUndefined();
    expect(data).toBeDefined();
  });
});

describe('the API refuses', () => {
  it.each([['{ nothing }', 'GRAPHQL_VALIDATION_FAILED', /nothing/]])('%s', async (query, code, message) => {
    const { errors } = await ask(store, query);
    expect(errors).toMatchObject([{ extensions: { code }, message: expect.stringMatching(message) }]);
  });

  it('a failing store with a code and no inner detail, and tells the log', async () => {
    const closed = openEmbedded();
    await closed.close();
    const logged: unknown[] = [];
    const { errors } = await ask(closed, '{ stats { reports } }', (error) => logged.push(error));
    expect(errors).toMatchObject([{ message: 'the store could not answer', extensions: { code: 'STORE_FAILED' } }]);
    expect(String(logged[0])).toContain('closed');
  });
});

describe('the server', () => {
  it('serves GraphiQL without a word from another host', async () => {
    const api = createApi({ store, ...knowledge });
    const response = await api.fetch('http://localhost/graphql', { headers: { accept: 'text/html' } });
    const page = await response.text();
    expect(page).toContain('YogaGraphiQL.renderYogaGraphiQL');
    expect(page.slice(0, page.indexOf('<style>'))).not.toMatch(/https?:/);
    expect(page).not.toMatch(/<(script|link)[^>]*(src|href)="https?:/);
  });

  it('leads from its address to GraphiQL', async () => {
    const response = await createApi({ store, ...knowledge }).fetch('http://localhost/', { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([302, '/graphql']);
  });

  it('lets no page of another origin read its answers', async () => {
    const headers = { 'content-type': 'application/json', origin: 'http://evil.example' };
    const ask = { method: 'POST', headers, body: '{"query":"{ stats { reports } }"}' };
    const response = await createApi({ store, ...knowledge }).fetch('http://localhost/graphql', ask);
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('tells whether it is ready', async () => {
    const ready = (on: Store) =>
      createApi({ store: on, ...knowledge, onError: () => {} }).fetch('http://localhost/ready');
    expect((await ready(store)).status).toBe(200);
    const closed = openEmbedded();
    await closed.close();
    expect((await ready(closed)).status).toBe(503);
  });

  it('listens on a port until it is closed, and says when the port is taken', async () => {
    const listening = await createServer({ store, ...knowledge, port: 0 });
    const question = { method: 'POST', headers: { 'content-type': 'application/json' } };
    const response = await fetch(listening.url, { ...question, body: '{"query":"{ stats { reports } }"}' });
    expect(await response.json()).toEqual({ data: { stats: { reports: 3 } } });
    const port = Number(new URL(listening.url).port);
    await expect(createServer({ store, ...knowledge, port })).rejects.toThrow(PortError);
    await listening.close();
    await expect(fetch(listening.url)).rejects.toThrow();
  });
});
