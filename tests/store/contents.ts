import type { Store } from '../../src/store/store.ts';

/** Every node and edge of a store but how many writes it has seen, as text in a fixed order: two equal ones are the same graph. */
export async function contents(store: Store): Promise<{ nodes: string[]; edges: string[] }> {
  const nodes = await store.read<{ node: object }>('MATCH (node) RETURN node');
  const edges = await store.read<object>('MATCH (from)-[edge]->(to) RETURN from.id AS from, edge, to.id AS to');
  return {
    nodes: nodes.map(({ node }) => JSON.stringify({ ...node, revision: undefined })).sort(),
    edges: edges.map(inOrder).sort(),
  };
}

const inOrder = (row: object): string => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
