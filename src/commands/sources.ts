import { join } from 'node:path';
import type { Sources } from '../api/context.ts';
import type { Asker } from '../ask/open.ts';
import { loadDocuments } from '../knowledge/documents.ts';
import type { Gazetteer } from '../knowledge/gazetteer.ts';
import { readIndicatorNames } from '../knowledge/indicators.ts';
import { loadOntology } from '../knowledge/ontology.ts';

/** What the API answers from besides the store, by the knowledge in the folder `graph`. What understands Chinese is made when it is first wanted, for that takes a second. */
export function sourcesOf(graph: string, gazetteer: Gazetteer) {
  const documentOf = loadDocuments(join(graph, 'documents'));
  let asker: Promise<Asker> | undefined;
  return {
    ontology: loadOntology(join(graph, 'ontology')),
    gazetteer,
    indicators: readIndicatorNames(join(graph, 'figures', 'indicators.tsv')),
    lawNamed: (title: string) => documentOf(title, null)?.title ?? null,
    asker: () => (asker ??= import('../ask/open.ts').then(({ openAsker }) => openAsker(graph, gazetteer))),
  } satisfies Omit<Sources, 'store'>;
}
