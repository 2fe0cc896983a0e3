import { connect, createServer, type Socket } from 'node:net';

/** A port of this machine that leads to a server, until it is cut. */
export interface Proxy {
  readonly port: number;
  /** Breaks every connection there is; new ones are let through. */
  cut(): void;
  /** Leads new connections to another port. */
  lead(port: number): void;
  close(): Promise<void>;
}

/** Opens a proxy to a port; `change` may alter what the server says. */
export async function openProxy(to: number, change: (bytes: Buffer) => Buffer = (bytes) => bytes): Promise<Proxy> {
  let target = to;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(target, 'localhost');
    client.pipe(upstream);
    upstream.on('data', (bytes) => client.write(change(bytes)));
    upstream.on('end', () => client.end());
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        for (const one of [client, upstream]) {
          one.destroy();
          open.delete(one);
        }
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    port: (server.address() as { port: number }).port,
    cut,
    lead: (port) => {
      target = port;
    },
    close: () => {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
