import type { Ontology } from '../knowledge/ontology.ts';
import { defineQuery, statementFor } from '../store/cypher.ts';
import type { Store } from '../store/store.ts';
import { kept } from './kept.ts';

/** How much a store holds. */
export interface Stats {
  readonly reports: number;
  readonly asides: number;
  readonly nodes: number;
  readonly edges: number;
  readonly nodesByType: readonly { readonly type: string; readonly count: number }[];
  readonly edgesByType: readonly { readonly type: string; readonly count: number }[];
  readonly reportsByYear: readonly { readonly year: number; readonly reports: number }[];
}

/** Types that tell of the reading, not of the reports. */
const BESIDE = new Set(['Aside', 'File', 'GIVES', 'Layout']);
const years = defineQuery<Record<string, never>, { year: number; reports: number }>('query/years');

/** Counts what a store holds, type by type; what is kept aside is no node of the graph. */
export function stats(store: Store, ontology: Ontology): Promise<Stats> {
  return kept(store, 'stats', () => count(store, ontology));
}

async function count(store: Store, ontology: Ontology): Promise<Stats> {
  const counted = async (name: string, names: Record<string, string>) =>
    (await store.read<{ count: number }>(statementFor(name, names)))[0]?.count ?? 0;
  const types = [...ontology.nodes.values()].filter(({ name, abstract }) => !abstract && !BESIDE.has(name));
  const nodesByType = [];
  for (const { name } of types)
    nodesByType.push({ type: name, count: await counted('query/count-nodes', { Report: name }) });
  const edgesByType = [];
  for (const { name, from } of [...ontology.edges.values()].filter(({ name }) => !BESIDE.has(name))) {
    let count = 0;
    for (const type of from) count += await counted('query/count-edges', { ADOPTED: name, Jurisdiction: type });
    edgesByType.push({ type: name, count });
  }
  return {
    reports: nodesByType.find(({ type }) => type === 'Report')?.count ?? 0,
    asides: await counted('query/count-nodes', { Report: 'Aside' }),
    nodes: total(nodesByType),
    edges: total(edgesByType),
    nodesByType,
    edgesByType,
    reportsByYear: await years(store, {}),
  };
}

const total = (counts: readonly { readonly count: number }[]): number =>
  counts.reduce((sum, one) => sum + one.count, 0);
