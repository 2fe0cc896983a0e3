import { createApi } from '../../src/api/server.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { prepare } from '../../src/store/schema.ts';
import type { Store } from '../../src/store/store.ts';
import { openWriter } from '../../src/store/write.ts';
import { first, lookups, ontology, second, third } from '../store/reports.ts';

/** The three sample reports in a graph in memory. */
export async function planted(): Promise<Store> {
  const store = openEmbedded();
  await prepare(store, ontology);
  const writer = openWriter(store, { ontology, lookups });
  for (const { source, facts } of [first, second, third]) await writer.write(source, facts);
  return store;
}

export interface Answer {
  readonly data?: any;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[];
}

/** Asks the API without a port. */
export async function ask(store: Store, query: string, onError: (error: unknown) => void = () => {}): Promise<Answer> {
  const api = createApi({ store, ontology, onError });
  const response = await api.fetch('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as Answer;
}
