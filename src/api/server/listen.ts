import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { createGraphQLError } from 'graphql-yoga';
import type { RequestState } from './request.ts';

/** An API that listens. */
export interface Listening {
  /** Where questions go: http://localhost:4000/graphql */
  readonly url: string;
  /**
   * Takes no more requests, and ends once those under way are answered, or after so many milliseconds with the rest cut off.
   * The store stays open.
   */
  close(patience?: number): Promise<void>;
}

/** A port that cannot be listened on. */
export class PortError extends Error {
  override readonly name = 'PortError';
}

/** What is to be told that the server ends. */
export interface Ending {
  readonly underWay: ReadonlySet<RequestState>;
  /** Called once, as soon as no more requests are taken; resolves when what they wait for besides is done. */
  readonly begin: () => Promise<void>;
}

/** Milliseconds that requests under way are given when the server is to end. */
const PATIENCE = 3000;

/** Serves on a port of this machine; 0 takes a free one. */
export async function listen(answer: RequestListener, port: number, host: string, ending: Ending): Promise<Listening> {
  const server = createHttpServer(answer);
  await bound(server, port, host);
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}/graphql`,
    async close(patience = PATIENCE) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const late = delay(patience, undefined, { ref: false });
      await Promise.race([Promise.all([ending.begin(), closed]), late]);
      for (const state of ending.underWay) state.giveUp(stopped());
      // What was just given up is still told so.
      await Promise.race([closed, delay(100, undefined, { ref: false })]);
      server.closeAllConnections();
      await closed;
    },
  };
}

const stopped = () =>
  createGraphQLError('the server is being stopped; ask again when it is back', {
    extensions: { code: 'STOPPING', http: { spec: true, status: 503 } },
  });

function bound(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const what = cause.code === 'EADDRINUSE' ? 'is in use' : `cannot be listened on (${cause.code})`;
      reject(new PortError(`port ${port} of ${host} ${what}; name another with --port`, { cause }));
    });
    server.listen(port, host, resolve);
  });
}
