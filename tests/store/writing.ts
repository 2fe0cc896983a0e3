import { readFileSync } from 'node:fs';
import { readConfig } from '../../src/config.ts';
import { openStore } from '../../src/store/open.ts';
import { openWriter } from '../../src/store/write.ts';
import { known, type Read } from './drawn.ts';
import { ontology } from './reports.ts';

// tsx tests/store/writing.ts STORE FACTS.json: writes what was read before, as `fazhi ingest --json` does once it has read it,
// but a dozen reports at a time, so that it is often between two transactions.
const [address, file] = process.argv.slice(2);
const reports: Read[] = JSON.parse(readFileSync(file!, 'utf8'));
const store = await openStore(address!, ontology, readConfig().neo4j);
const writer = openWriter(store, { ontology, lookups: known(), knowledge: 'test' });
for (const [number, { source, facts }] of reports.entries()) {
  const tell = ({ status }: { readonly status: string }) => console.log(JSON.stringify({ path: source.path, status }));
  const before = await writer.known(source);
  if (before) tell(before);
  else await writer.queue(source, facts, tell);
  if (number % 12 === 11) await writer.flush();
}
await writer.flush();
await store.close();
