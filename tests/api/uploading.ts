import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openChanges } from '../../src/api/ingestion.ts';
import { createServer } from '../../src/api/server.ts';
import { editingOf } from '../../src/commands/editing.ts';
import { openReader } from '../../src/ingest.ts';
import { openStore } from '../../src/store/open.ts';
import { ontology } from '../store/reports.ts';
import { knowledge } from './ask.ts';
import { AUTHORIZED, follow, type Ingested, multipart, settings } from './changing.ts';

// tsx tests/api/uploading.ts STORE FOLDER: serves the store, sends it the files of the folder in several requests at once, and
// prints a line of JSON for each that is told of as stored, while it goes on and when it is answered.
const [address, folder] = process.argv.slice(2) as [string, string];
const REQUESTS = 3;

const store = await openStore(address, ontology);
const reader = openReader('graph');
const changes = openChanges(editingOf(store, reader));
const server = await createServer({ store, ...knowledge, changes, settings, port: 0 });
const files = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))] as const);
const tell = ({ name, outcome }: { readonly name: string; readonly outcome: string }) => {
  if (outcome !== 'stored' && outcome !== 'unchanged') throw new Error(`${name} is ${outcome}`);
  console.log(JSON.stringify({ path: join(folder, name) }));
};

const steps = await follow(server.url);
const following = (async () => {
  for await (const { last } of steps) if (last) tell(last);
})();
await Promise.all(
  Array.from({ length: REQUESTS }, async (_, part) => {
    const body = multipart({ files: files.filter((_file, number) => number % REQUESTS === part) });
    const headers = { 'x-graphql-yoga-csrf': '1', ...AUTHORIZED };
    const response = await fetch(server.url, { method: 'POST', headers, body });
    const { data } = (await response.json()) as { data: { ingest: Ingested } };
    for (const result of data.ingest.results) tell(result);
  }),
);
await server.close();
await following;
await reader.close();
await store.close();
