import { openEmbedded } from '../../src/store/embedded.ts';
import { prepare } from '../../src/store/schema.ts';
import { ontology } from '../store/reports.ts';
import { questions } from './questions.ts';

questions('the embedded store', async () => {
  const store = openEmbedded();
  await prepare(store, ontology);
  return store;
});
