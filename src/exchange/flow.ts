import type { Ontology } from '../knowledge/ontology.ts';
import { statementFor } from '../store/cypher.ts';
import { BESIDE, lineOfEdge } from '../store/hash.ts';
import type { Store } from '../store/store.ts';
import { type Edge, idsOf, inOrder, type Node, nodesOf, rootTypes, walk } from '../store/walk.ts';

type Reads = Pick<Store, 'read'>;

const NODES = 500;

/** Types of node whose nodes each stand for a text in the archive. */
const READ_IN_TEXTS = ['Report', 'Aside'] as const;

/** The types that nodes of the graph of facts are looked up by, in order. */
export const factTypes = (ontology: Ontology): string[] =>
  rootTypes(ontology)
    .filter((type) => !BESIDE.has(type))
    .sort();

/** Those, and what tells of files and of reports kept aside: all that a store holds but its own layout. */
export const storedTypes = (ontology: Ontology): string[] =>
  rootTypes(ontology)
    .filter((type) => type !== 'Layout')
    .sort();

/** All nodes of a root type, some at a time, in an order that no store decides. */
export async function* nodesIn(store: Reads, type: string): AsyncGenerator<Node[]> {
  for await (const ids of idsOf(store, type))
    for (let at = 0; at < ids.length; at += NODES) yield await nodesOf(store, type, ids.slice(at, at + NODES));
}

/** All edges that leave nodes of a root type, some at a time, in an order that no store decides; others than the ontology's are left out. */
export async function* edgesIn(store: Reads, type: string, ontology: Ontology): AsyncGenerator<Edge[]> {
  for await (const { edges } of walk(store, type, ontology)) {
    const own = edges.filter(({ type, to }) => ontology.edges.has(type) && to[0] !== '');
    const lines = own.map((edge) => ({ edge, line: lineOfEdge(edge) }));
    lines.sort((a, b) => inOrder(a.edge.from[1], b.edge.from[1]) || inOrder(a.line, b.line));
    yield lines.map(({ edge }) => edge);
  }
}

/** A report, or one kept aside, by its id and the hash of the text it was read in. */
export interface TextOf {
  readonly id: string;
  readonly textHash: string;
}

/** The texts that the reports of a store, and those kept aside, were read in: each once. */
export async function* textsIn(store: Reads): AsyncGenerator<TextOf> {
  const seen = new Set<string>();
  for (const type of READ_IN_TEXTS)
    for await (const ids of idsOf(store, type))
      for (let at = 0; at < ids.length; at += NODES) {
        const page = { ids: ids.slice(at, at + NODES) };
        for (const text of await store.read<TextOf>(statementFor('read/texts', { Report: type }), page)) {
          if (!seen.has(text.textHash)) yield text;
          seen.add(text.textHash);
        }
      }
}
