import { resolve } from 'node:path';
import type { Ontology, Property } from '../knowledge/ontology.ts';
import { grouped } from '../model/grouped.ts';
import { entries } from '../store/hash.ts';
import { type Store, StoreError } from '../store/store.ts';
import { inOrder } from '../store/walk.ts';
import { edgesIn, nodesIn, storedTypes } from './flow.ts';
import { declared, leafOf, type Piece } from './values.ts';

/** Neo4j's names of types. */
const TYPES: Readonly<Record<Property['type'], string>> = {
  string: 'string',
  integer: 'long',
  number: 'double',
  boolean: 'boolean',
  'string[]': 'string[]',
  'integer[]': 'long[]',
};

/** What is to be settled before CSV is written. */
export interface CsvOptions {
  readonly ontology: Ontology;
  /** The character that parts the elements of a list; it may stand in none of them. */
  readonly delimiter: string;
  /** The name that a file has on the server. */
  readonly fileId?: (id: string) => string;
}

/**
 * All that a store holds, but its layout, as files for `neo4j-admin database import`: a header and a file of rows for each
 * set of a node's labels, and for each type of edge and of its ends. Every text is in quotes, so that line ends, commas
 * and empty texts stay what they are.
 */
export async function* bulkCsv(store: Pick<Store, 'read'>, options: CsvOptions): AsyncGenerator<Piece> {
  const { ontology, delimiter, fileId } = options;
  const begun = new Set<string>();
  const named = (type: string, id: string) => (type === 'File' && fileId ? fileId(id) : id);

  function* rows(file: string, header: readonly string[], lines: readonly string[]): Generator<Piece> {
    if (!begun.has(file)) yield { file: `${file}-header.csv`, text: `${header.join(',')}\n` };
    begun.add(file);
    yield { file: `${file}.csv`, text: lines.map((line) => `${line}\n`).join('') };
  }

  for (const type of storedTypes(ontology))
    for await (const nodes of nodesIn(store, type))
      for (const [leaf, some] of grouped(nodes, ({ _labels }) => leafOf(_labels, type, ontology))) {
        const { labels, properties } = ontology.nodes.get(leaf)!;
        const others = columns(properties, 'id');
        const lines = some.map(({ _labels, ...node }) => {
          const cells = fields(`${leaf} ${node.id}`, properties, others, { ...node, id: undefined }, delimiter);
          return [quoted(named(type, node.id)), ...cells, list(`${leaf} ${node.id}`, labels, delimiter)].join(',');
        });
        const header = [`id:ID(${type})`, ...typed(properties, others), ':LABEL'];
        yield* rows(`nodes-${labels.join('-')}`, header, lines);
      }
  for (const type of storedTypes(ontology))
    for await (const edges of edgesIn(store, type, ontology))
      for (const [key, some] of grouped(edges, ({ type, from, to }) => [type, from[0], to[0]].join('-'))) {
        const { type, from, to } = some[0]!;
        const { properties } = ontology.edges.get(type)!;
        const all = columns(properties);
        const lines = some.map(({ from, to, properties: borne }) => {
          const cells = fields(`${type} from ${from[1]}`, properties, all, borne, delimiter);
          return [quoted(named(...from)), quoted(named(...to)), ...cells, quoted(type)].join(',');
        });
        const header = [`:START_ID(${from[0]})`, `:END_ID(${to[0]})`, ...typed(properties, all), ':TYPE'];
        yield* rows(`edges-${key}`, header, lines);
      }
}

/** The command that imports these files, for a shell: each argument on a line of its own. */
export function importCommand(folder: string, files: readonly string[], delimiter: string, database: string): string {
  const pairs = (kind: string) =>
    files
      .filter((file) => file.startsWith(`${kind}-`) && file.endsWith('-header.csv'))
      .map((header) => [header, header.replace('-header.csv', '.csv')].map((file) => resolve(folder, file)).join(','));
  return [
    `neo4j-admin database import full ${shell(database)}`,
    '--multiline-fields=true',
    `--array-delimiter=${codePoint(delimiter)}`,
    '--strict=true',
    '--bad-tolerance=0',
    ...pairs('nodes').map((pair) => shell(`--nodes=${pair}`)),
    ...pairs('edges').map((pair) => shell(`--relationships=${pair}`)),
  ].join(' \\\n  ');
}

const columns = (properties: Readonly<Record<string, Property>>, without?: string): string[] =>
  Object.keys(properties)
    .filter((name) => name !== without)
    .sort(inOrder);

const typed = (properties: Readonly<Record<string, Property>>, names: readonly string[]): string[] =>
  names.map((name) => `${name}:${TYPES[properties[name]!.type]}`);

function fields(
  where: string,
  properties: Readonly<Record<string, Property>>,
  names: readonly string[],
  found: Readonly<Record<string, unknown>>,
  delimiter: string,
): string[] {
  const values = new Map(declared(where, properties, entries(found)).map(([name, value]) => [name, value]));
  return names.map((name) => field(where, values.get(name), delimiter));
}

/** A text is in quotes and a value that is not there is nothing, so that an empty text differs from it. */
function field(where: string, value: unknown, delimiter: string): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return list(where, value, delimiter);
  return typeof value === 'string' ? quoted(value) : String(value);
}

function list(where: string, value: readonly unknown[], delimiter: string): string {
  const elements = value.map(String);
  if (elements.some((one) => one.includes(delimiter)))
    throw new StoreError(
      `${where} holds the character ${codePoint(delimiter)}, which is to part the elements of lists; name another with --array-delimiter`,
    );
  return quoted(elements.join(delimiter));
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** `U+001F` */
const codePoint = (character: string): string =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

const shell = (word: string): string => (/^[\w./:=,@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
