import { createHash, type Hash } from 'node:crypto';
import type { Ontology } from '../knowledge/ontology.ts';
import type { Store } from './store.ts';
import { type Edge, inOrder, type Node, nodesOf, rootTypes, walk } from './walk.ts';

/** What a graph comes to: equal hashes, equal graphs. */
export interface GraphHash {
  readonly hash: string;
  readonly nodes: number;
  readonly edges: number;
  /** The same type by type, so that it can be seen where two graphs part. */
  readonly types: readonly Part[];
}

/** What one type comes to; a practice counts as such, whatever kind it is of. */
export interface Part {
  readonly type: string;
  readonly count: number;
  readonly hash: string;
}

/** Types that are no part of the graph of facts: they tell of the reading and of where files lie. */
export const BESIDE: ReadonlySet<string> = new Set(['Aside', 'File', 'GIVES', 'Layout']);

/** Properties of a type that are no part of it: where a report's file lay, and what program and knowledge read it. */
export const APART: Readonly<Record<string, ReadonlySet<string>>> = { Report: new Set(['path', 'knowledge', 'stamp']) };

/**
 * A SHA-256 of all nodes with their labels and properties and of all edges with their ends and properties: the same for
 * the same graph, whatever store it is in and in whatever order it was written. Files, what is kept aside, and a report's
 * path, stamp and fingerprint of knowledge are no part of it. It holds while nothing is written meanwhile.
 */
export async function hashGraph(store: Pick<Store, 'read'>, ontology: Ontology): Promise<GraphHash> {
  const kinds = rootTypes(ontology).filter((type) => !BESIDE.has(type));
  const parts = new Map([...kinds, ...ontology.edges.keys()].filter((type) => !BESIDE.has(type)).map(emptyPart));
  for (const type of kinds.sort()) {
    for await (const { ids, edges } of walk(store, type, ontology)) {
      for (const node of await nodesOf(store, type, ids)) add(parts, type, lineOfNode(type, node));
      const lines = edges.map((edge) => ({ edge, line: lineOfEdge(edge) }));
      // By the start first, so that the order does not hang on where a page ends.
      lines.sort((a, b) => inOrder(a.edge.from[1], b.edge.from[1]) || inOrder(a.line, b.line));
      for (const { edge, line } of lines) add(parts, edge.type, line);
    }
  }
  const types = [...parts]
    .map(([type, { count, hash }]) => ({ type, count, hash: hash.digest('hex') }))
    .sort((a, b) => inOrder(a.type, b.type));
  const total = (of: (part: Part) => boolean) => types.filter(of).reduce((sum, { count }) => sum + count, 0);
  return {
    hash: createHash('sha256').update(types.map(lineOfPart).join('')).digest('hex'),
    nodes: total(({ type }) => ontology.nodes.has(type)),
    edges: total(({ type }) => ontology.edges.has(type)),
    types,
  };
}

interface Open {
  count: number;
  readonly hash: Hash;
}

const emptyPart = (type: string): [string, Open] => [type, { count: 0, hash: createHash('sha256') }];

function add(parts: ReadonlyMap<string, Open>, type: string, line: string): void {
  const part = parts.get(type);
  // Another program's edges may share a server.
  if (!part) return;
  part.count++;
  part.hash.update(line);
}

/** A type that nothing is of says nothing, so that a graph keeps its hash when the ontology grows. */
const lineOfPart = ({ type, count, hash }: Part): string =>
  count === 0 ? '' : `${JSON.stringify([type, count, hash])}\n`;

function lineOfNode(type: string, { _labels, ...properties }: Node): string {
  return `${JSON.stringify([[..._labels].sort(), entries(properties, APART[type])])}\n`;
}

/** All of an edge in one line: equal lines, equal edges. */
export function lineOfEdge({ type, from, to, properties }: Edge): string {
  return `${JSON.stringify([type, from, to, entries(properties)])}\n`;
}

/** Properties by name in order, without those of `apart`; one that is null is one that is not there. */
export function entries(
  properties: Readonly<Record<string, unknown>>,
  apart?: ReadonlySet<string>,
): [string, unknown][] {
  return Object.entries(properties)
    .filter(([name, value]) => value !== null && value !== undefined && !apart?.has(name))
    .sort(([a], [b]) => inOrder(a, b));
}
