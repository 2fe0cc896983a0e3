import type { Ontology } from '../knowledge/ontology.ts';
import { grouped } from '../model/grouped.ts';
import { statementFor } from '../store/cypher.ts';
import { insert } from '../store/insert.ts';
import type { EdgeRows, NodeRows, Rows } from '../store/rows.ts';
import { copyingFrom, setCopying } from '../store/schema.ts';
import { type Store, StoreError } from '../store/store.ts';
import { edgesIn, nodesIn, storedTypes } from './flow.ts';
import { leafOf } from './values.ts';

/** How a copy is made. */
export interface CopyOptions {
  readonly ontology: Ontology;
  /** The name that a file has in the copy: it may stand elsewhere, and files are named from there. */
  readonly fileId?: (id: string) => string;
  /** Told of each kind of node and edge as it begins. */
  readonly step?: (done: number, total: number, what: string) => void;
  /** Ends the copy where it is: it stays marked as half a copy. */
  readonly signal?: AbortSignal;
}

/** How many rows a transaction writes at least, where there are as many. */
const ROWS = 4000;

/**
 * Copies all that one store holds into another that holds nothing, as it is and some at a time. Until `endCopy` the other is
 * marked as half a copy, which only another copy may open; that one begins anew. One that holds anything else is a StoreError.
 */
export async function copyStore(from: Store, to: Store, options: CopyOptions): Promise<void> {
  const { ontology, step, signal } = options;
  await begin(from, to, ontology);
  const types = storedTypes(ontology);
  const steps = [
    ...types.map((type) => ({ what: `nodes: ${type}`, pages: () => nodeRows(from, type, options) })),
    ...types.map((type) => ({ what: `edges from: ${type}`, pages: () => edgeRows(from, type, options) })),
  ];
  for (const [done, { what, pages }] of steps.entries()) {
    step?.(done, steps.length, what);
    let waiting: Page[] = [];
    const write = async () => {
      const page = waiting;
      waiting = [];
      if (page.length > 0) await to.write((transaction) => insert(transaction, page));
    };
    for await (const page of pages()) {
      if (signal?.aborted) return;
      waiting.push(page);
      if (waiting.reduce((sum, { size }) => sum + size, 0) >= ROWS) await write();
    }
    await write();
  }
}

/** Takes the mark of half a copy off a store: from now on it is whole. */
export const endCopy = (to: Store): Promise<void> => setCopying(to, null);

interface Page extends Pick<Rows, 'nodes' | 'edges'> {
  readonly size: number;
}

async function* nodeRows(from: Store, type: string, { ontology, fileId }: CopyOptions): AsyncGenerator<Page> {
  const named = (id: string) => (type === 'File' && fileId ? fileId(id) : id);
  for await (const nodes of nodesIn(from, type)) {
    const groups = grouped(nodes, ({ _labels }) => leafOf(_labels, type, ontology));
    const rows = [...groups].map(
      ([leaf, some]): NodeRows => ({
        type: ontology.nodes.get(leaf)!,
        rows: some.map(({ _labels, id, ...properties }) => ({ id: named(id), properties })),
      }),
    );
    yield { nodes: () => rows, edges: () => [], size: nodes.length };
  }
}

async function* edgeRows(from: Store, type: string, { ontology, fileId }: CopyOptions): AsyncGenerator<Page> {
  const named = (type: string, id: string) => (type === 'File' && fileId ? fileId(id) : id);
  for await (const edges of edgesIn(from, type, ontology)) {
    const groups = grouped(edges, ({ type, to }) => `${type} ${to[0]}`);
    const rows = [...groups.values()].map(
      (some): EdgeRows => ({
        type: ontology.edges.get(some[0]!.type)!,
        from: type,
        to: some[0]!.to[0],
        rows: some.map(({ from, to, properties: { id, ...properties } }) => ({
          ...(typeof id === 'string' && { id }),
          ...{ from: named(...from), to: named(...to), properties },
        })),
      }),
    );
    yield { nodes: () => [], edges: () => rows, size: edges.length };
  }
}

async function begin(from: Store, to: Store, ontology: Ontology): Promise<void> {
  const half = await copyingFrom(to);
  for (const type of storedTypes(ontology)) {
    if (half) await clear(to, type);
    else if ((await to.read(statementFor('read/any', { Report: type }))).length > 0)
      throw new StoreError(
        `${to.address} holds a graph already (nodes of type ${type}), so nothing is copied into it; name a new store or an empty database`,
      );
  }
  await setCopying(to, from.address);
}

async function clear(store: Store, type: string): Promise<void> {
  const some = () =>
    store.write((transaction) => transaction.run<{ count: number }>(statementFor('write/clear', { Report: type })));
  while (((await some())[0]?.count ?? 0) > 0);
}
