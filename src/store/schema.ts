import { createHash } from 'node:crypto';
import type { NodeType, Ontology } from '../knowledge/ontology.ts';
import { defineQuery, statementFor } from './cypher.ts';
import { type Store, StoreError } from './store.ts';

/** The number of the layout this program writes; it changes with the meaning of what is stored. */
export const LAYOUT = 2;

const layout = defineQuery<Record<string, never>, { version: number; schema: string; copying: string | null }>(
  'schema/layout',
);

/**
 * Gives a store the ontology's constraints and indexes. One of another layout is a StoreError, and so is one that holds half
 * a copy of another store, unless `half` allows it.
 */
export async function prepare(store: Store, ontology: Ontology, { half = false } = {}): Promise<void> {
  const statements = [...ontology.nodes.values()].flatMap((type) => declarations(store, type));
  const schema = createHash('sha256').update(statements.join('\n')).digest('hex').slice(0, 16);
  const [found] = await layout(store, {});
  if (found && found.version !== LAYOUT) throw new StoreError(otherLayout(store.address, found.version));
  if (found?.copying && !half) throw new StoreError(halfCopy(store.address, found.copying));
  if (found?.schema === schema) return;
  for (const statement of statements) await store.define(statement);
  if (store.kind === 'neo4j') await store.read(statementFor('schema/await-indexes.neo4j'));
  await store.write((transaction) => transaction.run(statementFor('schema/set-layout'), { version: LAYOUT, schema }));
}

/** The store that this one began to be a copy of and is not yet; null where it is whole. */
export async function copyingFrom(store: Store): Promise<string | null> {
  return (await layout(store, {}))[0]?.copying ?? null;
}

/** Writes down that a store is being made a copy of another; null ends it. */
export async function setCopying(store: Store, from: string | null): Promise<void> {
  await store.write((transaction) => transaction.run(statementFor('schema/set-copying'), { from }));
}

/** Whether the store answers; a StoreError where it cannot be reached. */
export async function answers(store: Store): Promise<boolean> {
  return (await layout(store, {})).length > 0;
}

function declarations(store: Store, type: NodeType): string[] {
  if (type.labels[0] !== type.name) return [];
  const names = { Practice: type.name, practice_id: `${type.name.toLowerCase()}_id` };
  const unique = statementFor('schema/unique-id', names);
  const byKey = store.kind === 'embedded' ? [statementFor('schema/index-id.embedded', names)] : [];
  const others = type.indexes.map((property) =>
    statementFor('schema/index', {
      Practice: type.name,
      practice_name: `${type.name}_${property}`.toLowerCase(),
      name: property,
    }),
  );
  const words = store.kind === 'neo4j' ? type.fulltext : [];
  const fullText = words.map((property) =>
    statementFor('schema/fulltext.neo4j', {
      ...{ Passage: type.name, passage_text: `${type.name}_${property}`.toLowerCase(), text: property },
    }),
  );
  return [unique, ...byKey, ...others, ...fullText];
}

function halfCopy(address: string, from: string): string {
  return `${address} holds half a copy of ${from}; \`fazhi copy --from ${from} --to ${address}\` begins it again`;
}

function otherLayout(address: string, version: number): string {
  const advice = version > LAYOUT ? 'use a newer version of this program' : 'read the reports into a new store';
  return `${address} has layout ${version}, this program writes layout ${LAYOUT}; ${advice}`;
}
