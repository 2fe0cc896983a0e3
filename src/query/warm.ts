import type { Ontology } from '../knowledge/ontology.ts';
import { everyPair } from './beside.ts';
import { cooperationRows } from './cooperation-rows.ts';
import { indicators } from './indicators.ts';
import { laws } from './laws.ts';
import { NAMED, namesOf } from './names.ts';
import { passagesHolding } from './passage-index.ts';
import { practicesNamed } from './practices.ts';
import { allReports } from './reports.ts';
import { type Graph, scopeOf } from './scope.ts';
import { stats } from './stats.ts';

/** Reads what every question leans on, so that the first to ask need not wait for it; done once it is there. */
export async function warm(graph: Graph & { readonly ontology: Ontology }): Promise<void> {
  const { store, ontology } = graph;
  await stats(store, ontology);
  await scopeOf(graph, {});
  await allReports(store);
  await practicesNamed(store, '');
  await laws(store);
  await indicators(store);
  await cooperationRows(graph);
  for (const type of NAMED) await namesOf(store, type);
  await everyPair(store);
  // A server finds passages by an index of its own.
  if (store.kind === 'embedded') await passagesHolding(store, [], null);
}
