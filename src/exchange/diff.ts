import type { Ontology } from '../knowledge/ontology.ts';
import { statementFor } from '../store/cypher.ts';
import { BESIDE } from '../store/hash.ts';
import type { Store } from '../store/store.ts';
import { edgesFrom, idsOf, nodesOf } from '../store/walk.ts';
import {
  type Change,
  type EdgeDifference,
  edgeDifferences,
  type NodeDifference,
  nodeDifferences,
} from './differences.ts';
import { factTypes } from './flow.ts';

type Reads = Pick<Store, 'read'>;

/** How much was compared, and how much of it differs. */
export interface Compared {
  readonly nodes: Readonly<Record<Change, number>>;
  readonly edges: Readonly<Record<Change, number>>;
  /** Nodes and edges that are the same in both. */
  readonly same: number;
}

const NODES = 500;
const EDGES = 2000;
const REPORTS = 20;

/**
 * Tells each node and edge of the graph of facts that one store has and another has not, or has otherwise, in a fixed order:
 * nothing is told if and only if their hashes are equal. Both are read side by side, some nodes with their edges at a time.
 */
export async function compare(
  before: Reads,
  after: Reads,
  ontology: Ontology,
  tell: (difference: NodeDifference | EdgeDifference) => void,
  signal?: AbortSignal,
): Promise<Compared> {
  const counts = { nodes: { gained: 0, lost: 0, changed: 0 }, edges: { gained: 0, lost: 0, changed: 0 }, same: 0 };
  for (const type of factTypes(ontology)) {
    let size = 50;
    for await (const [here, there] of idsOfBoth(before, after, type)) {
      const all = [...new Set([...here, ...there])].sort();
      for (let at = 0; at < all.length && !signal?.aborted; ) {
        const ids = all.slice(at, at + size);
        const [a, b] = await Promise.all([part(before, type, ids, ontology), part(after, type, ids, ontology)]);
        const nodes = nodeDifferences(type, a.nodes, b.nodes);
        const edges = edgeDifferences(a.edges, b.edges);
        const reports = await reportsBehind(before, after, type, nodes, edges);
        for (const one of nodes) tell({ ...one, reports: reports(one.change, one.node[1]) });
        for (const { own, ...one } of edges) tell({ ...one, reports: own ? [own] : reports(one.change, one.from[1]) });
        for (const { change } of nodes) counts.nodes[change]++;
        for (const { change } of edges) counts.edges[change]++;
        counts.same += sameOf(a.nodes.length, nodes) + sameOf(a.edges.length, edges);
        at += ids.length;
        const most = Math.max(a.edges.length, b.edges.length, 1);
        size = Math.max(1, Math.min(NODES, 2 * size, Math.floor((EDGES * ids.length) / most)));
      }
    }
  }
  return counts;
}

const sameOf = (count: number, differences: readonly { readonly change: Change }[]): number =>
  count - differences.filter(({ change }) => change !== 'gained').length;

/** The ids of both, those of passages for some reports at a time, which are the same on both sides. */
async function* idsOfBoth(before: Reads, after: Reads, type: string): AsyncGenerator<[string[], string[]]> {
  const both = async (ids: (store: Reads) => Promise<string[]>): Promise<[string[], string[]]> => [
    await ids(before),
    await ids(after),
  ];
  const rows = async (store: Reads, statement: string, parameters = {}) =>
    (await store.read<{ id: string }>(statement, parameters)).map(({ id }) => id);
  if (type !== 'Passage') return yield await both((store) => all(idsOf(store, type)));
  const reports = [...new Set((await both((store) => all(idsOf(store, 'Report')))).flat())].sort();
  for (let at = 0; at < reports.length; at += REPORTS) {
    const some = { reports: reports.slice(at, at + REPORTS) };
    yield await both((store) => rows(store, statementFor('read/passages'), some));
  }
  yield await both((store) => rows(store, statementFor('read/loose-passages')));
}

async function all(pages: AsyncIterable<string[]>): Promise<string[]> {
  const ids: string[] = [];
  for await (const page of pages) for (const id of page) ids.push(id);
  return ids;
}

async function part(store: Reads, type: string, ids: readonly string[], ontology: Ontology) {
  const [nodes, edges] = await Promise.all([nodesOf(store, type, ids), edgesFrom(store, type, ids, ontology)]);
  return { nodes, edges: edges.filter(({ type }) => ontology.edges.has(type) && !BESIDE.has(type)) };
}

/** Tells of nodes of a type which reports say something of them, in the graph where they are. */
async function reportsBehind(
  before: Reads,
  after: Reads,
  type: string,
  nodes: ReturnType<typeof nodeDifferences>,
  edges: ReturnType<typeof edgeDifferences>,
): Promise<(change: Change, id: string) => readonly string[]> {
  const asked = [
    ...nodes.map(({ change, node }) => ({ change, id: node[1] })),
    ...edges.filter(({ own }) => own === null).map(({ change, from }) => ({ change, id: from[1] })),
  ];
  const found = new Map<string, string[]>();
  for (const [store, lost] of [[before, true] as const, [after, false] as const]) {
    const ids = [...new Set(asked.filter(({ change }) => (change === 'lost') === lost).map(({ id }) => id))];
    if (ids.length === 0 || type === 'Report') continue;
    const statement = statementFor('read/reports-behind', { Practice: type });
    for (const { id, report } of await store.read<{ id: string; report: string }>(statement, { ids })) {
      const key = `${lost} ${id}`;
      const reports = found.get(key);
      if (reports) reports.push(report);
      else found.set(key, [report]);
    }
  }
  return (change, id) => (type === 'Report' ? [id] : [...(found.get(`${change === 'lost'} ${id}`) ?? [])].sort());
}
