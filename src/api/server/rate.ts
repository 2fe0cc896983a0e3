import QuickLRU from 'quick-lru';

/** How many clients are remembered; who was longest away is forgotten first. */
const MOST = 10_000;

/**
 * Lets each client send so many requests a minute, all at once or spread. Gives the whole seconds to wait before the next
 * one is answered; 0 where it is answered now.
 */
export function rateLimiter(perMinute: number, now: () => number = () => performance.now()) {
  const clients = new QuickLRU<string, { left: number; at: number }>({ maxSize: MOST });
  const perMs = perMinute / 60_000;
  return (client: string): number => {
    if (perMinute === 0) return 0;
    const at = now();
    const known = clients.get(client) ?? { left: perMinute, at };
    const left = Math.min(perMinute, known.left + (at - known.at) * perMs);
    const allowed = left >= 1;
    clients.set(client, { left: allowed ? left - 1 : left, at });
    return allowed ? 0 : Math.ceil((1 - left) / perMs / 1000);
  };
}
