import type { Ontology, Property } from '../knowledge/ontology.ts';
import { APART, entries } from '../store/hash.ts';
import { StoreError } from '../store/store.ts';
import { type Edge, inOrder, type Node } from '../store/walk.ts';

/** A part of what an export writes: to which file, where there are several, and what. */
export interface Piece {
  readonly file: string;
  readonly text: string;
}

/** A property's name, value, and what the ontology says of it. */
export type Entry = readonly [name: string, value: unknown, property: Property];

/** What a node of a root type bears, by name in order, without what is no part of the graph of facts. */
export function factsOf(type: string, { _labels, ...properties }: Node): [string, unknown][] {
  return entries(properties, APART[type]);
}

/** What an edge bears, by name in order. */
export const borne = ({ properties }: Edge): [string, unknown][] => entries(properties);

/** Properties as the ontology declares them; one that it does not know cannot be written with a type. */
export function declared(
  where: string,
  properties: Readonly<Record<string, Property>>,
  found: readonly (readonly [string, unknown])[],
): Entry[] {
  return found.map(([name, value]) => {
    const property = properties[name];
    if (!property) throw new StoreError(`${where} has the property "${name}", which the ontology does not know`);
    return [name, value, property];
  });
}

/** One name for a node of any type: `Report:500153/2023`. */
export const nodeName = (type: string, id: string): string => `${type}:${id}`;

/** All properties that nodes, or edges, may bear, by name in order; one that is not of one type everywhere is text. */
export function allProperties(types: Iterable<{ readonly properties: Readonly<Record<string, Property>> }>) {
  const found = new Map<string, Property['type']>();
  for (const { properties } of types)
    for (const [name, { type }] of Object.entries(properties))
      found.set(name, (found.get(name) ?? type) === type ? type : 'string');
  return [...found].sort(([a], [b]) => inOrder(a, b));
}

/** The type of a node: that of its labels which extends the others. */
export function leafOf(labels: readonly string[], root: string, { nodes }: Ontology): string {
  return labels.find((label) => label !== root && nodes.get(label)?.labels[0] === root) ?? root;
}
