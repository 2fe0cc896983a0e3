import type { Ontology } from '../knowledge/ontology.ts';
import { practicesNamed } from './adoption/practices.ts';
import { cooperationRows } from './cooperation/rows.ts';
import { everyPair } from './document/beside.ts';
import { laws } from './document/laws.ts';
import { indicators } from './figure/indicators.ts';
import { allReports } from './reports.ts';
import { type Graph, scopeOf } from './scope.ts';
import { NAMED, namesOf } from './search/names.ts';
import { passagesHolding } from './search/passage-index.ts';
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
