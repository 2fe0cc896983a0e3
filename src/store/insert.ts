import { grouped } from '../model/grouped.ts';
import { statementFor } from './cypher.ts';
import type { EdgeRows, NodeRows, Rows } from './rows.ts';
import type { Transaction } from './store.ts';

/**
 * Writes the rows of reports that the store does not hold as if one after another, all rows of one kind by one statement.
 * While the store works on one of these, the next is made ready.
 */
export async function insert(transaction: Transaction, reports: readonly Gathered[]): Promise<void> {
  await all(
    nodesOf(reports).map(({ type, rows }) => {
      const name = type.name === 'Report' ? 'write/report' : 'write/node';
      return transaction.run(statementFor(name, { Law: type.labels.join(':') }), { rows });
    }),
  );
  await all(
    edgesOf(reports).map(({ type, from, to, rows }) => {
      const names = { Jurisdiction: from, Practice: to };
      return type.stated
        ? transaction.run(statementFor('write/edge', { ...names, ADOPTED: type.name }), { rows })
        : transaction.run(statementFor('write/link', { ...names, PART_OF: type.name }), { rows });
    }),
  );
}

/** Rows by statement. */
type Gathered = Pick<Rows, 'nodes' | 'edges'>;

/** Waits for all of them before it fails with the first that failed: a transaction may not end while a statement runs. */
async function all(running: readonly Promise<unknown>[]): Promise<void> {
  await Promise.allSettled(running);
  await Promise.all(running);
}

/** A node that several reports name is one row, with what the last of them says of it. */
function nodesOf(reports: readonly Gathered[]) {
  const groups = grouped(
    reports.flatMap((one) => one.nodes()),
    ({ type }) => type.name,
  );
  return [...groups.values()].map((group) => {
    const rows = new Map<string, NodeRows['rows'][number]>();
    for (const { id, properties } of group.flatMap((one) => one.rows))
      rows.set(id, { id, properties: { ...rows.get(id)?.properties, ...properties } });
    return { ...group[0]!, rows: [...rows.values()] };
  });
}

function edgesOf(reports: readonly Gathered[]) {
  const groups = grouped(
    reports.flatMap((one) => one.edges()),
    ({ type, from, to }) => `${type.name} ${from} ${to}`,
  );
  return [...groups.values()].map((group) => {
    const rows = new Map<string, EdgeRows['rows'][number]>();
    for (const row of group.flatMap((one) => one.rows)) rows.set(row.id ?? `${row.from} ${row.to}`, row);
    return { ...group[0]!, rows: [...rows.values()] };
  });
}
