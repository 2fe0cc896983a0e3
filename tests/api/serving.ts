import { afterAll, beforeAll } from 'vitest';
import type { Settings } from '../../src/api/server/settings.ts';
import { type ApiOptions, createServer, type Listening } from '../../src/api/server.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import type { Store } from '../../src/store/store.ts';
import { type Answer, knowledge, planted } from './ask.ts';

export const KEY = 'key-that-may-change-things';
export const READ_KEY = 'key-that-may-only-ask';

/** What came back of a request. */
export interface Reply extends Answer {
  readonly status: number;
  readonly headers: Headers;
}

/** Sends a request to a server. */
export async function send(url: string, init: RequestInit): Promise<Reply> {
  const { status, headers, ...response } = await read(await fetch(url, init));
  return { ...response, status, headers };
}

async function read(response: Response): Promise<Reply> {
  const text = await response.text();
  const answer = text.startsWith('{') ? (JSON.parse(text) as Answer) : {};
  return { ...answer, status: response.status, headers: response.headers };
}

/** Asks a server. */
export const post = (url: string, query: string, headers: Record<string, string> = {}, more: object = {}) =>
  send(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, ...more }),
  });

/** Codes of a reply's errors. */
export const codes = ({ errors = [] }: Answer) => errors.map(({ extensions }) => extensions?.code);

/** The sample graph, and servers of it that listen until the tests of the file end. */
export function serving() {
  let store: Store = openEmbedded();
  const listening: Listening[] = [];
  beforeAll(async () => {
    store = await planted();
  });
  afterAll(async () => {
    await Promise.all(listening.map((server) => server.close(0)));
    await store.close();
  });
  return {
    store: () => store,
    async serve(settings: Partial<Settings> = {}, options: Partial<ApiOptions> = {}): Promise<Listening> {
      const server = await createServer({ store, ...knowledge, settings, port: 0, ...options });
      listening.push(server);
      return server;
    },
  };
}

/** The same store, whose reads wait until they are let go; `begun` counts those that were asked for. */
export function gated(store: Store): Store & { begun(): number; letGo(): void } {
  let begun = 0;
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  return {
    ...store,
    async read(cypher, parameters, bounds) {
      begun++;
      await gate;
      return store.read(cypher, parameters, bounds);
    },
    begun: () => begun,
    letGo: () => letGo(),
  };
}

/** Waits until something is so. */
export async function until(so: () => boolean): Promise<void> {
  while (!so()) await new Promise((resolve) => setTimeout(resolve, 5));
}
