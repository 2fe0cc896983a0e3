import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

/** Whoever asks within this process, without a connection. */
export const INSIDE = 'inside';

/**
 * The address that a request comes from: the one that the outermost of the trusted proxies saw, the connection's own where
 * there is none. Of an IPv6 address it is the network, all of which one client may use.
 */
export function addressOf(request: IncomingMessage | undefined, headers: Headers, proxies: number): string {
  const own = request?.socket?.remoteAddress;
  if (own === undefined) return INSIDE;
  const seen = headers.get('x-forwarded-for')?.split(',') ?? [];
  const forwarded = proxies === 0 ? undefined : seen[Math.max(0, seen.length - proxies)]?.trim();
  return network(forwarded || own);
}

function network(address: string): string {
  const [, mapped] = /^::ffff:([\d.]+)$/i.exec(address) ?? [];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address.slice(0, 64);
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const rest = tail?.split(':').filter(Boolean) ?? [];
  const all = tail === undefined ? groups : [...groups, ...Array(8 - groups.length - rest.length).fill('0'), ...rest];
  return `${all.slice(0, 4).join(':')}::/64`;
}
