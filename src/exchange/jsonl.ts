import type { Ontology } from '../knowledge/ontology.ts';
import type { Store } from '../store/store.ts';
import type { Edge, End, Node } from '../store/walk.ts';
import { edgesIn, factTypes, nodesIn } from './flow.ts';
import { borne, factsOf, nodeName, type Piece } from './values.ts';

/**
 * The graph of facts, one node or edge a line as a JSON object, all nodes first, in the shape that Neo4j's APOC exports. The
 * same graph always gives the same bytes.
 */
export async function* jsonLines(store: Pick<Store, 'read'>, ontology: Ontology): AsyncGenerator<Piece> {
  const piece = (objects: readonly object[]): Piece => ({
    file: '',
    text: objects.map((one) => `${JSON.stringify(one)}\n`).join(''),
  });
  for (const type of factTypes(ontology))
    for await (const nodes of nodesIn(store, type)) yield piece(nodes.map((node) => nodeObject(type, node)));
  for (const type of factTypes(ontology))
    for await (const edges of edgesIn(store, type, ontology)) yield piece(edges.map(edgeObject));
}

function nodeObject(type: string, node: Node): object {
  const properties = Object.fromEntries(factsOf(type, node));
  return { type: 'node', id: nodeName(type, node.id), labels: [...node._labels].sort(), properties };
}

function edgeObject(edge: Edge): object {
  const { id } = edge.properties;
  const ends = { start: endObject(edge.from), end: endObject(edge.to) };
  return { type: 'relationship', id, label: edge.type, ...ends, properties: Object.fromEntries(borne(edge)) };
}

const endObject = ([type, id]: End): object => ({ id: nodeName(type, id), labels: [type] });
