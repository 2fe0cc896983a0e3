import type { Store } from '../../src/store/store.ts';
import { openWriter } from '../../src/store/write.ts';
import { first, lookups, ontology, second, third } from './reports.ts';

/** Writes the three sample reports, or some of them in another order. */
export async function plant(store: Store, reports: readonly (typeof first)[] = [first, second, third]): Promise<void> {
  const writer = openWriter(store, { ontology, lookups });
  for (const { source, facts } of reports) await writer.write(source, facts);
}
