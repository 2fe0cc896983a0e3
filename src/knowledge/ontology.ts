import { basename, join } from 'node:path';
import { z } from 'zod';
import { KnowledgeError } from './errors.ts';
import { filesOf, readWords } from './tables.ts';
import { readYaml, type Yaml } from './yaml.ts';

const property = z.strictObject({
  type: z.enum(['string', 'integer', 'number', 'boolean', 'string[]', 'integer[]']),
  required: z.boolean().default(false),
  description: z.string().min(1),
});

const properties = z.record(z.string().regex(/^[a-z][A-Za-z]*$/), property).default({});
const ends = z.union([z.string(), z.array(z.string()).min(1)]).transform((end) => [end].flat());

const nodeShape = z.strictObject({
  label: z.string().min(1),
  description: z.string().min(1),
  extends: z.string().optional(),
  abstract: z.boolean().default(false),
  properties,
  indexes: z.array(z.string()).default([]),
  fulltext: z.array(z.string()).default([]),
});

const edgeShape = z.strictObject({
  label: z.string().min(1),
  description: z.string().min(1),
  from: ends,
  to: ends,
  /** Whether both ends are of one type where several are allowed. */
  same: z.boolean().default(false),
  /** Whether a report states it: then it bears the properties of provenance.yaml. */
  stated: z.boolean(),
  properties,
});

/** What a property holds, whether it must be there, and what it means. */
export type Property = z.infer<typeof property>;
type Properties = Readonly<Record<string, Property>>;

/** A type of node; `labels` begins with the type it extends, and inherited properties are among its own. */
export interface NodeType {
  readonly name: string;
  /** What it is called in Chinese. */
  readonly label: string;
  readonly description: string;
  readonly abstract: boolean;
  readonly labels: readonly string[];
  readonly properties: Properties;
  /** Properties that it is looked up by, besides `id`. */
  readonly indexes: readonly string[];
  /** Properties that are looked through for words; a server keeps an index of their pairs of characters. */
  readonly fulltext: readonly string[];
}

/** A type of edge and the types of node it may join. */
export interface EdgeType {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly same: boolean;
  readonly stated: boolean;
  readonly properties: Properties;
}

/** What the graph may hold. */
export interface Ontology {
  readonly nodes: ReadonlyMap<string, NodeType>;
  readonly edges: ReadonlyMap<string, EdgeType>;
  /** Endings of an issuer's name that make a report the government's own. */
  readonly issuers: readonly string[];
}

/** Reads `graph/ontology`; a mistake in it is a KnowledgeError with file, line and column. */
export function loadOntology(folder: string): Ontology {
  const read = readAll(join(folder, 'nodes'), nodeShape);
  const nodes = new Map([...read].map(([name, yaml]) => [name, nodeType(name, yaml, read)]));
  const provenance = readYaml(join(folder, 'provenance.yaml'), properties).value;
  const edges = new Map(
    [...readAll(join(folder, 'edges'), edgeShape)].map(([name, yaml]) => [
      name,
      edgeType(name, yaml, nodes, provenance),
    ]),
  );
  return { nodes, edges, issuers: readWords(join(folder, 'issuers.txt')).map(({ word }) => word) };
}

interface File<T> extends Yaml<T> {
  readonly file: string;
}

function readAll<T>(folder: string, shape: z.ZodType<T>): Map<string, File<T>> {
  return new Map(filesOf(folder, 'yaml').map((file) => [basename(file, '.yaml'), { file, ...readYaml(file, shape) }]));
}

type NodeFile = File<z.infer<typeof nodeShape>>;

function nodeType(name: string, { file, value, where }: NodeFile, all: ReadonlyMap<string, NodeFile>): NodeType {
  const base = value.extends === undefined ? undefined : all.get(value.extends);
  if (value.extends !== undefined) {
    checkName(file, where(['extends']), 'node type', value.extends, all);
    if (base?.value.extends) throw new KnowledgeError(file, where(['extends']), 'a type extends only a root type');
  }
  const own = { ...base?.value.properties, ...value.properties };
  if (!own.id?.required) throw new KnowledgeError(file, where(['properties']), 'needs a required property "id"');
  for (const key of ['indexes', 'fulltext'] as const)
    for (const [i, index] of value[key].entries())
      checkName(file, where([key, i]), 'property', index, new Map(Object.entries(own)));
  return {
    name,
    label: value.label,
    description: value.description,
    abstract: value.abstract,
    labels: value.extends === undefined ? [name] : [value.extends, name],
    properties: own,
    indexes: value.indexes,
    fulltext: value.fulltext,
  };
}

type EdgeFile = File<z.infer<typeof edgeShape>>;

function edgeType(
  name: string,
  { file, value, where }: EdgeFile,
  nodes: ReadonlyMap<string, NodeType>,
  provenance: Properties,
): EdgeType {
  for (const side of ['from', 'to'] as const)
    for (const end of value[side]) checkName(file, where([side]), 'node type', end, nodes);
  for (const key of Object.keys(value.properties))
    if (value.stated && key in provenance)
      throw new KnowledgeError(file, where(['properties', key]), `"${key}" is already in provenance.yaml`);
  return { name, ...value, properties: value.stated ? { ...provenance, ...value.properties } : value.properties };
}

function checkName(
  file: string,
  where: { line: number; column: number },
  what: string,
  name: string,
  known: ReadonlyMap<string, unknown>,
): void {
  if (known.has(name)) return;
  throw new KnowledgeError(file, where, `no ${what} "${name}"; there are: ${[...known.keys()].join(', ')}`);
}
