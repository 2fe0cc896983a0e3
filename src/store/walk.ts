import type { Ontology } from '../knowledge/ontology.ts';
import { statementFor } from './cypher.ts';
import type { Parameters, Store } from './store.ts';

type Reads = Pick<Store, 'read'>;

/** A node with its labels, as the stores give it. */
export interface Node {
  readonly _labels: readonly string[];
  readonly id: string;
  readonly [property: string]: unknown;
}

/** An edge with its type and properties, and its ends by root type and id. */
export interface Edge {
  readonly type: string;
  readonly from: End;
  readonly to: End;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Root type and id of the node at an end. */
export type End = readonly [type: string, id: string];

/** Some nodes of one type, by ids in order, and all edges that leave them, in no order. */
export interface Page {
  readonly ids: readonly string[];
  readonly edges: readonly Edge[];
}

interface Leaving {
  readonly from: string;
  readonly edge: { readonly _type: string } & Readonly<Record<string, unknown>>;
  readonly labels: readonly string[];
  readonly to: string;
}

/** How many edges a page is to hold, and how many nodes it may: it is as small as the nodes' edges are many. */
const EDGES = 1000;
const NODES = 1000;
/** Of how many reports the passages are asked for at once. */
const REPORTS = 20;

/** The types that nodes are looked up by: one for each family, without those that extend another. */
export const rootTypes = ({ nodes }: Ontology): string[] =>
  [...nodes.values()].filter(({ name, labels }) => labels[0] === name).map(({ name }) => name);

/**
 * All nodes of a root type page by page, by their ids in the order of code units whatever the store's own, with the edges
 * that leave them. Only ids are held for the whole type: those of passages, the most by far, are asked for report by report.
 */
export async function* walk(store: Reads, type: string, ontology: Ontology): AsyncGenerator<Page> {
  let size = 50;
  for await (const ids of idsOf(store, type)) {
    for (let at = 0; at < ids.length; ) {
      const page = ids.slice(at, at + size);
      const edges = await edgesFrom(store, type, page, ontology);
      yield { ids: page, edges };
      at += page.length;
      size = Math.max(1, Math.min(NODES, 2 * size, Math.floor((EDGES * page.length) / Math.max(1, edges.length))));
    }
  }
}

/** Nodes of a root type by their ids, in the order of these. */
export async function nodesOf(store: Reads, type: string, ids: readonly string[]): Promise<Node[]> {
  const rows = await store.read<{ node: Node }>(statementFor('read/nodes', { Report: type }), { ids });
  return rows.map(({ node }) => node).sort((a, b) => inOrder(a.id, b.id));
}

/** The ids of all nodes of a root type in the order that `walk` has them: all at once, those of passages for some reports each. */
export async function* idsOf(store: Reads, type: string): AsyncGenerator<string[]> {
  if (type !== 'Passage') return yield await ids(store, statementFor('read/ids', { Report: type }));
  for await (const reports of idsOf(store, 'Report')) {
    for (let at = 0; at < reports.length; at += REPORTS)
      yield await ids(store, statementFor('read/passages'), { reports: reports.slice(at, at + REPORTS) });
  }
  yield await ids(store, statementFor('read/loose-passages'));
}

async function ids(store: Reads, statement: string, parameters: Parameters = {}): Promise<string[]> {
  return (await store.read<{ id: string }>(statement, parameters)).map(({ id }) => id).sort();
}

/** All edges that leave some nodes of one root type, in no order. */
export async function edgesFrom(
  store: Reads,
  type: string,
  ids: readonly string[],
  ontology: Ontology,
): Promise<Edge[]> {
  const rows = await store.read<Leaving>(statementFor('read/edges-from', { Report: type }), { ids });
  return rows.map(({ from, edge: { _type, ...properties }, labels, to }) => ({
    ...{ type: _type, from: [type, from], to: [rootOf(labels, ontology), to], properties },
  }));
}

/** The label of a node that it is looked up by; an empty one where the ontology knows none. */
function rootOf(labels: readonly string[], { nodes }: Ontology): string {
  return labels.map((label) => nodes.get(label)?.labels[0]).find((root) => root !== undefined) ?? '';
}

/** The order of code units, as `sort` has it. */
export const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
