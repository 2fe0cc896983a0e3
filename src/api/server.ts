import { createServer as createHttpServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGraphQLError, createYoga, maskError, type Plugin, useReadinessCheck } from 'graphql-yoga';
import type { Ontology } from '../knowledge/ontology.ts';
import { answers } from '../store/schema.ts';
import { type Store, StoreError } from '../store/store.ts';
import { browserFile } from './browser.ts';
import { contextFor } from './context.ts';
import { exampleQueries } from './examples.ts';
import { schema } from './schema.ts';

/** What answers questions is made from. */
export interface ApiOptions {
  readonly store: Store;
  readonly ontology: Ontology;
  /** What GraphiQL shows at first; the example questions where nothing is said. */
  readonly questions?: readonly string[];
  /** Told of errors that the asker sees only masked. */
  readonly onError?: (error: unknown) => void;
}

/** The GraphQL API as a handler of requests: /graphql with GraphiQL, /health, and /ready once the store answers. */
export function createApi({ store, ontology, questions, onError = console.error }: ApiOptions) {
  return createYoga({
    schema: schema(),
    context: () => contextFor(store, ontology),
    graphiql: {
      title: 'fazhi',
      defaultQuery: (questions ?? exampleQueries().map(({ query }) => query)).join('\n\n'),
    },
    renderGraphiQL: async (options) => (await import('@graphql-yoga/render-graphiql')).renderGraphiQL(options),
    maskedErrors: {
      maskError(error, message) {
        const masked = maskError(error, message);
        if (masked === error) return masked;
        const original = originalOf(error);
        onError(original);
        if (!(original instanceof StoreError)) return masked;
        return createGraphQLError('the store could not answer', { extensions: { code: 'STORE_FAILED' } });
      },
    },
    plugins: [useReadinessCheck({ check: () => answers(store) }), home, forBrowser],
    // Pages of other origins may not read the answers.
    cors: false,
    logging: false,
  });
}

/** Whoever opens the server's address meets GraphiQL. */
const home: Plugin = {
  onRequest({ url, fetchAPI, endResponse }) {
    if (url.pathname === '/')
      endResponse(new fetchAPI.Response(null, { status: 302, headers: { location: '/graphql' } }));
  },
};

/** Neo4j Browser plays the guide and loads the style from here. */
const forBrowser: Plugin = {
  onRequest({ url, fetchAPI, endResponse }) {
    const file = browserFile(url.pathname, url.origin);
    if (file) endResponse(new fetchAPI.Response(file.body, { headers: file.headers }));
  },
};

function originalOf(error: unknown): unknown {
  return error instanceof Error && 'originalError' in error ? (error.originalError ?? error) : error;
}

/** An API that listens. */
export interface Listening {
  /** Where questions go: http://localhost:4000/graphql */
  readonly url: string;
  /** Lets the questions under way be answered, then listens no more; the store stays open. */
  close(): Promise<void>;
}

/** A port that cannot be listened on. */
export class PortError extends Error {
  override readonly name = 'PortError';
}

/** Serves the API on a port of this machine; 0 takes a free one. */
export async function createServer(
  options: ApiOptions & { readonly port: number; readonly host?: string },
): Promise<Listening> {
  const { port, host = 'localhost' } = options;
  const server = createHttpServer(createApi(options));
  await listening(server, port, host);
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}/graphql`,
    close: () => new Promise((resolve) => server.close(() => resolve()).closeIdleConnections()),
  };
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const what = cause.code === 'EADDRINUSE' ? 'is in use' : `cannot be listened on (${cause.code})`;
      reject(new PortError(`port ${port} of ${host} ${what}; name another with --port`, { cause }));
    });
    server.listen(port, host, resolve);
  });
}
