import type { Bounds, Store } from './store.ts';

const origins = new WeakMap<Store, Store>();

/** The same store for one asker: it reads only within the bounds. `told` learns of each read, in seconds. */
export function boundTo(store: Store, bounds: Bounds, told: (seconds: number) => void = () => {}): Store {
  const timed = async <Rows>(read: () => Promise<Rows>): Promise<Rows> => {
    const begun = performance.now();
    try {
      return await read();
    } finally {
      told((performance.now() - begun) / 1000);
    }
  };
  return standingFor(store, {
    read: <Row>(cypher: string, parameters = {}) => timed(() => store.read<Row>(cypher, parameters, bounds)),
    revision: () => store.revision(bounds),
  });
}

/** The same store, something of it done in another way. */
export function standingFor(store: Store, others: Partial<Store>): Store {
  const standing = { ...store, ...others };
  origins.set(standing, originOf(store));
  return standing;
}

/** The store itself, whoever it is bound for. */
export const originOf = (store: Store): Store => origins.get(store) ?? store;

/** What is done, unless the signal aborts before: then it fails with its reason, or with what `why` makes of that. */
export function unlessGivenUp<Value>(
  signal: AbortSignal,
  done: Promise<Value>,
  why = (): unknown => signal.reason,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(why());
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    done.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}
