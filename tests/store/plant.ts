import type { Store } from '../../src/store/store.ts';
import { openWriter } from '../../src/store/write.ts';
import { first, lookups, ontology, second, third } from './reports.ts';

/** Writes the three sample reports. */
export async function plant(store: Store): Promise<void> {
  const writer = openWriter(store, { ontology, lookups });
  for (const { source, facts } of [first, second, third]) await writer.write(source, facts);
}
