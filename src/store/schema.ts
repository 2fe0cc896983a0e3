import { createHash } from 'node:crypto';
import type { NodeType, Ontology } from '../knowledge/ontology.ts';
import { defineQuery, statementFor } from './cypher.ts';
import { type Store, StoreError } from './store.ts';

/** The number of the layout this program writes; it changes with the meaning of what is stored. */
export const LAYOUT = 1;

const layout = defineQuery<Record<string, never>, { version: number; schema: string }>('schema/layout');

/** Gives a store the ontology's constraints and indexes; one of another layout is a StoreError. */
export async function prepare(store: Store, ontology: Ontology): Promise<void> {
  const statements = [...ontology.nodes.values()].flatMap((type) => declarations(store, type));
  const schema = createHash('sha256').update(statements.join('\n')).digest('hex').slice(0, 16);
  const [found] = await layout(store, {});
  if (found && found.version !== LAYOUT) throw new StoreError(otherLayout(store.address, found.version));
  if (found?.schema === schema) return;
  for (const statement of statements) await store.define(statement);
  await store.write((transaction) => transaction.run(statementFor('schema/set-layout'), { version: LAYOUT, schema }));
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
  return [unique, ...byKey, ...others];
}

function otherLayout(address: string, version: number): string {
  const advice = version > LAYOUT ? 'use a newer version of this program' : 'read the reports into a new store';
  return `${address} has layout ${version}, this program writes layout ${LAYOUT}; ${advice}`;
}
