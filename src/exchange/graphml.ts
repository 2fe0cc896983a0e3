import type { NodeType, Ontology, Property } from '../knowledge/ontology.ts';
import { APART, BESIDE } from '../store/hash.ts';
import type { Store } from '../store/store.ts';
import type { Edge, Node } from '../store/walk.ts';
import { edgesIn, factTypes, nodesIn } from './flow.ts';
import { allProperties, borne, declared, factsOf, leafOf, nodeName, type Piece } from './values.ts';

/** GraphML's own types; a list is joined to one text. */
const TYPES: Readonly<Record<Property['type'], string>> = {
  string: 'string',
  integer: 'long',
  number: 'double',
  boolean: 'boolean',
  'string[]': 'string',
  'integer[]': 'string',
};

/** Properties that a node is called by, where it has one of them. */
const CAPTIONS = ['name', 'title', 'indicator', 'text'];
const LONGEST = 40;

/**
 * The graph of facts as GraphML, as Gephi opens it: each node with a `label` to show and its `labels`, each edge with its
 * type as `label`, lists joined by ` | `. What XML cannot hold is U+FFFD. The same graph always gives the same bytes.
 */
export async function* graphML(store: Pick<Store, 'read'>, ontology: Ontology): AsyncGenerator<Piece> {
  const types = factTypes(ontology);
  const piece = (text: string): Piece => ({ file: '', text });
  yield piece('<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n');
  yield piece(keys('node', ['label', 'labels'], [...ontology.nodes.values()].map(factPart)));
  yield piece(
    keys(
      'edge',
      ['label'],
      [...ontology.edges.values()].filter(({ name }) => !BESIDE.has(name)),
    ),
  );
  yield piece('<graph id="fazhi" edgedefault="directed">\n');
  for (const type of types)
    for await (const nodes of nodesIn(store, type))
      yield piece(nodes.map((node) => nodeElement(type, node, ontology)).join(''));
  for (const type of types)
    for await (const edges of edgesIn(store, type, ontology))
      yield piece(edges.map((edge) => edgeElement(edge, ontology)).join(''));
  yield piece('</graph>\n</graphml>\n');
}

/** What nodes of a type bear in the graph of facts. */
function factPart({ name, labels, properties }: NodeType): { properties: Readonly<Record<string, Property>> } {
  if (BESIDE.has(labels[0]!)) return { properties: {} };
  return { properties: Object.fromEntries(Object.entries(properties).filter(([key]) => !APART[name]?.has(key))) };
}

/** A node's own id is its element's, so that no property of that name stands in Gephi's way. */
const isShown = ([name]: readonly [string, ...unknown[]]): boolean => name !== 'id';

function keys(
  of: 'node' | 'edge',
  own: readonly string[],
  types: readonly { properties: Readonly<Record<string, Property>> }[],
): string {
  const all = [
    ...own.map((name) => [name, 'string'] as const),
    ...allProperties(types)
      .filter(isShown)
      .map(([name, type]) => [name, TYPES[type]] as const),
  ];
  return all
    .map(([name, type]) => `<key id="${of}.${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>\n`)
    .join('');
}

function nodeElement(type: string, node: Node, ontology: Ontology): string {
  const leaf = leafOf(node._labels, type, ontology);
  const found = declared(`${leaf} ${node.id}`, ontology.nodes.get(leaf)!.properties, factsOf(type, node));
  const own = [data('node.label', caption(node)), data('node.labels', [...node._labels].sort().join(':'))];
  const others = found.filter(isShown).map(([name, value]) => data(`node.${name}`, value));
  return `<node id="${attribute(nodeName(type, node.id))}">${[...own, ...others].join('')}</node>\n`;
}

function edgeElement(edge: Edge, ontology: Ontology): string {
  const { type, from, to, properties } = edge;
  const found = declared(`${type} from ${from[1]}`, ontology.edges.get(type)!.properties, borne(edge));
  const id = typeof properties.id === 'string' ? ` id="${attribute(properties.id)}"` : '';
  const ends = `source="${attribute(nodeName(...from))}" target="${attribute(nodeName(...to))}"`;
  const others = found.filter(isShown).map(([name, value]) => data(`edge.${name}`, value));
  return `<edge${id} ${ends}>${[data('edge.label', type), ...others].join('')}</edge>\n`;
}

function caption(node: Node): string {
  const named = CAPTIONS.map((name) => node[name]).find((value) => typeof value === 'string' && value !== '');
  const characters = [...String(named ?? node.id)];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : characters.join('');
}

function data(key: string, value: unknown): string {
  const text = Array.isArray(value) ? value.join(' | ') : String(value);
  return `<data key="${key}">${content(text)}</data>`;
}

/** All that XML 1.0 has no place for, even written as a reference: control characters, halves of characters, U+FFFE and U+FFFF. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is to find
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** A carriage return that is not written as a reference is read as a line feed. */
function content(text: string): string {
  return text
    .replace(NOT_XML, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}

function attribute(text: string): string {
  return content(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}
