import { openEmbedded } from '../../src/store/embedded.ts';
import { prepare } from '../../src/store/schema.ts';
import { ontology } from './reports.ts';
import { sequences } from './sequences.ts';

async function open() {
  const store = openEmbedded();
  await prepare(store, ontology);
  return store;
}

sequences('the embedded store', open, { runs: 200 });
