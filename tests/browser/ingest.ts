import { openReader } from '../../src/ingest.ts';
import { loadPractices } from '../../src/knowledge/practices.ts';
import { prepare } from '../../src/store/schema.ts';
import type { Store } from '../../src/store/store.ts';
import { openWriter } from '../../src/store/write.ts';
import { ontology } from '../store/reports.ts';

/** Reads the files once, as `fazhi ingest` does, and writes what they say to each of the stores; gives the number of reports. */
export async function ingest(paths: readonly string[], stores: readonly Store[]): Promise<number> {
  const reader = openReader('graph');
  const practices = loadPractices('graph');
  for (const store of stores) await prepare(store, ontology);
  const lookups = { places: reader.gazetteer, practice: (name: string) => practices.get(name) };
  const writers = stores.map((store) => openWriter(store, { ontology, lookups }));
  let written = 0;
  for await (const input of reader.read([...paths])) {
    const facts = 'source' in input ? await input.facts() : input;
    if ('code' in facts || !('source' in input)) throw new Error(`not read: ${JSON.stringify(facts)}`);
    for (const writer of writers) await writer.write(input.source, facts);
    written++;
  }
  return written;
}
