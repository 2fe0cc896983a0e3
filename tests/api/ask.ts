import { createApi } from '../../src/api/server.ts';
import { sourcesOf } from '../../src/commands/sources.ts';
import { loadGazetteer } from '../../src/knowledge/gazetteer.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { prepare } from '../../src/store/schema.ts';
import type { Store } from '../../src/store/store.ts';
import { plant } from '../store/plant.ts';
import { ontology } from '../store/reports.ts';

/** What the API knows besides the graph: the ontology, and all places of China. */
export const knowledge = sourcesOf('graph', loadGazetteer('graph/gazetteer'));

/** The three sample reports in a graph in memory. */
export async function planted(): Promise<Store> {
  const store = openEmbedded();
  await prepare(store, ontology);
  await plant(store);
  return store;
}

export interface Answer {
  readonly data?: Record<string, unknown>;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[];
}

/** Asks the API without a port. */
export async function ask(store: Store, query: string, onError: (error: unknown) => void = () => {}): Promise<Answer> {
  const api = createApi({ store, ...knowledge, onError });
  const response = await api.fetch('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as Answer;
}

/** The same store, counting how often it is read. */
export function counting(store: Store): Store & { reads(): number } {
  let reads = 0;
  return {
    ...store,
    read(cypher, parameters) {
      reads++;
      return store.read(cypher, parameters);
    },
    reads: () => reads,
  };
}
