import type { EdgeType, NodeType, Ontology, Property } from '../knowledge/ontology.ts';

/** A node by its type and id. */
export interface Ref {
  readonly type: string;
  readonly id: string;
}

type Properties = Readonly<Record<string, unknown>>;

/** Nodes of one type, to be written by one statement. */
export interface NodeRows {
  readonly type: NodeType;
  readonly rows: { readonly id: string; readonly properties: Properties }[];
}

/** Edges of one type between two types of node, to be written by one statement. */
export interface EdgeRows {
  readonly type: EdgeType;
  /** Root types of the ends. */
  readonly from: string;
  readonly to: string;
  readonly rows: {
    readonly id?: string;
    readonly from: string;
    readonly to: string;
    readonly properties: Properties;
  }[];
}

/** What a report adds to the graph, gathered by statement; what the ontology does not allow is refused. */
export interface Rows {
  node(type: string, properties: Properties & { readonly id: string }): Ref;
  edge(type: string, from: Ref, to: Ref, properties?: Properties): void;
  nodes(): readonly NodeRows[];
  edges(): readonly EdgeRows[];
}

/** No rows yet. */
export function emptyRows(ontology: Ontology): Rows {
  const nodes = new Map<string, { type: NodeType; rows: Map<string, NodeRows['rows'][number]> }>();
  const edges = new Map<string, Omit<EdgeRows, 'rows'> & { rows: Map<string, EdgeRows['rows'][number]> }>();

  function node(name: string, properties: Properties & { readonly id: string }): Ref {
    const type = known(ontology.nodes, name);
    const group = entry(nodes, name, { type, rows: new Map() });
    group.rows.set(properties.id, { id: properties.id, properties: checked(name, type.properties, properties) });
    return { type: name, id: properties.id };
  }

  function edge(name: string, from: Ref, to: Ref, properties: Properties = {}): void {
    const type = known(ontology.edges, name);
    const [fromRoot, toRoot] = [rootOf(ontology, from.type), rootOf(ontology, to.type)];
    if (!type.from.includes(fromRoot) || !type.to.includes(toRoot) || (type.same && fromRoot !== toRoot))
      throw new Error(`the ontology has no ${name} from ${from.type} to ${to.type}`);
    const key = `${name} ${fromRoot} ${toRoot}`;
    const group = entry(edges, key, { type, from: fromRoot, to: toRoot, rows: new Map() });
    const { id } = properties;
    const row = { from: from.id, to: to.id, properties: checked(name, type.properties, properties) };
    if (typeof id === 'string') group.rows.set(id, { id, ...row });
    else group.rows.set(`${from.id} ${to.id}`, row);
  }

  return {
    node,
    edge,
    nodes: () => [...nodes.values()].map(({ type, rows }) => ({ type, rows: [...rows.values()] })),
    edges: () => [...edges.values()].map((group) => ({ ...group, rows: [...group.rows.values()] })),
  };
}

function entry<T>(map: Map<string, T>, key: string, first: T): T {
  const value = map.get(key) ?? first;
  map.set(key, value);
  return value;
}

function rootOf(ontology: Ontology, type: string): string {
  return known(ontology.nodes, type).labels[0]!;
}

function known<T>(types: ReadonlyMap<string, T>, name: string): T {
  const type = types.get(name);
  if (!type) throw new Error(`the ontology has no ${name}; there are: ${[...types.keys()].join(', ')}`);
  return type;
}

/** What the ontology allows, without the id, which a row has beside them; the stores keep no nulls, so these are left out. */
function checked(name: string, declared: Readonly<Record<string, Property>>, properties: Properties): Properties {
  const kept: Record<string, unknown> = {};
  for (const key in properties) {
    const value = properties[key];
    const property = declared[key];
    if (!property) throw new Error(`${name} has no property "${key}"; there are: ${Object.keys(declared).join(', ')}`);
    if (value === null || value === undefined) continue;
    if (!fits(property.type, value))
      throw new Error(`${name}.${key} is ${JSON.stringify(value)}, which is no ${property.type}`);
    if (key !== 'id') kept[key] = value;
  }
  for (const key in declared)
    if (declared[key]!.required && (properties[key] === null || properties[key] === undefined))
      throw new Error(`${name} needs "${key}"`);
  return kept;
}

function fits(type: Property['type'], value: unknown): boolean {
  if (type === 'string[]') return Array.isArray(value) && value.every((one) => typeof one === 'string');
  if (type === 'integer[]') return Array.isArray(value) && value.every(Number.isInteger);
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'number') return Number.isFinite(value);
  return typeof value === type;
}
